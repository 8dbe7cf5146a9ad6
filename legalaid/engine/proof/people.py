"""Wherever a proceeding stands, somebody can act: a role with the grant, or a bound person."""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from legalaid.domain.errors import Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import LAWYER, ROLES, is_granted, needs_bond
from legalaid.domain.workflow import Opening, Step, Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.graph import Graph, Route, Way, graph_of
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
    walked = walk(workflow, graph, catalog, around)
    told: set[str] = set()
    for spot in walked.stuck(graph):
        if spot.state not in told:
            told.add(spot.state)
            yield fault(reading, graph, spot, walked.routes[spot])


def bound_around(
    workflow: Workflow, catalog: FieldCatalog, workflows: Mapping[str, Workflow]
) -> Bound:
    """What the case binds, other proceedings of it, or the one that opens this as its child."""
    others = [one for one in workflows.values() if one.workflow != workflow.workflow]
    acts = [act for one in others for act in acts_of(one)]
    of_case = {name for act in acts for name in binds(act, catalog) if is_of_case(name, catalog)}
    around = BOUND_BY_THE_CASE | of_case
    return around.union(*(carried(workflow.workflow, one, catalog, around) for one in others))


def carried(child: str, parent: Workflow, catalog: FieldCatalog, around: Bound) -> Iterator[str]:
    """What a parent hands on is bound where it is bound at every act that opens the child."""
    acts: Mapping[str, Opening | Step] = {"": parent.opening, **parent.steps}
    opening = [name for name, act in acts.items() if child in act.opens]
    if not opening:
        return
    walked = walk(parent, graph_of(parent), catalog, around)
    for name in {path for act in opening for path in acts[act].opens[child].carries}:
        if all(name in bound for act in opening for bound in walked.bound_at(act)):
            yield name


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
    return any(may_take(one, bound) for one in by)


def may_take(one: str, bound: Bound) -> bool:
    """A relation that is bound; a role with the grant, and bound where it reaches no other case."""
    if one not in ROLES:
        return one in bound
    return is_granted([one], "take_step") and (not needs_bond(one, "take_step") or LAWYER in bound)


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


@dataclass(frozen=True)
class Walked:
    """Every spot that people can bring a proceeding to, nearest first, with its route."""

    workflow: Workflow
    catalog: FieldCatalog
    routes: Mapping[Spot, Route]
    into: Mapping[Spot, Sequence[Spot]]

    def stuck(self, graph: Graph) -> Iterator[Spot]:
        """Those where a way out is closed, and from which nobody brings it to an end any more.

        A loop that binds a new person is no standstill; nor is what the ways themselves forbid.
        """
        ending = graph.leading_to(graph.finals)
        lost = self.routes.keys() - self.leading_to(graph.finals)
        for spot in self.routes:
            is_way_out = spot.state in ending and graph.out[spot.state]
            if spot in lost and is_way_out and self.has_closed_way(graph, spot):
                yield spot

    def leading_to(self, goals: Container[str]) -> set[Spot]:
        found = {spot for spot in self.routes if spot.state in goals}
        queue = deque(found)
        while queue:
            new = set(self.into.get(queue.popleft(), ())) - found
            found |= new
            queue.extend(new)
        return found

    def has_closed_way(self, graph: Graph, spot: Spot) -> bool:
        is_open = set(open_ways(self.workflow, graph, spot))
        return any(way not in is_open for way in graph.out[spot.state])

    def bound_at(self, act: str) -> Iterator[Bound]:
        """Who is bound wherever the act may be done, and by the act itself."""
        if not act:
            yield next(iter(self.routes)).bound
            return
        declared = self.workflow.steps[act]
        for spot in self.routes:
            if spot.state in declared.from_ and can_take(declared.by, spot.bound):
                yield spot.bound | binds(declared, self.catalog)


def walk(workflow: Workflow, graph: Graph, catalog: FieldCatalog, around: Bound) -> Walked:
    start = Spot(workflow.initial, around | binds(workflow.opening, catalog))
    routes: dict[Spot, Route] = {start: ()}
    into: dict[Spot, list[Spot]] = {}
    queue = deque([start])
    while queue:
        spot = queue.popleft()
        for way in open_ways(workflow, graph, spot):
            there = Spot(way.to, spot.bound | bound_by(workflow, way, catalog))
            into.setdefault(there, []).append(spot)
            if there not in routes:
                routes[there] = (*routes[spot], way)
                queue.append(there)
    return Walked(workflow, catalog, routes, into)


def open_ways(workflow: Workflow, graph: Graph, spot: Spot) -> Iterator[Way]:
    for way in graph.ways:
        is_here = way.from_ == spot.state
        if is_here and (way.kind == "timer" or can_take(workflow.steps[way.name].by, spot.bound)):
            yield way


def bound_by(workflow: Workflow, way: Way, catalog: FieldCatalog) -> Bound:
    return binds(workflow.steps[way.name], catalog) if way.kind == "step" else frozenset()


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
