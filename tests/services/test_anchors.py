"""Who holds the whole database, and even its keys, cannot cut the newest events off unseen."""
# ruff: noqa: S608

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from legalaid.domain.errors import NotAllowed
from legalaid.jobs.worker import run_once
from legalaid.services.anchors import Kept, anchor, anchor_daily, list_anchors, still_stands
from legalaid.services.events import verify
from legalaid.services.traces import Look, leave
from tests.people import add_person
from tests.services.conftest import Watch
from tests.services.stories import RULING, Story

GUARDED = ("event", "trace", "trace_of", "anchor", "anchored_head")


def rewrite(story: Story, *changes: str) -> None:
    """What somebody would do who has the database in hand, guards and all."""
    engine = story.desk.sessions.engine
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as file:
            for table in GUARDED:
                for guard in ("update", "delete"):
                    file.execute(f"DROP TRIGGER {table}_no_{guard}")
            for change in changes:
                file.execute(change)
            file.commit()
        return
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for change in changes:
            connection.execute(text(change))


def cut_newest(story: Story) -> list[str]:
    """The newest event of our case, and the case as it was before it."""
    ours = f"(SELECT id FROM \"case\" WHERE reference = '{story.reference}')"
    left = story.seen - 1
    last = f"SELECT link FROM event WHERE case_id = {ours} AND seq = {left}"
    return [
        f"DELETE FROM event WHERE case_id = {ours} AND seq = {story.seen}",
        f'UPDATE "case" SET event_count = {left}, chain_head = ({last}) WHERE id = {ours}',
    ]


@pytest.fixture
def refused(filed: Story) -> Story:
    """A suit whose last event is a step without papers."""
    filed.take(filed.lawyer, "refuse", 2, answers=RULING)
    return filed


def test_without_an_anchor_a_shorter_chain_holds(refused: Story) -> None:
    rewrite(refused, *cut_newest(refused))

    assert verify(refused.desk) == ()


def test_an_anchor_shows_that_the_newest_event_is_gone(refused: Story) -> None:
    anchor(refused.desk)
    rewrite(refused, *cut_newest(refused))

    assert [(one.reference, one.seq, one.code) for one in verify(refused.desk)] == [
        (refused.reference, refused.seen, "cut")
    ]


def test_a_case_that_is_gone_is_missed(refused: Story) -> None:
    anchor(refused.desk)
    rewrite(refused, f"UPDATE \"case\" SET reference = 'x' WHERE reference = '{refused.reference}'")

    assert (refused.reference, "cut") in {(one.reference, one.code) for one in verify(refused.desk)}


@pytest.mark.parametrize("gone", ["anchored_head", "anchor"])
def test_what_was_kept_outside_shows_that_an_anchor_is_gone_too(refused: Story, gone: str) -> None:
    kept = Kept(1, anchor(refused.desk).code)
    forgotten = [f"DELETE FROM {table}" for table in dict.fromkeys(["anchored_head", gone])]
    rewrite(refused, *cut_newest(refused), *forgotten)

    assert {one.code for one in verify(refused.desk, kept=[kept])} == {
        "anchor" if gone == "anchored_head" else "kept"
    }


def test_an_anchor_made_anew_over_a_shorter_record_has_another_code(refused: Story) -> None:
    """Even by somebody who has the keys as well."""
    kept = Kept(1, anchor(refused.desk).code)
    rewrite(refused, *cut_newest(refused), "DELETE FROM anchored_head", "DELETE FROM anchor")
    anchor(refused.desk)

    assert verify(refused.desk) == ()
    assert [one.code for one in verify(refused.desk, kept=[kept])] == ["kept"]


def test_the_newest_looks_cannot_be_cut_off_either(story: Story) -> None:
    story.open()
    leave(story.desk, story.officer, Look("read", "cases.case", (story.reference,)))
    anchor(story.desk)
    rewrite(story, "DELETE FROM trace_of", "DELETE FROM trace")

    assert [(one.reference, one.seq, one.code) for one in verify(story.desk)] == [("", 1, "cut")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE anchor SET trace_seq = 0, trace_link = link", "anchor"),
        ("UPDATE anchored_head SET event_count = 1", "anchor"),
        ("UPDATE anchor SET key_id = 9", "anchor"),
        ("UPDATE anchor SET number = 7; ", "anchor"),
    ],
)
def test_a_changed_anchor_is_found(refused: Story, change: str, code: str) -> None:
    leave(refused.desk, refused.officer, Look("read", "cases.case", (refused.reference,)))
    anchor(refused.desk)
    rewrite(refused, change)

    assert code in {one.code for one in verify(refused.desk)}


@pytest.mark.parametrize("table", ["anchor", "anchored_head"])
def test_the_store_refuses_to_forget_an_anchor(refused: Story, table: str) -> None:
    anchor(refused.desk)
    with (
        refused.desk.sessions.pen.begin() as connection,
        pytest.raises(DBAPIError, match="permanent"),
    ):
        connection.execute(text(f"DELETE FROM {table}"))


def test_whole_anchors_verify_as_the_record_grows(filed: Story) -> None:
    first = anchor(filed.desk)
    filed.take(filed.lawyer, "refuse", 2, answers=RULING)
    second = anchor(filed.desk)
    kept = [Kept(one.number, one.code) for one in (first, second)]

    assert verify(filed.desk, kept=kept) == ()
    assert second.cases == 1


def test_an_anchor_is_made_once_a_day_by_itself(story: Story, watch: Watch) -> None:
    run_once(story.desk)

    assert anchor_daily(story.desk) == 0
    watch.go(days=1)
    assert anchor_daily(story.desk) == 1


def test_what_is_typed_from_paper_is_compared_however_it_is_spelled(story: Story) -> None:
    auditor = add_person(story.desk, "eye", "auditor")
    made = anchor(story.desk)
    spelled = made.code.replace("-", " ").lower()

    assert still_stands(story.desk, auditor, Kept(1, spelled))
    assert not still_stands(story.desk, auditor, Kept(2, spelled))
    assert not still_stands(story.desk, auditor, replace(Kept(1, spelled), code="A" + spelled))
    assert [one.code for one in list_anchors(story.desk, auditor)] == [made.code]


def test_the_codes_are_not_for_everybody(story: Story) -> None:
    with pytest.raises(NotAllowed):
        list_anchors(story.desk, story.lawyer)
