"""A holiday that was added moves a day by a recorded act, and never in silence."""

from dataclasses import replace
from datetime import date

import pytest

from legalaid.domain.holidays import Holidays, HolidayYear
from legalaid.models.deadline import Deadline
from legalaid.models.event import Event
from legalaid.models.task import Task
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.home import home
from legalaid.services.recounting import recount_deadlines
from tests.services.conftest import Watch
from tests.services.looking import count_rows, is_told_by_its_events, rows
from tests.services.stories import Story, day


def resting_on(desk: Desk, *days: date) -> Desk:
    """The same desk with these days of rest, and no others."""
    year = HolidayYear.model_validate(
        {"year": 2026, "confirmed": True, "source": "test", "certainty": "guessed",
         "days": {one: {"km": "ថ្ងៃឈប់សម្រាក", "en": "Rest"} for one in days}}
    )  # fmt: skip
    return replace(desk, holidays=Holidays({2026: year}))


def due(story: Story) -> date:
    found = rows(story.desk, Deadline, name="chomtoah", is_running=True)
    assert isinstance(found[0].due_on, date)
    return found[0].due_on


@pytest.fixture
def refused(filed: Story) -> Story:
    filed.refuse()
    return filed


def test_a_new_holiday_moves_the_day_by_one_event(refused: Story) -> None:
    new = resting_on(refused.desk, date(2026, 3, 9))
    moved = recount_deadlines(new)

    assert [(one.reference, one.number, one.before, one.after, one.is_lost) for one in moved] == [
        (refused.reference, 2, day("2026-03-09"), day("2026-03-10"), False)
    ]
    assert due(refused) == day("2026-03-10")
    assert len(rows(new, Event, kind="recount")) == 1
    assert is_told_by_its_events(new, refused.reference)
    assert verify(new) == ()


def test_the_record_says_the_old_day_and_the_new(refused: Story) -> None:
    new = resting_on(refused.desk, date(2026, 3, 9))
    recount_deadlines(new)

    last = view_case(new, refused.lawyer, refused.reference).events[-1]
    assert [one[1:] for one in last.dues] == [(day("2026-03-09"), day("2026-03-10"))]


def test_run_again_nothing_moves_again(refused: Story) -> None:
    new = resting_on(refused.desk, date(2026, 3, 9))
    recount_deadlines(new)
    before = count_rows(new)

    assert recount_deadlines(new) == ()
    assert count_rows(new) == before


def test_a_dry_run_tells_and_changes_nothing(refused: Story) -> None:
    new = resting_on(refused.desk, date(2026, 3, 9))
    before = count_rows(new)

    assert len(recount_deadlines(new, dry_run=True)) == 1
    assert (count_rows(new), due(refused)) == (before, day("2026-03-09"))


def test_a_day_that_proves_to_have_passed_is_asked_about(refused: Story, watch: Watch) -> None:
    wrong = resting_on(refused.desk, *(date(2026, 3, number) for number in range(9, 20)))
    recount_deadlines(wrong)
    assert due(refused) == day("2026-03-20")
    watch.go(days=10)

    moved = recount_deadlines(resting_on(refused.desk))
    assert [one.is_lost for one in moved] == [True]
    assert [one.timer for one in rows(refused.desk, Task, is_open=True)] == ["deadline:chomtoah"]
    assert [one.title.en for one in home(refused.desk, refused.lawyer).tasks] == ["Appeal"]
