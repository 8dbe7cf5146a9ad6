"""What is certain of a case from what was done in it: each workflow walked once, roughly.

Where a proceeding stands, or where a field is given, acts were done that answered other fields
as well. All cases at a state are taken together here; the routes are told apart later.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.claims import Around
from legalaid.engine.proof.flow import Flow, join
from legalaid.engine.proof.people import acts_of
from legalaid.engine.proof.space import World

PASSES = 2
Flows = Mapping[str, Flow]


@dataclass(frozen=True, slots=True)
class Rough:
    """Of one workflow: the cases at each state, and those in which each act was done."""

    at_state: Mapping[str, World]
    done: Mapping[str, World]


def with_around(flows: Flows, openings: Mapping[str, bool]) -> tuple[Flows, Mapping[str, Rough]]:
    """The flows that know what is certain around them; a second pass sees by the first."""
    rough: dict[str, Rough] = {}
    for _ in range(PASSES):
        begun = {name: list(entries(one, rough, flows, openings)) for name, one in flows.items()}
        rough = {name: walk(flow, begun[name]) for name, flow in flows.items()}
        around = certain(flows, rough)
        flows = {
            name: replace(flow, reader=replace(flow.reader, around=around))
            for name, flow in flows.items()
        }
    return flows, rough


def walk(flow: Flow, worlds: Iterable[World]) -> Rough:
    here = join(worlds)
    at_state = {flow.workflow.initial: join(flow.opened([here])) if here else 0}
    done = {"": here}
    changed = True
    while changed:
        changed = False
        for way in flow.graph.ways:
            taken = flow.taking(at_state.get(way.from_, 0), way) if at_state.get(way.from_) else []
            done[way.name] = done.get(way.name, 0) | join(taken)
            there = join([at_state.get(way.to, 0), *flow.after(taken, way)])
            changed = changed or there != at_state.get(way.to, 0)
            at_state[way.to] = there
    return Rough(at_state, done)


def entries(
    flow: Flow, rough: Mapping[str, Rough], flows: Flows, openings: Mapping[str, bool]
) -> Iterator[World]:
    """The cases in which it is opened: by a person, or by an act of another proceeding."""
    name = flow.workflow.workflow
    if openings[name]:
        yield from flow.met([flow.answered(flow.start, "")], "")
    for parent, step in parents(name, flows):
        if parent in rough:
            yield opened_by(flow, flows[parent], rough[parent], step)
        else:
            yield flow.space.top


def parents(name: str, flows: Flows) -> Iterator[tuple[str, str]]:
    """The workflows that open it, with the act; an opening has no name."""
    for parent, flow in flows.items():
        for act, declared in flow.acts.items():
            if name in declared.opens:
                yield parent, act


def opened_by(flow: Flow, parent: Flow, rough: Rough, act: str) -> World:
    """Of the parent's case all that belongs to the case, what is carried, and what is fixed."""
    opens = parent.acts[act].opens[flow.workflow.workflow]
    before, world = rough.done.get(act, 0), flow.start
    carried = {path for named in opens.carries for path in flow.catalog.spread(named)}
    for path in {*carried, *flow.shared}:
        slot = flow.space.slots[path]
        bits = slot.all | flow.codes.get(path, 0)
        world = world & ~bits | before & bits
    for path in opens.answers:
        slot = flow.space.slots[path]
        world = world & ~slot.all | slot.all & ~slot.missing
    return world


def certain(flows: Flows, rough: Mapping[str, Rough]) -> Around:
    at_state = {
        (name, state): sure(flows[name], world)
        for name, one in rough.items()
        for state, world in one.at_state.items()
    }
    where_given: dict[str, World] = {}
    for name, one in rough.items():
        flow = flows[name]
        for act, world in one.done.items():
            for path in answered_by(flow, act):
                if path in flow.shared:
                    where_given[path] = where_given.get(path, 0) | sure(flow, world)
    return Around(at_state, where_given)


def answered_by(flow: Flow, act: str) -> Iterator[str]:
    """What it asks, and what it answers in the proceedings that it opens."""
    yield from flow.asked.get(act, {})
    declared = flow.acts.get(act)
    for opens in declared.opens.values() if declared else ():
        yield from (path for named in opens.answers for path in flow.catalog.spread(named))


def sure(flow: Flow, world: World) -> World:
    """That fields of the case are given stays true for ever; what they say may change."""
    bits = flow.space.top
    for path in flow.shared:
        missing = flow.space.slots[path].missing
        if world and not world & missing:
            bits &= ~missing
    return bits


def shared_fields(
    catalog: FieldCatalog, workflows: Iterable[Workflow], *, is_part: bool
) -> frozenset[str]:
    """Fields of the case that are asked somewhere; all of them where only a part is looked at."""
    of_case = {path for path in catalog.paths() if catalog.scope(path) == "case"}
    if is_part:
        return frozenset(of_case)
    acts = [act for one in workflows for act in acts_of(one)]
    asked = {
        path
        for act in acts
        for named in (*act.asks, *act.asks_if_known)
        for path in catalog.spread(named)
    }
    return frozenset(of_case & asked)
