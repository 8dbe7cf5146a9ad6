"""The workflows of a case together: wherever they stand, the case can still be closed."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.proof.merging import (
    OTHERS_FINAL,
    UNOPENED,
    Atom,
    Effect,
    Merged,
    People,
    merge,
    moves_of,
)

NO_CHILD, FOLLOWED, ELSEWHERE = 0, 1, 2  # has it a child: none, the one looked at, another


class Place(NamedTuple):
    """Where a case stands: the block of each workflow, whose child it is, and who is bound.

    Of each workflow one proceeding is looked at. `children` tells of each watched pair of a parent
    and a child whether the parent opened the one looked at.
    """

    blocks: tuple[int, ...]
    children: tuple[int, ...] = ()
    bound: People = frozenset()


Pair = tuple[int, int]
Done = tuple[int, Effect]


@dataclass(slots=True)
class Whole:
    """All combinations that a case can come to, one proceeding of each workflow."""

    parts: tuple[Merged, ...]
    pairs: tuple[Pair, ...] = ()
    before: dict[Place, tuple[Place, Done] | None] = field(default_factory=dict)
    into: dict[Place, list[Place]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {part.workflow.workflow: at for at, part in enumerate(self.parts)}

    def walk(self) -> None:
        start = Place(
            tuple(part.blocks[UNOPENED] for part in self.parts), (NO_CHILD,) * len(self.pairs)
        )
        self.before[start] = None
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there, done in self.moves(here):
                self.into.setdefault(there, []).append(here)
                if there not in self.before:
                    self.before[there] = (here, done)
                    queue.append(there)

    def moves(self, here: Place) -> Iterator[tuple[Place, Done]]:
        for at, part in enumerate(self.parts):
            for effect in part.effects[here.blocks[at]]:
                is_met = all(any(self.holds(a, here, at) for a in one) for one in effect.guard)
                if is_met and (not effect.needs or effect.needs & here.bound):
                    for there in self.moved(here, at, effect):
                        yield there, (at, effect)

    def moved(self, here: Place, at: int, effect: Effect) -> list[Place]:
        """A child that is opened is looked at from now on; or the former one still is."""
        blocks = (*here.blocks[:at], effect.to, *here.blocks[at + 1 :])
        found = [Place(blocks, here.children, here.bound | effect.binds)]
        for name, is_spared in effect.opens:
            other = self.at(name)
            is_running = other is not None and not self.is_at_rest(here, other)
            if other is not None and not (is_spared and is_running):
                found = [new for one in found for new in self.opened(one, at, other)]
        return found

    def opened(self, here: Place, parent: int, child: int) -> Iterator[Place]:
        part = self.parts[child]
        initial = part.blocks[part.workflow.initial]
        blocks = (*here.blocks[:child], initial, *here.blocks[child + 1 :])
        bonds = zip(self.pairs, here.children, strict=True)
        yield here._replace(
            blocks=blocks,
            children=tuple(followed(pair, bond, parent, child) for pair, bond in bonds),
        )
        if here.blocks[child] != part.blocks[UNOPENED]:
            bonds = zip(self.pairs, here.children, strict=True)
            kept = (bond or (pair == (parent, child)) * ELSEWHERE for pair, bond in bonds)
            yield here._replace(children=tuple(kept))

    def holds(self, atom: Atom, here: Place, own: int) -> bool:
        if atom.workflow == OTHERS_FINAL:
            return all(self.is_at_rest(here, at) for at in range(len(self.parts)) if at != own)
        at = self.at(atom.workflow)
        if at is None:
            return True
        bond = here.children[self.pairs.index((own, at))] if atom.parent else FOLLOWED
        return bond == ELSEWHERE or (
            bond == FOLLOWED and self.parts[at].is_in(here.blocks[at], atom.states)
        )

    def at(self, workflow: str) -> int | None:
        return self.places.get(workflow)

    def blocks_of(self, states: Mapping[str, str]) -> tuple[int, ...]:
        """Where these proceedings stand, one of each workflow, as others see them."""
        named = ((part, states.get(part.workflow.workflow, UNOPENED)) for part in self.parts)
        return tuple(part.blocks[state] for part, state in named)

    def is_at_rest(self, here: Place, at: int) -> bool:
        """Ended, or never begun."""
        part, block = self.parts[at], here.blocks[at]
        return block == part.blocks[UNOPENED] or part.is_final(block)

    def leading_to(self, goals: set[Place]) -> set[Place]:
        found, queue = set(goals), deque(goals)
        while queue:
            for before in self.into.get(queue.popleft(), ()):
                if before not in found:
                    found.add(before)
                    queue.append(before)
        return found

    def stuck(self) -> Iterator[tuple[Place, int]]:
        """The nearest combination for each workflow that cannot be brought to its end any more."""
        every = range(len(self.parts))
        closed = {one for one in self.before if all(self.is_at_rest(one, at) for at in every)}
        lost = self.before.keys() - self.leading_to(closed)
        if not lost:
            return
        told = False
        for at, part in enumerate(self.parts):
            done = {place for place in self.before if part.is_final(place.blocks[at])}
            ended = self.leading_to(done)
            for place in self.before:
                if place in lost and place not in ended and not self.is_at_rest(place, at):
                    told = True
                    yield place, at
                    break
        if not told:
            place = next(place for place in self.before if place in lost)
            yield place, next(at for at in every if not self.is_at_rest(place, at))

    def way_to(self, place: Place) -> list[tuple[Done, Place]]:
        """What was done, and where the case stood after it."""
        way: list[tuple[Done, Place]] = []
        there, step = place, self.before[place]
        while step is not None:
            way.append((step[1], there))
            there, step = step[0], self.before[step[0]]
        return way[::-1]


def whole_of(collection: Collection, is_open: Mapping[str, bool]) -> Whole:
    catalog = FieldCatalog.of(collection.fields.part)
    parts = tuple(parts_of(collection.known_workflows(), catalog, is_open))
    whole = Whole(parts, tuple(watched(parts)))
    whole.walk()
    return whole


def watched(parts: Sequence[Merged]) -> Iterator[Pair]:
    """The parents that ask where a child of theirs stands."""
    names = [part.workflow.workflow for part in parts]
    for atom in {a for part in parts for move in part.moves for one in move.guard for a in one}:
        if atom.parent and atom.workflow in names:
            yield names.index(atom.parent), names.index(atom.workflow)


def followed(pair: Pair, bond: int, parent: int, child: int) -> int:
    """After the parent opened the child that is looked at now."""
    if pair == (parent, child):
        return FOLLOWED
    return ELSEWHERE if pair[1] == child and bond == FOLLOWED else bond


def parts_of(
    workflows: Mapping[str, Workflow], catalog: FieldCatalog, is_open: Mapping[str, bool]
) -> Iterator[Merged]:
    """Without the workflows that nobody looks at and that look at nobody: they end alone."""
    moves = {
        name: tuple(moves_of(one, catalog, is_open=is_open[name]))
        for name, one in workflows.items()
    }
    seen = frozenset(a for each in moves.values() for m in each for one in m.guard for a in one)
    opened = {name for each in moves.values() for move in each for name, _ in move.opens}
    looked_at = {atom.workflow for atom in seen} | opened
    for name, one in workflows.items():
        if name in looked_at or any(move.is_felt for move in moves[name]):
            yield merge(one, moves[name], seen)
