"""What can be done next: for every step out of the present state, what stands against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from legalaid.domain.conditions import AnyOf, Condition, DeadlineCondition, is_met
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Reason
from legalaid.domain.facts import Facts
from legalaid.domain.workflow import Step
from legalaid.engine.machine import Actor, Present, decided_alone, reason_of, reasons_of_actor


@dataclass(frozen=True, slots=True)
class Outlook:
    """A step that starts here. `reasons` stand against it now; `asks` are what its own answers
    (its fields, or the day it happened) must still meet."""

    step: str
    reasons: tuple[Reason, ...]
    asks: tuple[Reason, ...]

    @property
    def is_open(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFacts(Facts):
    """Facts that remember which answers were looked at."""

    seen: set[str] = field(default_factory=set)

    def value(self, path: str) -> object:
        self.seen.add(path)
        return Facts.value(self, path)


def outlook(
    definition: Definition, facts: Facts, actor: Actor, present: Present
) -> tuple[Outlook, ...]:
    return tuple(
        look(definition, name, facts, actor, present)
        for name, step in definition.workflow.steps.items()
        if present.state in step.from_
    )


def look(
    definition: Definition, name: str, facts: Facts, actor: Actor, present: Present
) -> Outlook:
    step = definition.workflow.steps[name]
    asked = asked_by(definition, step)
    open_: list[Reason] = []
    shut: list[Reason] = []
    for condition in step.when:
        if not is_met(condition, facts):
            (open_ if depends(condition, facts, asked) else shut).append(reason_of(condition))
    reasons = (
        *reasons_of_actor(definition, step.by, actor),
        *decided_alone(definition.workflow, name, actor, present),
        *shut,
    )
    return Outlook(name, reasons, tuple(open_))


def asked_by(definition: Definition, step: Step) -> frozenset[str]:
    """Every path the step's own page can give, groups opened and closed."""
    return frozenset(opened(definition, (*step.asks, *step.asks_if_known)))


def opened(definition: Definition, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        yield path
        yield from definition.catalog.spread(path)


def depends(condition: Condition, facts: Facts, asked: frozenset[str]) -> bool:
    """Whether the step's own answers can still turn an unmet condition."""
    watched = WatchedFacts(**{one.name: getattr(facts, one.name) for one in fields(facts)})
    is_met(condition, watched)
    return not watched.seen.isdisjoint(asked) or waits_for_a_day(condition, facts)


def waits_for_a_day(condition: Condition, facts: Facts) -> bool:
    """An act within the period may be recorded after it: its page asks on which day it happened."""
    if isinstance(condition, AnyOf):
        return any(waits_for_a_day(one, facts) for one in condition.any_of)
    return (
        isinstance(condition, DeadlineCondition)
        and condition.is_ == "running"
        and facts.deadline_is(condition.deadline) == "passed"
    )
