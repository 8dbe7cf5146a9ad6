"""Every deadline does something: a step ends it, a timer follows it, or a block reads it."""

from collections import deque
from collections.abc import Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.part import Names
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph, Way
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "deadline-without-effect"


def faults_of_deadlines(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    workflow = reading.part
    for name, deadline in workflow.deadlines.items():
        if not is_felt(workflow, graph, name):
            told = both(
                "Nothing comes of “%(deadline)s”: no step ends it, no timer follows it and no"
                " block reads it.",
                deadline=story.titled(name, deadline.title),
            )
            yield reading.fault(CODE, ("deadlines", name), told, start_of(workflow, graph, name))


def is_felt(workflow: Workflow, graph: Graph, deadline: str) -> bool:
    """Where it may run, a step ends it, a timer waits for it, or a block does."""
    here = running_at(workflow, graph, deadline)
    ended = (step.from_ for step in workflow.steps.values() if deadline in step.ends)
    waited = (timer.from_ for timer in workflow.timers.values() if timer.after == deadline)
    blocked = (block.in_ for block in workflow.blocks.values() if block.after == deadline)
    return any(here.intersection(states) for states in (*ended, *waited, *blocked))


def running_at(workflow: Workflow, graph: Graph, deadline: str) -> set[str]:
    """The states in which it may run: from where it is started, until something ends it.

    One that nothing starts is weighed as if it ran everywhere; that it is unused is told apart.
    """
    begun = {way.to for way in graph.ways if deadline in starts(workflow, way)}
    begun |= {workflow.initial} if deadline in workflow.opening.starts else set()
    found, queue = (set(begun), deque(begun)) if begun else (set(graph.states), deque[str]())
    while queue:
        here = queue.popleft()
        on = {w.to for w in graph.ways if w.from_ == here and deadline not in ends(workflow, w)}
        queue.extend(on - found)
        found |= on
    return found - graph.finals


def starts(workflow: Workflow, way: Way) -> Names:
    return workflow.steps[way.name].starts if way.kind == "step" else ()


def ends(workflow: Workflow, way: Way) -> Names:
    return workflow.steps[way.name].ends if way.kind == "step" else ()


def start_of(workflow: Workflow, graph: Graph, deadline: str) -> story.Story:
    """The shortest way on which it begins to run."""
    title = story.titled(deadline, workflow.deadlines[deadline].title)
    begun = both("“%(deadline)s” begins to run, and nobody hears of it again.", deadline=title)
    if deadline in workflow.opening.starts:
        return (story.begin(workflow), begun)
    for state, route in graph.routes.items():
        for way in graph.ways:
            if way.from_ == state and deadline in starts(workflow, way):
                return (*story.tell(workflow, (*route, way)), begun)
    return ()
