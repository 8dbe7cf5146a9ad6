"""Whether a case may stand at a state: what the proof says is answered on every way there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from legalaid.domain.conditions import is_given
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Fault
from legalaid.domain.facts import Values
from legalaid.domain.needs import Uses
from legalaid.domain.values import flatten
from legalaid.engine.library import Library
from legalaid.engine.proof.enough import joined, weighed
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.holes import holes_in_opening, holes_in_steps
from legalaid.engine.proof.meaning import mean
from legalaid.engine.proof.routes import Entry
from legalaid.engine.proof.space import NONE, SOME, Slot, World
from legalaid.engine.shape import Reading
from legalaid.engine.yaml import Source


@dataclass(frozen=True)
class Proved:
    """The cases that can stand at each state of one definition."""

    flow: Flow
    at: Mapping[str, tuple[World, ...]]

    def lacking(self, state: str, values: Values) -> tuple[str, ...]:
        """The answers that the nearest case which can stand there has, and this one has not, or
        has otherwise; none where it may stand there."""
        if state not in self.at:
            return ()
        case = self.world_of(values)
        apart = [self.apart(case, world) for world in self.at[state]]
        return min(apart, key=len)

    def apart(self, case: World, world: World) -> tuple[str, ...]:
        slots = self.flow.space.slots
        return tuple(
            path for path in self.flow.catalog.paths() if not case & world & slots[path].all
        )

    def world_of(self, values: Values) -> World:
        flat, bits = flatten(self.flow.catalog, values), 0
        for path in self.flow.catalog.paths():
            slot = self.flow.space.slots[path]
            bits |= point_of(slot, flat.get(path), is_answered=path in flat)
        return bits


def point_of(slot: Slot, value: object, *, is_answered: bool) -> int:
    """The bits an answer may stand for: its own where they tell answers apart, else any given."""
    if SOME in slot.points:
        return slot.points[SOME if value else NONE] if is_answered else slot.missing
    if not is_given(value):
        return slot.missing
    said = str(value).lower() if isinstance(value, bool) else value
    if isinstance(said, str) and said in slot.points:
        return slot.points[said]
    return slot.all & ~slot.missing


def prove(library: Library, definition: Definition, uses: Uses) -> Proved:
    """Of a definition among the living ones of the other workflows."""
    flow, entries = laid_out(library, definition, uses)
    stood = joined(flow, entries, uses).stood
    return Proved(flow, {state: tuple(worlds) for state, worlds in stood.items()})


def laid_out(
    library: Library, definition: Definition, uses: Uses
) -> tuple[Flow, tuple[Entry, ...]]:
    """How answers flow through it, and how a proceeding begins."""
    around = {name: one.workflow for name, one in library.definitions.items()}
    workflows = {**around, definition.name: definition.workflow}
    meaning = mean(library.catalog, workflows, library.amounts(date.max), uses)
    return meaning.flows[definition.name], tuple(meaning.entries(definition.name))


def holes_of(library: Library, definition: Definition, uses: Uses) -> Iterator[Fault]:
    """What its papers, as they are printed now, need and some way leaves empty."""
    flow, entries = laid_out(library, definition, uses)
    source = Source(f"{definition.name}/workflow.yaml", {}, {(): 1})
    reading = Reading(source, definition.workflow)
    yield from holes_in_opening(reading, flow, entries, uses)
    yield from weighed(
        flow, entries, uses, lambda taken: holes_in_steps(reading, flow, taken, uses)
    )
