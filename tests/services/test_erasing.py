"""What is erased is gone for everybody, by two people; what is held stays; the record holds."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from benchmarks.plain_files import jpeg
from legalaid.domain.errors import NotAllowed, NotFound, StepNotPossible
from legalaid.domain.retention import Retention
from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.models.engine import Sessions
from legalaid.models.event import Event
from legalaid.models.sealing import SealBroken
from legalaid.models.store import METADATA
from legalaid.services.acts import Keeping, KeepingDeed
from legalaid.services.attachments import check_shelf
from legalaid.services.bringing import bring
from legalaid.services.case_page import view_case
from legalaid.services.cases import list_cases, search_cases
from legalaid.services.erasing import KEPT, keep
from legalaid.services.events import verify
from legalaid.services.keys import cases_that_do_not_open
from legalaid.services.retention import list_erasures, propose_erasures, view_keeping
from legalaid.services.rows import Filters
from tests.build import make_desk
from tests.people import LAC, add_person, found_offices
from tests.services.conftest import Watch
from tests.services.looking import rows
from tests.services.stories import KEYS, Story, until_filed


def do(story: Story, by: Person, deed: KeepingDeed) -> None:
    wish = Keeping(
        reference=story.reference, deed=deed, reason="Her wish.", key=f"{deed} {next(KEYS)}",
        seen=story.seen,
    )  # fmt: skip
    story.seen = keep(story.desk, by, wish).seen


def refused(story: Story, by: Person, deed: KeepingDeed) -> list[str]:
    with pytest.raises(StepNotPossible) as why:
        do(story, by, deed)
    return [reason.code for reason in why.value.reasons]


@pytest.fixture
def chief(filed: Story) -> Person:
    return add_person(filed.desk, f"chief{next(KEYS)}", "supervisor", LAC)


@pytest.fixture
def closed(filed: Story) -> Story:
    """A suit that was refused, and a case in which nothing runs any more; a file was brought."""
    return until_closed(filed)


def until_closed(filed: Story) -> Story:
    bring(filed.desk, filed.lawyer, filed.reference, jpeg())
    filed.refuse()
    filed.take(filed.lawyer, "finish", 2)
    filed.take(filed.lawyer, "close", 1)
    return filed


@pytest.fixture
def erased(closed: Story, chief: Person) -> Story:
    do(closed, closed.aide, "ask_erasure")
    do(closed, chief, "erase")
    return closed


def test_nobody_finds_it_any_more(erased: Story, chief: Person) -> None:
    for who in (erased.lawyer, erased.aide, erased.officer, chief):
        with pytest.raises(NotFound):
            view_case(erased.desk, who, erased.reference)
        assert erased.reference not in {
            one.reference for one in list_cases(erased.desk, who, Filters()).rows
        }
        assert search_cases(erased.desk, who, erased.reference) == ()


def test_nothing_sealed_opens_again(erased: Story) -> None:
    with erased.desk.sessions.reading() as session:
        case = session.scalars(select(Case).filter_by(reference=erased.reference)).one()
        events = session.scalars(select(Event).filter_by(case_id=case.id)).all()
        papers = session.scalars(select(Document).filter_by(case_id=case.id)).all()
        assert (case.wrapped_key, case.plain, case.identity) == (b"", {}, {})
        assert len(events) > 6
        assert papers
        for event in events:
            with pytest.raises(SealBroken):
                _ = event.told
        with pytest.raises(SealBroken):
            _ = papers[0].content


def test_its_record_stays_and_holds(erased: Story) -> None:
    kinds = [one.kind for one in rows(erased.desk, Event) if one.kind in {"ask_erasure", "erase"}]

    assert kinds == ["ask_erasure", "erase"]
    assert verify(erased.desk) == ()
    assert cases_that_do_not_open(erased.desk) == ()


def test_its_files_are_gone_and_those_of_others_stay(closed: Story, chief: Person) -> None:
    other = "KSP-LAC1-2026-000001"
    bring(closed.desk, closed.officer, other, jpeg(marked=True))
    do(closed, closed.aide, "ask_erasure")
    do(closed, chief, "erase")

    assert len(list(closed.desk.shelf.addresses())) == 2
    assert check_shelf(closed.desk).is_sound


def test_of_its_plain_rows_only_the_tombstone_is_left(erased: Story) -> None:
    case = rows(erased.desk, Case, reference=erased.reference)[0].id
    with erased.desk.sessions.engine.connect() as connection:
        left = {
            table.name
            for table in METADATA.sorted_tables
            if "case_id" in table.c
            and connection.execute(select(table).where(table.c.case_id == case)).first()
        }
    assert left <= KEPT


def test_no_key_of_it_is_left_in_the_files(tmp_path: Path, sqlite_sessions: Sessions) -> None:
    desk = make_desk(sqlite_sessions)
    found_offices(desk)
    closed = until_closed(until_filed(desk))
    key = rows(desk, Case, reference=closed.reference)[0].wrapped_key
    do(closed, closed.aide, "ask_erasure")
    do(closed, add_person(desk, "chief", "supervisor", LAC), "erase")

    assert not any(key in path.read_bytes() for path in tmp_path.glob("store.db*"))


def test_one_alone_erases_nothing(closed: Story) -> None:
    assert refused(closed, closed.aide, "erase") == ["erasure_not_asked"]
    do(closed, closed.aide, "ask_erasure")

    assert refused(closed, closed.aide, "erase") == ["erasure_by_two"]
    assert refused(closed, closed.aide, "ask_erasure") == ["erasure_asked"]


def test_what_is_open_or_held_is_not_erased(filed: Story, chief: Person) -> None:
    do(filed, filed.lawyer, "hold")

    assert refused(filed, chief, "ask_erasure") == ["case_is_held", "case_is_open"]
    assert refused(filed, filed.lawyer, "hold") == ["case_is_held"]


def test_a_hold_ends_what_was_asked_and_only_who_may_erase_lifts_it(
    closed: Story, chief: Person
) -> None:
    do(closed, closed.aide, "ask_erasure")
    do(closed, closed.lawyer, "hold")
    with pytest.raises(NotAllowed):
        do(closed, closed.lawyer, "release")
    do(closed, chief, "release")

    assert refused(closed, chief, "erase") == ["erasure_not_asked"]


def test_an_erasure_that_was_refused_is_asked_anew(closed: Story, chief: Person) -> None:
    do(closed, closed.aide, "ask_erasure")
    do(closed, chief, "drop_erasure")
    do(closed, chief, "ask_erasure")

    assert refused(closed, chief, "erase") == ["erasure_by_two"]


def test_when_its_years_are_over_it_is_proposed_and_not_erased(
    closed: Story, chief: Person, watch: Watch
) -> None:
    assert propose_erasures(closed.desk) == 0
    watch.go(days=3660)

    assert propose_erasures(closed.desk) == 1
    assert propose_erasures(closed.desk) == 0
    assert [one.reference for one in list_erasures(closed.desk, chief)] == [closed.reference]
    assert view_keeping(closed.desk, chief, closed.reference).due_on == date(2036, 3, 2)


def test_what_is_held_is_not_proposed(closed: Story, watch: Watch) -> None:
    do(closed, closed.lawyer, "hold")
    watch.go(days=36600)

    assert propose_erasures(closed.desk) == 0


@pytest.mark.parametrize(
    ("last", "workflows", "due"),
    [
        (date(2026, 3, 2), [], date(2036, 3, 2)),
        (date(2026, 3, 2), ["short", "long"], date(2041, 3, 2)),
        (date(2028, 2, 29), ["short"], date(2029, 2, 28)),
    ],
)
def test_the_longest_of_its_workflows_decides(last: date, workflows: list[str], due: date) -> None:
    assert Retention(years=10, workflows={"short": 1, "long": 15}).due_on(last, workflows) == due
