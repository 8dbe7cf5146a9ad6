"""Every state can be reached, and from every state an end can be reached."""

from collections.abc import Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both


def faults_of_ways(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    yield from unreachable(reading, graph)
    yield from dead_ends(reading, graph)
    yield from no_way_to_final(reading, graph)


def unreachable(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    for name in graph.states:
        if name not in graph.routes:
            title = story.state(reading.part, name)
            message = both("“%(state)s” can never be reached.", state=title)
            told = tuple(ways_there(reading.part, graph, name))
            yield reading.fault("unreachable-state", ("states", name), message, told)


def ways_there(workflow: Workflow, graph: Graph, name: str) -> Iterator[Text]:
    """What would lead there, and from where, since no route can be told."""
    yield story.begin(workflow)
    into = [way for way in graph.ways if way.to == name != way.from_]
    for way in into:
        titles = story.step if way.kind == "step" else story.timer
        told = "“%(way)s” would lead there, but only from “%(state)s”, which is not reached either."
        here = story.state(workflow, way.from_)
        yield both(told, way=titles(workflow, way.name), state=here)
    if not into:
        yield both("No step and no timer leads there.")


def dead_ends(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    for name in ends(graph):
        title = story.state(reading.part, name)
        message = both("Nothing leads out of “%(state)s”, and it is not final.", state=title)
        told = route_told(reading.part, graph, name)
        yield reading.fault("dead-end", ("states", name), message, told)


def ends(graph: Graph) -> Iterator[str]:
    return (name for name in graph.states if not graph.out[name] and name not in graph.finals)


def no_way_to_final(reading: Reading[Workflow], graph: Graph) -> Iterator[Fault]:
    """States that only lead into a dead end are not told twice."""
    explained = graph.leading_to({*graph.finals, *ends(graph)})
    for name in graph.states:
        if name in graph.routes and name not in explained:
            title = story.state(reading.part, name)
            message = both("No final state can be reached from “%(state)s”.", state=title)
            told = route_told(reading.part, graph, name)
            yield reading.fault("no-way-to-final", ("states", name), message, told)


def route_told(workflow: Workflow, graph: Graph, name: str) -> story.Story:
    route = graph.routes.get(name)
    return () if route is None else story.tell(workflow, route)
