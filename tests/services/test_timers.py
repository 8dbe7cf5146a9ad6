"""A clock that runs out asks somebody; it ends no right, and it does so once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from legalaid.domain.errors import Conflict
from legalaid.jobs.worker import run_forever, run_once
from legalaid.models.notice import Notice
from legalaid.models.task import Task
from legalaid.services.events import verify
from legalaid.services.home import home
from legalaid.services.notices import work_off_outbox
from legalaid.services.tasks import finish_task
from legalaid.services.timers import run_timers
from tests.services.conftest import Watch
from tests.services.looking import count_rows, events, is_told_by_its_events, rows, stands
from tests.services.stories import Story, day


def test_nothing_happens_on_the_last_day(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=7)

    assert (filed.desk.today(), run_timers(filed.desk)) == (day("2026-03-09"), 0)


def test_the_day_after_it_moves_and_asks(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=8)

    assert run_timers(filed.desk) == 1
    assert stands(filed.desk, filed.reference)[1] == (2, "window_passed")
    assert [one.title.en for one in home(filed.desk, filed.lawyer).tasks] == [
        "Did either side file in time?"
    ]
    assert is_told_by_its_events(filed.desk, filed.reference)
    assert verify(filed.desk) == ()


def test_run_again_it_does_nothing_again(filed: Story, watch: Watch) -> None:
    watch.go(days=40)
    run_timers(filed.desk)
    before = count_rows(filed.desk)

    assert run_timers(filed.desk) == 0
    assert count_rows(filed.desk) == before


def test_a_timer_that_moves_nothing_asks_who_has_charge(filed: Story, watch: Watch) -> None:
    watch.go(days=40)
    run_timers(filed.desk)

    assert stands(filed.desk, filed.reference)[1] == (2, "filed")
    assert [(one.timer, one.awaits) for one in rows(filed.desk, Task)] == [
        ("court_silent", "assigned_lawyer")
    ]


def test_run_by_many_at_once_it_happens_once(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=8)
    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(lambda _: run_timers(filed.desk), range(4)))

    assert done == 1
    assert [one[1:] for one in events(filed.desk, filed.reference)][-1] == (
        "timer",
        "period_passed",
    )


def appeal_in_time(story: Story) -> str:
    """A second try where the timer was quicker: its event is seen then."""
    day_before = day("2026-03-08")
    try:
        return story.take(story.lawyer, "appeal", 2, happened_on=day_before).state
    except Conflict:
        story.seen += 1
        return story.take(story.lawyer, "appeal", 2, happened_on=day_before).state


@pytest.mark.parametrize("race", range(3))
def test_a_timer_that_fires_beside_a_step_takes_nothing_from_it(
    filed: Story, watch: Watch, race: int
) -> None:
    filed.refuse()
    watch.go(days=8 + race)
    with ThreadPoolExecutor(2) as pool:
        step = pool.submit(appeal_in_time, filed)
        timers = pool.submit(run_timers, filed.desk)

    assert (step.result(), timers.result() in {0, 1}) == ("appealed", True)
    assert stands(filed.desk, filed.reference)[1] == (2, "appealed")
    assert is_told_by_its_events(filed.desk, filed.reference)
    assert verify(filed.desk) == ()


def test_what_was_done_in_time_can_still_be_recorded(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=8)
    run_timers(filed.desk)
    filed.seen += 1

    assert filed.take(filed.lawyer, "appeal", 2, happened_on=day("2026-03-08")).state == "appealed"


def test_the_next_step_of_a_person_answers_the_task(filed: Story, watch: Watch) -> None:
    watch.go(days=40)
    run_timers(filed.desk)
    filed.seen += 1
    filed.refuse()

    assert [one.is_open for one in rows(filed.desk, Task)] == [False]


def test_a_person_says_that_a_task_is_done(filed: Story, watch: Watch) -> None:
    watch.go(days=40)
    run_timers(filed.desk)
    task = home(filed.desk, filed.lawyer).tasks[0]

    finish_task(filed.desk, filed.lawyer, filed.reference, task.id)

    assert home(filed.desk, filed.lawyer).tasks == ()
    assert run_timers(filed.desk) == 0


def test_others_are_told_what_happened_once(active: Story) -> None:
    work_off_outbox(active.desk)
    work_off_outbox(active.desk)

    told = {one.user_id for one in rows(active.desk, Notice)}
    assert told == {active.officer.id, active.lawyer.id}
    assert len([one for one in rows(active.desk, Notice) if one.user_id == active.lawyer.id]) == 3


def test_a_deadline_is_told_of_a_week_before_and_not_when_it_ended(
    filed: Story, watch: Watch
) -> None:
    filed.refuse()
    run_once(filed.desk)
    before = len(rows(filed.desk, Notice))
    watch.go(days=25)
    work_off_outbox(filed.desk)

    assert len(rows(filed.desk, Notice)) == before


@pytest.mark.parametrize("days", [1])
def test_the_worker_runs_until_it_is_told_to_stop(filed: Story, watch: Watch, days: int) -> None:
    filed.refuse()
    watch.go(days=7 + days)
    stop = Event()
    worker = Thread(target=run_forever, args=(filed.desk, stop, 0.01))
    worker.start()
    while not rows(filed.desk, Task):
        stop.wait(0.01)
    stop.set()
    worker.join(10)

    assert not worker.is_alive()
