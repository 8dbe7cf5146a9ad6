"""How answers flow through a workflow: for every state, the cases that can stand there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from legalaid.domain.answers import spread_asked
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.workflow import Opening, Step, Workflow
from legalaid.engine.proof.claims import OTHERS, Alternatives, Reader
from legalaid.engine.proof.graph import Graph, Route, Way
from legalaid.engine.proof.space import OFF, PASSED, RUNNING, Literal, Space, World

Act = Opening | Step
OWNER = "case_owner"


@dataclass(frozen=True)
class Flow:
    """One workflow over the space of all fields.

    `shared` are the fields of the case that other proceedings may answer at any time.
    """

    workflow: Workflow
    catalog: FieldCatalog
    reader: Reader
    shared: frozenset[str]
    graph: Graph

    @property
    def space(self) -> Space:
        return self.reader.space

    @cached_property
    def ways_from(self) -> Mapping[str, Route]:
        """Also those that return to where they begin: they may answer something."""
        ways = self.graph.ways
        return {state: tuple(w for w in ways if w.from_ == state) for state in self.graph.states}

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """Every act by its name; the opening has none."""
        return {"": self.workflow.opening, **self.workflow.steps}

    @cached_property
    def asked(self) -> Mapping[str, Mapping[str, bool]]:
        return {
            name: spread_asked(self.catalog, act.asks, act.asks_if_known)
            for name, act in self.acts.items()
        }

    @cached_property
    def alternatives(self) -> Mapping[str, tuple[Alternatives, ...]]:
        return {
            name: tuple(self.reader.alternatives(one) for one in act.when)
            for name, act in self.acts.items()
        }

    def answered(self, world: World, name: str) -> World:
        """The case after the questions of an act were answered."""
        for path, must in self.asked[name].items():
            slot = self.space.slots.get(path)
            if slot is not None:
                may_be_missing = not must and world & slot.missing
                world |= slot.all
                world &= ~0 if may_be_missing else ~slot.missing
                world |= self.codes.get(path, 0)
        return world

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """All bits of the codes of fields of several choices."""
        found: dict[str, int] = {}
        for name, slot in self.space.slots.items():
            path, is_code, _ = name.partition("=")
            if is_code:
                found[path] = found.get(path, 0) | slot.all
        return found

    def met(self, worlds: Iterable[World], name: str) -> list[World]:
        """The cases in which every condition of the act holds."""
        left = list(worlds)
        for alternatives in self.alternatives[name]:
            left = widest(self.meet(left, alternatives))
        return left

    def meet(self, worlds: Iterable[World], alternatives: Alternatives) -> Iterator[World]:
        for world in worlds:
            for claims in alternatives:
                met = self.claim(world, claims)
                if met is not None:
                    yield met

    def claim(self, world: World, claims: Iterable[Literal]) -> World | None:
        for literal in claims:
            left = literal.holds_in(world)
            if left is None:
                return None
            world = self.concluded(world, left, literal.name)
        return world

    def concluded(self, before: World, after: World, name: str) -> World:
        """Where a field is given that nobody here gave, the act was done that gives it."""
        slot = self.space.slots.get(name)
        if slot is None or not before & slot.missing or after & slot.missing:
            return after
        return after & self.reader.around.where_given.get(name, self.space.top)

    def moved(self, world: World, act: Act) -> World:
        """The case after the act: its deadlines, and what may be done elsewhere meanwhile."""
        for name in act.ends if isinstance(act, Step) else ():
            slot = self.space.slots[f"deadline:{name}"]
            world = world & ~slot.all | slot.points[OFF]
        for name in act.starts:
            slot = self.space.slots[f"deadline:{name}"]
            world = world & ~slot.all | slot.points[RUNNING]
        return self.disturbed(world)

    def disturbed(self, world: World) -> World:
        """Time passes, and the fields of the case may be answered anew in other proceedings."""
        for name in self.workflow.deadlines:
            slot = self.space.slots[f"deadline:{name}"]
            if world & slot.all & ~slot.points[OFF]:
                world |= slot.all & ~slot.points[OFF]
        return world | self.unsteady

    @cached_property
    def unsteady(self) -> World:
        bits = self.space.slots[OTHERS].all
        for path in self.shared:
            slot = self.space.slots[path]
            bits |= slot.all & ~slot.missing | self.codes.get(path, 0)
        return bits

    @cached_property
    def start(self) -> World:
        """Before the opening: nothing of the proceeding is known, and all may be of the case."""
        world = self.space.top
        for path in self.catalog.paths():
            if path not in self.shared:
                slot = self.space.slots[path]
                world = world & ~slot.all | slot.missing
        for name in self.workflow.deadlines:
            slot = self.space.slots[f"deadline:{name}"]
            world = world & ~slot.all | slot.points[OFF]
        return world & ~self.space.slots[OWNER].missing if OWNER in self.space.slots else world

    def opened(self, worlds: Iterable[World]) -> list[World]:
        return [self.moved(world, self.workflow.opening) for world in worlds]

    def after(self, worlds: Iterable[World], way: Way) -> list[World]:
        """The cases that the way leads to; none where its conditions cannot hold."""
        if way.kind == "timer":
            return [self.disturbed(world) for world in worlds]
        return [self.moved(world, self.workflow.steps[way.name]) for world in worlds]

    def taking(self, world: World, way: Way) -> list[World]:
        """The cases in which the way is taken, with what its step asks answered."""
        if way.kind == "timer":
            deadline = f"deadline:{self.workflow.timers[way.name].after}"
            passed = self.claim(world, (self.space.literal(deadline, (PASSED,)),))
            return [] if passed is None else [passed]
        return self.met([self.answered(world, way.name)], way.name)


def widest(worlds: Iterable[World]) -> list[World]:
    """Without those that are held in another."""
    kept: list[World] = []
    for world in worlds:
        if all(world & ~one for one in kept):
            kept = [one for one in kept if one & ~world]
            kept.append(world)
    return kept


def join(worlds: Iterable[World]) -> World:
    return reduce(or_, worlds, 0)
