"""No timer ends a right: it leads to no end, and takes away no step that was still in time."""

from collections.abc import Iterable, Iterator, Mapping

from legalaid.domain.conditions import (
    AnyOf,
    ChildCondition,
    Condition,
    DeadlineCondition,
    ProceedingCondition,
)
from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Opening, Step, Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph, Way
from legalaid.engine.proof.ways import route_told
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "timer-loses-right"
Workflows = Mapping[str, Workflow]


def faults_of_timers(
    reading: Reading[Workflow], graph: Graph, workflows: Workflows
) -> Iterator[Fault]:
    """One fault for each loss, told from the first of the timer's states."""
    told: set[tuple[str, Text]] = set()
    for way in graph.ways:
        for message in losses(reading.part, graph, way, workflows):
            if (way.name, message) not in told:
                told.add((way.name, message))
                yield fault(reading, graph, way, message)


def losses(workflow: Workflow, graph: Graph, way: Way, workflows: Workflows) -> Iterator[Text]:
    if way.kind != "timer":
        return
    title = story.timer(workflow, way.name)
    if way.to in graph.finals:
        yield both("“%(timer)s” ends the proceeding without a person's act.", timer=title)
        return
    for name, step in workflow.steps.items():
        if is_lost(step, way, workflow.timers[way.name].after):
            yield both(
                "After “%(timer)s” it can no longer be recorded that “%(step)s” was done in time.",
                timer=title,
                step=story.step(workflow, name),
            )

    for other, name in leaning(workflow.workflow, way, workflows.values()):
        yield told_elsewhere(title, other, name)


def told_elsewhere(title: Text, other: Workflow, name: str) -> Text:
    named = story.titled(other.workflow, other.title)
    if not name:
        told = "After “%(timer)s” “%(workflow)s” can no longer be opened."
        return both(told, timer=title, workflow=named)
    told = "After “%(timer)s” the step “%(step)s” of “%(workflow)s” is no longer possible."
    return both(told, timer=title, step=story.step(other, name), workflow=named)


def leaning(moved: str, way: Way, workflows: Iterable[Workflow]) -> Iterator[tuple[Workflow, str]]:
    """Acts elsewhere that need the proceeding where it stood, and not where the timer puts it."""
    for one in workflows:
        acts: Mapping[str, Opening | Step] = {"": one.opening, **one.steps}
        for name, act in acts.items():
            if any(is_left(condition, moved, way) for condition in act.when):
                yield one, name


def is_left(condition: Condition, moved: str, way: Way) -> bool:
    match condition:
        case AnyOf():
            return any(is_left(one, moved, way) for one in condition.any_of)
        case ProceedingCondition():
            named = condition.proceeding
        case ChildCondition():
            named = condition.child
        case _:
            return False
    return named == moved and way.from_ in condition.in_ and way.to not in condition.in_


def is_lost(step: Step, way: Way, deadline: str) -> bool:
    return way.from_ in step.from_ and way.to not in step.from_ and not is_late(step, deadline)


def is_late(step: Step, deadline: str) -> bool:
    """A step that waits for the period to pass was never possible within it."""
    return any(waits_for_end(one, deadline) for one in step.when)


def waits_for_end(condition: Condition, deadline: str) -> bool:
    return (
        isinstance(condition, DeadlineCondition)
        and condition.deadline == deadline
        and condition.is_ == "passed"
    )


def fault(reading: Reading[Workflow], graph: Graph, way: Way, message: Text) -> Fault:
    told = (
        *route_told(reading.part, graph, way.from_),
        story.tell_way(reading.part, way),
    )
    return reading.fault(CODE, ("timers", way.name, "to"), message, told)
