"""The workflows of a case together: wherever they stand, the case can still be closed."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.proof import story
from legalaid.engine.proof.merging import (
    OTHERS_FINAL,
    UNOPENED,
    Atom,
    Guard,
    Merged,
    Move,
    merge,
    moves_of,
)
from legalaid.engine.speech import both

CODE = "stuck-case"
Place = tuple[int, ...]  # the block of each workflow
Done = tuple[int, Guard, frozenset[str], int]


@dataclass(slots=True)
class Whole:
    """All combinations that a case can come to, one proceeding of each workflow."""

    parts: tuple[Merged, ...]
    before: dict[Place, tuple[Place, Done] | None] = field(default_factory=dict)
    into: dict[Place, list[Place]] = field(default_factory=dict)

    def walk(self) -> None:
        start = tuple(part.blocks[UNOPENED] for part in self.parts)
        self.before[start] = None
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there, done in self.moves(here):
                self.into.setdefault(there, []).append(here)
                if there not in self.before:
                    self.before[there] = (here, done)
                    queue.append(there)

    def place_of(self, states: Mapping[str, str]) -> Place:
        """Where a case stands with one proceeding of each of these workflows."""
        return tuple(
            part.blocks[states.get(part.workflow.workflow, UNOPENED)] for part in self.parts
        )

    def moves(self, here: Place) -> Iterator[tuple[Place, Done]]:
        for at, part in enumerate(self.parts):
            for guard, opens, to in part.effects[here[at]]:
                if all(any(self.holds(atom, here, at) for atom in one) for one in guard):
                    yield self.moved(here, at, to, opens), (at, guard, opens, to)

    def moved(self, here: Place, at: int, to: int, opens: frozenset[str]) -> Place:
        there = list(here)
        there[at] = to
        for other, part in enumerate(self.parts):
            if part.workflow.workflow in opens and here[other] == part.blocks[UNOPENED]:
                there[other] = part.blocks[part.workflow.initial]
        return tuple(there)

    def holds(self, atom: Atom, here: Place, own: int) -> bool:
        for at, part in enumerate(self.parts):
            if atom.workflow == OTHERS_FINAL and at != own:
                if not self.is_at_rest(here, at):
                    return False
            elif atom.workflow == part.workflow.workflow:
                return part.is_in(here[at], atom.states)
        return atom.workflow == OTHERS_FINAL or not self.has(atom.workflow)

    def has(self, workflow: str) -> bool:
        return any(part.workflow.workflow == workflow for part in self.parts)

    def is_at_rest(self, here: Place, at: int) -> bool:
        """Ended, or never begun."""
        part = self.parts[at]
        return here[at] == part.blocks[UNOPENED] or part.is_final(here[at])

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
        closed = {p for p in self.before if all(self.is_at_rest(p, at) for at in range(len(p)))}
        lost = self.before.keys() - self.leading_to(closed)
        if not lost:
            return
        told = False
        for at, part in enumerate(self.parts):
            ended = self.leading_to({place for place in self.before if part.is_final(place[at])})
            for place in self.before:
                if place in lost and place not in ended and not self.is_at_rest(place, at):
                    told = True
                    yield place, at
                    break
        if not told:
            place = next(place for place in self.before if place in lost)
            yield place, next(at for at in range(len(place)) if not self.is_at_rest(place, at))

    def way_to(self, place: Place) -> list[Done]:
        way: list[Done] = []
        step = self.before[place]
        while step is not None:
            way.append(step[1])
            step = self.before[step[0]]
        return way[::-1]


def whole_of(collection: Collection, is_open: Mapping[str, bool]) -> Whole:
    whole = Whole(tuple(parts_of(collection.known_workflows(), is_open)))
    whole.walk()
    return whole


def faults_of_cases(collection: Collection, is_open: Mapping[str, bool]) -> Iterator[Fault]:
    whole = whole_of(collection, is_open)
    readings = {one.part.workflow: one for one in collection.workflows.values()}
    for place, at in whole.stuck():
        stood, told = tell(whole, whole.way_to(place))
        workflow = whole.parts[at].workflow
        reading = readings.get(workflow.workflow) or next(iter(readings.values()))
        path = ("states", stood[at]) if reading.part is workflow else ("workflow",)
        yield reading.fault(CODE, path, message(whole, stood, at), told)


def parts_of(workflows: Mapping[str, Workflow], is_open: Mapping[str, bool]) -> Iterator[Merged]:
    """Without the workflows that nobody looks at and that look at nobody: they end alone."""
    moves = {name: tuple(moves_of(one, is_open=is_open[name])) for name, one in workflows.items()}
    seen = frozenset(a for each in moves.values() for m in each for one in m.guard for a in one)
    opened = {name for each in moves.values() for move in each for name in move.opens}
    looked_at = {atom.workflow for atom in seen} | opened
    for name, one in workflows.items():
        if name in looked_at or any(move.is_felt for move in moves[name]):
            yield merge(one, is_open=is_open[name], seen=seen)


def tell(whole: Whole, way: list[Done]) -> tuple[list[str], story.Story]:
    """The blocks' moves as steps of people, and where every proceeding stands after them."""
    stood = [UNOPENED for _ in whole.parts]
    told: list[Text] = []
    for at, guard, opens, to in way:
        part = whole.parts[at]
        for move in steps_to(part, stood[at], (guard, opens, to)):
            stood[at] = move.to
            told.append(tell_move(part.workflow, move))
        for other, one in enumerate(whole.parts):
            if one.workflow.workflow in opens and stood[other] == UNOPENED:
                stood[other] = one.workflow.initial
                told.append(tell_opening(one.workflow))
    return stood, tuple(told)


def steps_to(part: Merged, state: str, effect: tuple[Guard, frozenset[str], int]) -> list[Move]:
    """The shortest way inside the block to a move of this effect, and that move."""
    routes: dict[str, list[Move]] = {state: []}
    queue = deque([state])
    while queue:
        here = queue.popleft()
        for move in part.moves:
            if move.from_ != here:
                continue
            if (move.guard, move.opens, part.blocks[move.to]) == effect:
                return [*routes[here], move]
            is_inside = part.blocks[move.to] == part.blocks[state] and not move.is_felt
            if is_inside and move.to not in routes:
                routes[move.to] = [*routes[here], move]
                queue.append(move.to)
    return []


def tell_move(workflow: Workflow, move: Move) -> Text:
    if move.kind == "opening":
        return tell_opening(workflow)
    title = story.timer if move.kind == "timer" else story.step
    return both(
        "“%(workflow)s”: after “%(way)s” it stands at “%(state)s”.",
        workflow=story.titled(workflow.workflow, workflow.title),
        way=title(workflow, move.name),
        state=story.state(workflow, move.to),
    )


def tell_opening(workflow: Workflow) -> Text:
    return both(
        "“%(workflow)s” is opened, and stands at “%(state)s”.",
        workflow=story.titled(workflow.workflow, workflow.title),
        state=story.state(workflow, workflow.initial),
    )


def message(whole: Whole, stood: list[str], at: int) -> Text:
    workflow = whole.parts[at].workflow
    return both(
        "The case can no longer be closed: “%(workflow)s” stands at “%(state)s”, and cannot be"
        " brought to an end as the other proceedings stand.",
        workflow=story.titled(workflow.workflow, workflow.title),
        state=story.state(workflow, stood[at]),
    )
