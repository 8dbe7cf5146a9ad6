"""Wherever a proceeding stands, somebody can act: a role with the grant, or a bound person."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from legalaid.domain.errors import Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import ROLES, is_granted
from legalaid.domain.workflow import Opening, Step, Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph, Route, Way
from legalaid.engine.proof.known import users
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "nobody-can-act"
BOUND_BY_THE_CASE = frozenset({"case_owner"})
Bound = frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A state, with the relations that are bound on the way to it."""

    state: str
    bound: Bound


def faults_of_people(
    reading: Reading[Workflow],
    graph: Graph,
    catalog: FieldCatalog,
    workflows: Mapping[str, Workflow],
) -> Iterator[Fault]:
    workflow = reading.part
    around = bound_around(workflow, catalog, workflows)
    yield from closed_opening(reading, around, workflows)
    start = Spot(workflow.initial, around | binds(workflow.opening, catalog))
    told: set[str] = set()
    for spot, route in spots(workflow, graph, catalog, start):
        if spot.state not in told and is_stuck(workflow, graph, spot):
            told.add(spot.state)
            yield fault(reading, graph, spot, route)


def bound_around(
    workflow: Workflow, catalog: FieldCatalog, workflows: Mapping[str, Workflow]
) -> Bound:
    """What the case binds, other proceedings of it, or the one that opens this as its child."""
    others = [one for one in workflows.values() if one.workflow != workflow.workflow]
    acts = [act for one in others for act in acts_of(one)]
    of_case = {name for act in acts for name in binds(act, catalog) if is_of_case(name, catalog)}
    carried = {
        name
        for one in workflows.values()
        for act in acts_of(one)
        if workflow.workflow in act.opens
        for name in act.opens[workflow.workflow].carries
    }
    return BOUND_BY_THE_CASE | of_case | carried


def acts_of(workflow: Workflow) -> Iterator[Opening | Step]:
    yield workflow.opening
    yield from workflow.steps.values()


def is_of_case(path: str, catalog: FieldCatalog) -> bool:
    return catalog.scope(path) == "case"


def binds(act: Opening | Step, catalog: FieldCatalog) -> Bound:
    """Only what must be answered binds a person for sure."""
    asked = {path for name in act.asks for path in (name, *catalog.spread(name))}
    return frozenset(asked.intersection(users(catalog)))


def can_take(by: Iterable[str], bound: Bound) -> bool:
    return any(is_granted([one], "take_step") if one in ROLES else one in bound for one in by)


def closed_opening(
    reading: Reading[Workflow], around: Bound, workflows: Mapping[str, Workflow]
) -> Iterator[Fault]:
    workflow = reading.part
    is_child = any(
        workflow.workflow in act.opens for one in workflows.values() for act in acts_of(one)
    )
    if not is_child and not can_take(workflow.opening.by, around):
        who = ", ".join(workflow.opening.by)
        message = both("Nobody can open this: it is for %(who)s alone.", who=who)
        yield reading.fault(CODE, ("opening", "by"), message)


def spots(
    workflow: Workflow, graph: Graph, catalog: FieldCatalog, start: Spot
) -> Iterator[tuple[Spot, Route]]:
    """Every spot that people can bring a proceeding to, nearest first."""
    routes: dict[Spot, Route] = {start: ()}
    queue = deque([start])
    while queue:
        spot = queue.popleft()
        yield spot, routes[spot]
        for way in open_ways(workflow, graph, spot):
            there = Spot(way.to, spot.bound | bound_by(workflow, way, catalog))
            if there not in routes:
                routes[there] = (*routes[spot], way)
                queue.append(there)


def open_ways(workflow: Workflow, graph: Graph, spot: Spot) -> Iterator[Way]:
    for way in graph.ways:
        is_here = way.from_ == spot.state
        if is_here and (way.kind == "timer" or can_take(workflow.steps[way.name].by, spot.bound)):
            yield way


def bound_by(workflow: Workflow, way: Way, catalog: FieldCatalog) -> Bound:
    return binds(workflow.steps[way.name], catalog) if way.kind == "step" else frozenset()


def is_stuck(workflow: Workflow, graph: Graph, spot: Spot) -> bool:
    """A loop that binds a new person is no standstill; a state without ways is a dead end."""
    if spot.state in graph.finals or not graph.out[spot.state]:
        return False
    return not any(True for _ in open_ways(workflow, graph, spot))


def fault(reading: Reading[Workflow], graph: Graph, spot: Spot, route: Route) -> Fault:
    workflow = reading.part
    steps = [workflow.steps[way.name] for way in graph.out[spot.state] if way.kind == "step"]
    who = ", ".join(dict.fromkeys(name for step in steps for name in step.by))
    message = both(
        "Nobody can act at “%(state)s”: every way out is for %(who)s, bound by no step before it"
        " or without the grant to take steps.",
        state=story.state(workflow, spot.state),
        who=who,
    )
    return reading.fault(CODE, ("states", spot.state), message, story.tell(workflow, route))
