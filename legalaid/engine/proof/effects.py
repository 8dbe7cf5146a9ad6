"""Every deadline does something: a step ends it, a timer follows it, or a block reads it."""

from collections.abc import Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "deadline-without-effect"


def faults_of_deadlines(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    workflow = reading.part
    felt = {name for step in workflow.steps.values() for name in step.ends}
    felt |= {timer.after for timer in workflow.timers.values()}
    felt |= {block.after for block in workflow.blocks.values() if block.after is not None}
    for name, deadline in workflow.deadlines.items():
        if name not in felt:
            told = both(
                "Nothing comes of “%(deadline)s”: no step ends it, no timer follows it and no"
                " block reads it.",
                deadline=story.titled(name, deadline.title),
            )
            yield reading.fault(CODE, ("deadlines", name), told, start_of(workflow, graph, name))


def start_of(workflow: Workflow, graph: Graph, deadline: str) -> story.Story:
    """The shortest way on which it begins to run."""
    title = story.titled(deadline, workflow.deadlines[deadline].title)
    begun = both("“%(deadline)s” begins to run, and nobody hears of it again.", deadline=title)
    if deadline in workflow.opening.starts:
        return (story.begin(workflow), begun)
    for state, route in graph.routes.items():
        for way in graph.ways:
            is_start = way.kind == "step" and deadline in workflow.steps[way.name].starts
            if is_start and way.from_ == state:
                return (*story.tell(workflow, (*route, way)), begun)
    return ()
