"""A timer has run out when its day is over, where the proceeding stands."""

from datetime import date, timedelta

import pytest

from legalaid.engine.timers import timers_due
from tests.engine.scene import TODAY, YESTERDAY, defined, facts


@pytest.mark.parametrize(
    ("due", "state", "names"),
    [
        (YESTERDAY, "denied", ["passed"]),
        (TODAY, "denied", []),
        (TODAY + timedelta(days=30), "denied", []),
        (YESTERDAY, "sent", []),
    ],
    ids=["over", "last day", "running", "elsewhere"],
)
def test_a_timer_runs_out_after_its_last_day(due: date, state: str, names: list[str]) -> None:
    found = timers_due(defined(), facts(deadlines={"appeal": due}), state)

    assert [one.name for one in found] == names


def test_a_deadline_that_was_met_sets_no_timer_off() -> None:
    assert timers_due(defined(), facts(), "denied") == ()


def test_a_timer_tells_its_task_and_where_it_moves() -> None:
    (one,) = timers_due(defined(), facts(deadlines={"appeal": YESTERDAY}), "denied")

    assert (one.due, one.to) == (YESTERDAY, "late")
    assert one.task is not None
    assert one.task.en == "Did they appeal?"
