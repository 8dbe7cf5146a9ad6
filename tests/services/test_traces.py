"""Every look leaves a trace that nobody changes unseen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from legalaid.domain.errors import NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.models.base import table_of
from legalaid.models.trace import Trace
from legalaid.services.audit import PAGE, Sought, list_deeds
from legalaid.services.events import verify
from legalaid.services.seers import who_has_seen
from legalaid.services.traces import Kind, Look, leave
from tests.people import DWA, FAR, add_person
from tests.services.conftest import Watch
from tests.services.stories import Story

GUARDS = ("trace_no_update", "trace_no_delete", "trace_of_no_update", "trace_of_no_delete")


def look(story: Story, person: Person, part: str = "cases.case", kind: Kind = "read") -> None:
    leave(story.desk, person, Look(kind, part, (story.reference,)))


@pytest.fixture
def seen(story: Story, watch: Watch) -> Story:
    """A case that two people looked at."""
    story.open()
    for part in ("cases.case", "cases.known", "papers.paper"):
        look(story, story.officer, part)
        watch.go(minutes=1)
    look(story, story.aide)
    return story


def tamper(engine: Engine, change: str) -> None:
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as file:
            for guard in GUARDS:
                file.execute(f"DROP TRIGGER {guard}")
            file.execute(change)
            file.commit()
        return
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(change))


@pytest.mark.parametrize(
    "change",
    ["UPDATE trace SET part = 'x'", "DELETE FROM trace", "DELETE FROM trace_of",
     "UPDATE trace_of SET reference = 'x'"],
)  # fmt: skip
def test_the_store_refuses_to_change_a_trace(seen: Story, change: str) -> None:
    with (
        seen.desk.sessions.pen.begin() as connection,
        pytest.raises(DBAPIError, match="permanent"),
    ):
        connection.execute(text(change))


def test_whole_traces_verify(seen: Story) -> None:
    assert verify(seen.desk) == ()


@pytest.mark.parametrize(
    ("change", "seq", "code"),
    [
        ("UPDATE trace SET part = 'home.home' WHERE seq = 2", 2, "chain"),
        ("UPDATE trace SET kind = 'list' WHERE seq = 3", 3, "chain"),
        ("UPDATE trace SET key_id = 9 WHERE seq = 1", 1, "key"),
        ("DELETE FROM trace WHERE seq = 2", 2, "gap"),
        ("UPDATE trace SET seq = seq + 9 WHERE seq = 4", 4, "gap"),
        ("DELETE FROM trace_of", 1, "named"),
    ],
)
def test_every_change_of_a_trace_is_found(seen: Story, change: str, seq: int, code: str) -> None:
    tamper(seen.desk.sessions.engine, change)

    first = verify(seen.desk)[0]
    assert (first.reference, first.seq, first.code) == ("", seq, code)


def test_what_does_not_read_like_a_reference_is_not_kept(story: Story) -> None:
    leave(story.desk, story.officer, Look("refused", "cases.case", ("សុខ ដារ៉ា",)))

    with story.desk.sessions.engine.connect() as connection:
        assert connection.scalar(select(table_of(Trace).c.refs)) == []


def test_those_who_answer_for_a_case_see_who_saw_it(seen: Story) -> None:
    look(seen, seen.lawyer, kind="refused")
    page = who_has_seen(seen.desk, add_person(seen.desk, "head", "supervisor", DWA), seen.reference)

    told = {one.login: (one.times, one.refused) for one in page.people}
    assert told == {
        seen.officer.login: (3, 0),
        seen.aide.login: (1, 0),
        seen.lawyer.login: (1, 1),
    }
    assert page.looks[0].kind == "refused"


def test_nobody_else_sees_who_saw_it(seen: Story) -> None:
    with pytest.raises(NotFound):
        who_has_seen(seen.desk, add_person(seen.desk, "far", "supervisor", FAR), seen.reference)
    with pytest.raises(NotAllowed):
        who_has_seen(seen.desk, add_person(seen.desk, "eye", "auditor", DWA), seen.reference)


def test_a_long_record_comes_in_pages(seen: Story) -> None:
    for _ in range(60):
        look(seen, seen.aide)
    head = add_person(seen.desk, "head", "supervisor", DWA)
    first = who_has_seen(seen.desk, head, seen.reference)
    rest = who_has_seen(seen.desk, head, seen.reference, first.further)

    assert len(first.looks) + len(rest.looks) == 64
    assert rest.further is None


@pytest.fixture
def auditor(seen: Story) -> Person:
    return add_person(seen.desk, "eye", "auditor", DWA)


def test_the_auditor_reads_acts_and_looks_of_the_province(seen: Story, auditor: Person) -> None:
    far = add_person(seen.desk, "far", "womens_affairs", FAR)
    leave(seen.desk, far, Look("list", "cases.cases", ()))

    deeds = list_deeds(seen.desk, auditor, Sought()).deeds

    assert {one.kind for one in deeds} == {"act", "read"}
    assert "far" not in {str(one.who).lower() for one in deeds}


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (lambda _: Sought(kind="read"), 4),
        (lambda s: Sought(kind="read", who=s.aide.id), 1),
        (lambda s: Sought(kind="act", reference=s.reference), 1),
        (lambda s: Sought(reference=s.reference, until_on=date(2020, 1, 1)), 0),
        (lambda s: Sought(reference=s.reference, from_on=s.desk.today()), 5),
        (lambda _: Sought(kind="refused"), 0),
    ],
)
def test_the_record_is_narrowed(
    seen: Story, auditor: Person, narrow: Callable[[Story], Sought], found: int
) -> None:
    assert len(list_deeds(seen.desk, auditor, narrow(seen)).deeds) == found


def test_the_pages_of_the_record_hold_each_entry_once(seen: Story, auditor: Person) -> None:
    for _ in range(2 * PAGE):
        look(seen, seen.aide)
    with seen.desk.sessions.engine.connect() as connection:
        whole = connection.scalar(select(func.count()).select_from(table_of(Trace)))

    ids, after = [], None
    while True:
        page = list_deeds(seen.desk, auditor, Sought(kind="read"), after)
        ids += [one.id for one in page.deeds]
        after = page.after
        if after is None:
            break

    assert len(ids) == len(set(ids)) == whole
