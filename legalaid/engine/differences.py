"""What another definition of a workflow changes for a proceeding that stands at a state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from legalaid.domain.definition import binding
from legalaid.domain.part import Text
from legalaid.domain.workflow import Step, Workflow

Aspect: TypeAlias = Literal[
    "step_gone", "step_added", "conditions", "papers", "asks", "parties", "leads_to", "deadlines",
    "timers", "blocks", "awaits",
]  # fmt: skip
ASPECTS: dict[Aspect, tuple[str, ...]] = {
    "conditions": ("when",),
    "papers": ("documents",),
    "asks": ("asks", "asks_if_known"),
    "parties": ("by",),
    "leads_to": ("to", "opens"),
    "deadlines": ("starts", "ends"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise, with the title of what it is about."""

    aspect: Aspect
    title: Text


def differences(
    old: Workflow, new: Workflow, state: str, states: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Over the steps, timers and blocks of `state`; `states` says which got another name."""
    return tuple(found(old, new, state, states))


def found(
    old: Workflow, new: Workflow, state: str, states: Mapping[str, str]
) -> Iterator[Difference]:
    to = states.get(state, state)
    before = {
        name: step.model_copy(update={"to": states.get(step.to, step.to)})
        for name, step in leaving(old, state).items()
    }
    after = leaving(new, to)
    for name in [*before, *(one for one in after if one not in before)]:
        yield from of_step(before.get(name), after.get(name))
    if timed(old, state) != timed(new, to):
        yield Difference("timers", new.states[to].title)
    if blocked(old, state) != blocked(new, to):
        yield Difference("blocks", new.states[to].title)
    if old.states[state].awaits != new.states[to].awaits:
        yield Difference("awaits", new.states[to].title)


def leaving(workflow: Workflow, state: str) -> dict[str, Step]:
    return {name: step for name, step in workflow.steps.items() if state in step.from_}


def of_step(before: Step | None, after: Step | None) -> Iterator[Difference]:
    if before is None or after is None:
        step = before or after
        if step is not None:
            yield Difference("step_gone" if before else "step_added", step.title)
        return
    for aspect, names in ASPECTS.items():
        if any(binding(getattr(before, one)) != binding(getattr(after, one)) for one in names):
            yield Difference(aspect, after.title)


def timed(workflow: Workflow, state: str) -> object:
    timers = workflow.timers.items()
    return {name: (one.to, one.after) for name, one in timers if state in one.from_}


def blocked(workflow: Workflow, state: str) -> object:
    blocks = workflow.blocks.items()
    return {name: (one.after, one.asks_of) for name, one in blocks if state in one.in_}
