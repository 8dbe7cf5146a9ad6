"""Every state with the cases that can stand there, each with its shortest route."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from legalaid.domain.needs import Need, Uses
from legalaid.engine.proof.claims import Claims
from legalaid.engine.proof.flow import Act, Flow
from legalaid.engine.proof.graph import Route, Way
from legalaid.engine.proof.space import World


@dataclass(frozen=True, slots=True)
class Entry:
    """How a proceeding begins: opened by a person, or by an act of another one."""

    world: World
    opener: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Cases that stand at a state, and the route that brought them there."""

    state: str
    world: World
    entry: Entry
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """A step about to be done at a spot: the cases it is open to, with its questions answered."""

    spot: Spot
    way: Way
    worlds: tuple[World, ...]


@dataclass(frozen=True, slots=True)
class Explored:
    """Every step at every spot that can be reached, nearest first, and the cases at each state."""

    takings: tuple[Taking, ...]
    stood: Mapping[str, Sequence[World]]


def explore(
    flow: Flow, entries: Iterable[Entry], uses: Uses, apart: World, most: int | None
) -> Explored | None:
    """Cases that differ in the slots kept apart stay apart; the others at a state are joined.

    None where more than the most takings would have to be looked at.
    """
    board = Board(flow.space.top, live_slots(flow, uses), apart)
    for entry in entries:
        for world in flow.opened([entry.world]):
            board.arrive(Spot(flow.workflow.initial, world, entry))
    found = tuple(islice(takings(flow, board), most))
    if board.queue:
        return None
    return Explored(found, {state: [*there.values()] for state, there in board.found.items()})


def takings(flow: Flow, board: "Board") -> Iterator[Taking]:
    while board.queue:
        spot = board.queue.popleft()
        for way in flow.ways_from[spot.state] if board.has(spot) else ():
            worlds = flow.taking(spot.world, way)
            yield Taking(spot, way, tuple(worlds))
            for world in flow.after(worlds, way):
                board.arrive(Spot(way.to, world, spot.entry, (*spot.route, way)))


@dataclass(slots=True)
class Board:
    """The spots found so far; one that is held in another is not looked at again."""

    top: World
    live: Mapping[str, int]
    apart: World
    found: dict[str, dict[World, World]] = field(default_factory=dict)
    queue: deque[Spot] = field(default_factory=deque)

    def arrive(self, spot: Spot) -> None:
        world = spot.world | (self.top & ~self.live[spot.state])
        there = self.found.setdefault(spot.state, {})
        if all(world & ~one for one in there.values()):
            key = world & self.apart
            there[key] = world | there.get(key, 0)
            self.queue.append(replace(spot, world=there[key]))

    def has(self, spot: Spot) -> bool:
        return self.found[spot.state][spot.world & self.apart] == spot.world


def live_slots(flow: Flow, uses: Uses) -> Mapping[str, int]:
    """For each state the slots that anything after it looks at; the rest may be forgotten."""
    live = dict.fromkeys(flow.workflow.states, 0)
    read = {name: read_by(flow, name, uses) for name in ("", *flow.workflow.steps)}
    kept = {name: ~fresh(flow, name) for name in read}
    changed = True
    while changed:
        changed = False
        for way in reversed(flow.graph.ways):
            after = live[way.to]
            before = after if way.kind == "timer" else (after | read[way.name]) & kept[way.name]
            changed = changed or bool(before & ~live[way.from_])
            live[way.from_] |= before
    return live


def fresh(flow: Flow, name: str) -> int:
    """The slots that an act answers for sure."""
    asked = (path for path, must in flow.asked[name].items() if must and path in flow.space.slots)
    bits = 0
    for path in asked:
        bits |= flow.space.slots[path].all | flow.codes.get(path, 0)
    return bits


def read_by(flow: Flow, name: str, uses: Uses) -> int:
    """The slots that the conditions and the papers of an act look at."""
    bits = 0
    for alternatives in flow.alternatives[name]:
        bits |= slots_in(alternatives)
    for need in needs_of(flow, flow.acts[name], uses):
        slot = flow.space.slots.get(need.path)
        bits |= slot.all if slot else 0
        for test in need.when:
            bits |= slots_in(flow.reader.said(test)) | slots_in(flow.reader.said(test, holds=False))
    return bits


def slots_in(alternatives: Iterable[Claims]) -> int:
    bits = 0
    for claims in alternatives:
        for literal in claims:
            bits |= literal.slot if literal.name != "at" else 0
    return bits


def needs_of(flow: Flow, act: Act, uses: Uses) -> Iterator[Need]:
    for document in act.documents:
        use = uses.get(whole_name(flow.workflow.workflow, document))
        yield from use.needs if use else ()


def whole_name(workflow: str, document: str) -> str:
    """A bare name is a paper in the workflow's own folder."""
    return document if "/" in document else f"{workflow}/{document}"
