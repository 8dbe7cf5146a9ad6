"""Who has only the files of the store learns nothing about her."""

from pathlib import Path

import pytest
from sqlalchemy import select

from legalaid.models.case import Case
from legalaid.models.engine import Sessions
from legalaid.models.event import Event
from legalaid.models.sealing import SealBroken
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.events import verify
from tests.build import make_desk
from tests.people import found_offices
from tests.services.conftest import Watch
from tests.services.looking import rows
from tests.services.righting import put_right
from tests.services.stories import Story, begin_story

CANARIES = (
    "ប៊ុនធឿន", "Bunthoeun", "ផ្ទះលេខកាណារី", "រឿងរ៉ាវកាណារី", "7654321", "canary-draft", "canary-reason",
)  # fmt: skip
TOLD = {
    "client": {
        "name_km": "ប៊ុនធឿន", "name_latin": "Bunthoeun", "sex": "female",
        "address": {"house": "ផ្ទះលេខកាណារី"},
    },
    "problem": "រឿងរ៉ាវកាណារី",
    "income": 7654321,
}  # fmt: skip


@pytest.fixture
def told(story: Story) -> Story:
    story.open(TOLD)
    put_right(story, story.officer, 1, answers={"income": 7654322}, reason="canary-reason")
    at = DraftAt(story.reference, 1, "accept")
    keep_draft(story.desk, story.aide, at, {"note": "canary-draft"})
    return story


def test_no_word_of_hers_is_in_the_files(tmp_path: Path, sqlite_sessions: Sessions) -> None:
    desk = make_desk(sqlite_sessions)
    found_offices(desk)
    begin_story(desk).open(TOLD)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("store.db*"))

    assert len(stored) > 100_000
    assert [word for word in CANARIES if word.encode() in stored] == []


def test_no_word_of_hers_is_in_any_column(told: Story) -> None:
    found = []
    with told.desk.sessions.engine.connect() as connection:
        for table in ("case", "proceeding", "event", "document", "draft", "outbox", "case_fact"):
            stored = repr(connection.exec_driver_sql(f'SELECT * FROM "{table}"').all())  # noqa: S608
            found += [word for word in CANARIES if word in stored]
    assert found == []


def test_without_the_key_of_the_case_nothing_opens(told: Story) -> None:
    """Erasing a case destroys its key; the chain stays whole."""
    desk = told.desk
    with desk.sessions.writing.begin() as session:
        case = session.scalars(select(Case).filter_by(reference=told.reference)).one()
        case.wrapped_key = desk.keyring.make_data_key("case", case.id)
        session.flush()

    with desk.sessions.reading() as session:
        again = session.get_one(Case, case.id)
        first = session.scalars(select(Event).filter_by(case_id=again.id, seq=1)).one()
        with pytest.raises(SealBroken):
            _ = first.told
    assert verify(desk) == ()


def test_a_plain_column_holds_no_sealed_class(told: Story) -> None:
    case = rows(told.desk, Case, reference=told.reference)[0]

    assert set(case.plain) == {"client", "case_owner"}
    assert case.plain["client"] == {"sex": "female"}


def test_a_fresh_desk_with_the_same_keys_opens_everything(told: Story, watch: Watch) -> None:
    again = make_desk(told.desk.sessions, watch)

    with again.sessions.reading() as session:
        case = session.scalars(select(Case).filter_by(reference=told.reference)).one()
        assert case.narrative == {"problem": "រឿងរ៉ាវកាណារី"}
        assert case.location["client"]["address"]["house"] == "ផ្ទះលេខកាណារី"
