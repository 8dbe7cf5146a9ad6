"""What the proof knows of the shipped workflows, to be held against a case that was walked."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legalaid.documents.needs import read_uses
from legalaid.domain.conditions import is_given
from legalaid.domain.facts import Facts
from legalaid.domain.values import flatten
from legalaid.engine.collection import collect
from legalaid.engine.proof.check import uses_of
from legalaid.engine.proof.claims import FINAL, OPEN, OTHERS
from legalaid.engine.proof.enough import joined
from legalaid.engine.proof.flow import OWNER, Flow
from legalaid.engine.proof.meaning import meaning_of
from legalaid.engine.proof.space import (
    GIVEN,
    MISSING,
    NO,
    NONE,
    PASSED,
    RUNNING,
    SOME,
    YES,
    Space,
    World,
)
from legalaid.engine.proof.together import Whole, whole_of
from legalaid.engine.sources import of_path
from legalaid.paths import data_dir


@dataclass(frozen=True)
class Proved:
    """The flows, the cases that can stand at each state, and the combinations of all states."""

    flows: Mapping[str, Flow]
    stood: Mapping[str, Mapping[str, Sequence[World]]]
    whole: Whole
    places: frozenset[tuple[tuple[int, ...], frozenset[str]]]
    bare: World

    def knows_answers(self, workflow: str, state: str, facts: Facts) -> bool:
        """Whether a case with these answers and deadlines may stand at that state."""
        world = world_of(self.flows[workflow], facts, self.bare)
        return any(not world & ~one for one in self.stood[workflow].get(state, ()))

    def knows_states(self, states: Mapping[str, str], bound: frozenset[str]) -> bool:
        """Whether one proceeding of each of these workflows may stand so at the same time."""
        return (self.whole.blocks_of(states), bound - {OWNER}) in self.places


@cache
def proved() -> Proved:
    collection = collect(of_path(data_dir("workflows")))
    meaning = meaning_of(collection, uses_of(collection, read_uses) or {})
    stood = {
        name: joined(flow, meaning.entries(name), meaning.uses).stood
        for name, flow in meaning.flows.items()
    }
    whole = whole_of(collection, meaning.is_open)
    space = next(iter(meaning.flows.values())).space
    places = frozenset((one.blocks, one.bound) for one in whole.before)
    return Proved(meaning.flows, stood, whole, places, nothing_told(space))


def nothing_told(space: Space) -> World:
    """A case of which nothing was answered, and in which no deadline runs."""
    return sum(slot.points[next(iter(slot.points))] for slot in space.slots.values())


def world_of(flow: Flow, facts: Facts, bare: World) -> World:
    """The one bit of each slot that is true of the case."""
    told: dict[str, object] = {OTHERS: FINAL if all(one.is_final for one in facts.others) else OPEN}
    for path, value in flatten(flow.catalog, facts.values).items():
        told[path] = point(value, list(flow.space.slots[path].points))
        for code in value if isinstance(value, list) and value else ():
            if isinstance(code, str):
                told[f"{path}={code}"] = YES
    for name in facts.deadlines:
        told[f"deadline:{name}"] = RUNNING if facts.deadline_is(name) == "running" else PASSED
    world = bare
    for name, one in told.items():
        slot = flow.space.slots[name]
        world = world & ~slot.all | slot.points[one]
    return world


def point(value: object, among: list[object]) -> object:
    """What stands for the answer; for a number the greatest that is not above it."""
    if SOME in among:
        return MISSING if value is None else SOME if value else NONE
    if not is_given(value):
        return MISSING
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int):
        numbers = sorted(one for one in among if isinstance(one, int))
        return numbers[max(0, bisect_right(numbers, value) - 1)]
    return value if isinstance(value, str) and value in among else GIVEN
