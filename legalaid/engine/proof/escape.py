"""From every case at every state an end can be reached, whatever was answered on the way there.

The ways of the graph are not enough: a way out may ask of a case what this case can never give.
Gone through backwards: which cases at a state can be brought to an end by answers still to be
given, by time that passes, and by steps in the order that suits. Where other proceedings stand is
left to the proof of the case as a whole, and what only a guard knows is let pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from legalaid.domain.workflow import Step
from legalaid.engine.proof.claims import OTHERS, Claims
from legalaid.engine.proof.flow import Flow, widest
from legalaid.engine.proof.graph import Way
from legalaid.engine.proof.space import OFF, PASSED, RUNNING, World

LEFT_OUT = frozenset({"at", OTHERS})


@dataclass(slots=True)
class Escapes:
    """For each state the cases that can still be brought to an end."""

    flow: Flow
    found: dict[str, list[World]] = field(default_factory=dict)

    def search(self) -> None:
        graph = self.flow.graph
        self.found = {state: [] for state in graph.states}
        self.found |= {state: [self.flow.space.top] for state in graph.finals}
        changed = True
        while changed:
            changed = False
            for way in reversed(graph.ways):
                before = self.found[way.from_]
                self.found[way.from_] = widest([*before, *self.before(way)])
                changed = changed or self.found[way.from_] != before

    def without(self, state: str, world: World) -> World | None:
        """Some of the cases that stand there and can come to no end; None where all can."""
        left = [world]
        for cube in self.found[state]:
            left = [rest for one in left for rest in self.outside(one, cube)]
        return left[0] if left else None

    def outside(self, world: World, cube: World) -> Iterator[World]:
        """The cases that are not in the cube, slot by slot."""
        restricted = [slot.all for slot in self.flow.space.slots.values() if slot.all & ~cube]
        if any(not world & bits & cube for bits in restricted):
            yield world
            return
        for bits in restricted:
            out = world & bits & ~cube
            if out:
                yield world & ~bits | out
            world = world & (~bits | cube)

    def before(self, way: Way) -> Iterator[World]:
        """The cases from which the way leads to where there is an escape."""
        for goal in self.found[way.to]:
            if way.kind == "timer":
                yield from self.before_timer(self.flow.workflow.timers[way.name].after, goal)
            else:
                yield from self.before_step(way.name, goal)

    def before_timer(self, after: str, goal: World) -> Iterator[World]:
        """Its deadline runs, or has passed: one that never began never passes."""
        slot = self.flow.space.slots[f"deadline:{after}"]
        if goal & slot.points[PASSED]:
            yield self.aged(goal & ~slot.all | slot.points[PASSED])

    def before_step(self, name: str, goal: World) -> Iterator[World]:
        wanted = self.before_deadlines(self.flow.workflow.steps[name], goal)
        worlds = [wanted] if wanted is not None else []
        for alternatives in self.flow.alternatives[name]:
            met = (claimed(one, claims) for one in worlds for claims in alternatives)
            worlds = widest(one for one in met if one is not None)
        for one in worlds:
            asked = self.before_answers(name, one)
            if asked is not None:
                yield self.aged(asked)

    def before_deadlines(self, step: Step, goal: World) -> World | None:
        for name in {*step.starts, *step.ends}:
            slot = self.flow.space.slots[f"deadline:{name}"]
            after = slot.bits((RUNNING, PASSED) if name in step.starts else (OFF,))
            if not goal & after:
                return None
            goal |= slot.all
        return goal

    def before_answers(self, name: str, world: World) -> World | None:
        """What is asked may have been anything, where it can be answered as it is wanted."""
        for path, must in self.flow.asked[name].items():
            slot = self.flow.space.slots.get(path)
            if slot is None:
                continue
            if world & slot.all & ~slot.missing:
                world |= slot.all | self.flow.codes.get(path, 0)
            elif must:
                return None
        return world

    def aged(self, world: World) -> World:
        """A deadline that must have passed may still be running: it only has to be waited for."""
        for name in self.flow.workflow.deadlines:
            slot = self.flow.space.slots[f"deadline:{name}"]
            if world & slot.points[PASSED]:
                world |= slot.points[RUNNING]
        return world


def claimed(world: World, claims: Claims) -> World | None:
    for literal in claims:
        if literal.name not in LEFT_OUT:
            left = literal.holds_in(world)
            if left is None:
                return None
            world = left
    return world


def escapes_of(flow: Flow) -> Escapes:
    escapes = Escapes(flow)
    escapes.search()
    return escapes
