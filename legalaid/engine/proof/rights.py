"""No timer ends a right: it leads to no end, and takes away no step that was still in time."""

from collections.abc import Iterator

from legalaid.domain.conditions import Condition, DeadlineCondition
from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Step, Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph, Way
from legalaid.engine.proof.ways import route_told
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "timer-loses-right"


def faults_of_timers(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    """One fault for each loss, told from the first of the timer's states."""
    told: set[tuple[str, Text]] = set()
    for way in graph.ways:
        for message in losses(reading.part, graph, way) if way.kind == "timer" else ():
            if (way.name, message) not in told:
                told.add((way.name, message))
                yield fault(reading, graph, way, message)


def losses(workflow: Workflow, graph: Graph, way: Way) -> Iterator[Text]:
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
