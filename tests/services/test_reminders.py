"""Word before a deadline: on the days that were chosen, to who is awaited, not of what is over."""

from datetime import date, timedelta

import pytest

from legalaid.models.notice import Notice
from legalaid.models.outbox import Outbox
from legalaid.services.news import DUE_SOON, days_of_reminders
from legalaid.services.notices import work_off_outbox
from tests.services.conftest import Watch
from tests.services.looking import rows
from tests.services.righting import put_right, undo
from tests.services.stories import RULING, Story, day

DUE = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("before", "offsets", "told_before"),
    [
        (30, (14, 7, 1), [14, 7, 1]),
        (14, (14, 7, 1), [14, 7, 1]),
        (10, (14, 7, 1), [10, 7, 1]),
        (3, (14, 7, 1), [3, 1]),
        (0, (14, 7, 1), [0]),
        (-1, (14, 7, 1), []),
        (30, (), []),
    ],
)
def test_the_days_of_reminders(
    before: int, offsets: tuple[int, ...], told_before: list[int]
) -> None:
    days = days_of_reminders(DUE, offsets, DUE - timedelta(days=before))

    assert [(DUE - one).days for one in days] == told_before


def pending(story: Story) -> list[date]:
    found = rows(story.desk, Outbox, kind=DUE_SOON, done_at=None)
    return sorted(one.due_on for one in found)


def told(story: Story) -> int:
    """How many notices of deadlines the lawyer has."""
    soon = {one.id for one in rows(story.desk, Outbox, kind=DUE_SOON)}
    notices = rows(story.desk, Notice, user_id=story.lawyer.id)
    return len([one for one in notices if one.outbox_id in soon])


def test_a_deadline_is_told_of_a_week_and_a_day_before(filed: Story) -> None:
    assert pending(filed) == [day("2026-03-25"), day("2026-03-31")]


def test_each_is_told_once(filed: Story, watch: Watch) -> None:
    watch.go(days=23)
    for _ in range(2):
        work_off_outbox(filed.desk)
    assert told(filed) == 1

    watch.go(days=6)
    work_off_outbox(filed.desk)
    assert told(filed) == 2


def test_where_the_lawyer_is_awaited_only_the_lawyer_is_told(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=6)
    work_off_outbox(filed.desk)

    soon = {one.id for one in rows(filed.desk, Outbox, kind=DUE_SOON)}
    got = {one.user_id for one in rows(filed.desk, Notice) if one.outbox_id in soon}
    assert got == {filed.lawyer.id}


def test_of_what_has_ended_nobody_is_told(filed: Story, watch: Watch) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "finish", 2)
    watch.go(days=60)
    work_off_outbox(filed.desk)

    assert told(filed) == 0


def test_a_corrected_day_moves_what_is_not_yet_told(filed: Story) -> None:
    taken = filed.refuse()
    ruling = {"ruling": {**RULING["ruling"], "notice_received_on": "2026-03-01"}}
    put_right(filed, filed.lawyer, taken.seq, answers=ruling)

    due = day("2026-03-09")
    assert set(pending(filed)) >= {due - timedelta(days=1)}
    assert [one for one in rows(filed.desk, Outbox, kind=DUE_SOON) if one.due_on > due] != []


def test_what_is_taken_back_is_not_told(filed: Story) -> None:
    taken = filed.refuse()
    before = len(pending(filed))
    undo(filed, filed.lawyer, taken.seq)

    assert len(pending(filed)) == before - 2


def test_a_notice_says_nothing_but_where_to_read() -> None:
    assert {one.name for one in Notice.__table__.columns} == {
        "id", "user_id", "outbox_id", "case_id", "made_at", "read_at",
    }  # fmt: skip
