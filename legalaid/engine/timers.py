"""Which timers have run out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legalaid.domain.definition import Definition
from legalaid.domain.facts import Facts
from legalaid.domain.part import Text


@dataclass(frozen=True, slots=True)
class TimerDue:
    """A timer whose deadline has passed. Without `to` it moves nothing and only opens a task."""

    name: str
    due: date
    to: str | None
    task: Text | None


def timers_due(definition: Definition, facts: Facts, state: str) -> tuple[TimerDue, ...]:
    """The timers of the present state whose deadline is over on the day of the facts."""
    return tuple(found(definition, facts, state))


def found(definition: Definition, facts: Facts, state: str) -> Iterator[TimerDue]:
    for name, timer in definition.workflow.timers.items():
        if state in timer.from_ and facts.deadline_is(timer.after) == "passed":
            yield TimerDue(name, facts.deadlines[timer.after], timer.to, timer.task)
