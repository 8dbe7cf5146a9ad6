"""Whoever changes the record past the program is found out."""
# ruff: noqa: S608

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from legalaid.services.events import verify
from tests.services.stories import RULING, Story


def tamper(story: Story, change: str) -> None:
    """What somebody would do who has the database in hand, guards and all."""
    engine = story.desk.sessions.engine
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as file:
            file.execute("DROP TRIGGER event_no_update")
            file.execute("DROP TRIGGER event_no_delete")
            file.execute(change)
            file.commit()
        return
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(change))


def test_a_whole_record_verifies(filed: Story) -> None:
    assert verify(filed.desk) == ()


OURS = """case_id = (SELECT id FROM "case" WHERE reference = 'KSP-LAC1-2026-000002')"""


@pytest.mark.parametrize(
    ("change", "seq", "code"),
    [
        ("to_state = 'filed'", 2, "chain"),
        ("happened_on = '2026-03-01'", 3, "chain"),
        ("role = 'supervisor'", 2, "chain"),
        ("key_id = 9", 2, "key"),
        ("seq = 99", 3, "gap"),
        ("payload = link", 4, "chain"),
    ],
)
def test_every_change_of_an_event_is_found(filed: Story, change: str, seq: int, code: str) -> None:
    tamper(filed, f"UPDATE event SET {change} WHERE seq = {seq} AND {OURS}")

    first = verify(filed.desk)[0]
    assert (first.reference, first.seq, first.code) == (filed.reference, seq, code)
    assert verify(filed.desk, "KSP-LAC1-2026-000001") == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (f"UPDATE document SET content_hash = 'x' WHERE {OURS}", "paper"),
        (f"UPDATE document SET sealed = (SELECT link FROM event LIMIT 1) WHERE {OURS}", "paper"),
        ("""UPDATE "case" SET event_count = 5""", "head"),
        ("""UPDATE "case" SET chain_head = wrapped_key""", "head"),
    ],
)
def test_every_change_beside_the_events_is_found(filed: Story, change: str, code: str) -> None:
    tamper(filed, change)

    assert code in {one.code for one in verify(filed.desk)}


def test_an_event_cut_off_at_the_end_is_found(filed: Story) -> None:
    filed.take(filed.lawyer, "refuse", 2, answers=RULING)
    tamper(filed, f"DELETE FROM event WHERE seq = 7 AND {OURS}")

    assert [one.code for one in verify(filed.desk)] == ["head"]
