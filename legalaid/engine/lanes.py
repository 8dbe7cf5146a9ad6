"""Where the picture of a workflow puts its states and ways.

One state stands on each line, in the order of the file. Ways down run on lanes at the right, ways
back up at the left; all ways to one state share a lane, as tracks join before a station.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from legalaid.domain.part import Language
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.graph import Graph, Way, graph_of
from legalaid.engine.wrapping import wrap

Side = Literal["right", "left"]

BOX, LINE, PAD, GAP = 330, 23, 7, 15
LETTERS = 14
PITCH, MARGIN = 11, 16
MANY = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A state on the picture."""

    name: str
    lines: tuple[str, ...]
    top: float

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 2 * PAD

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def arrives(self) -> float:
        return self.top + self.height * 0.3

    @property
    def leaves(self) -> float:
        return self.top + self.height * 0.7


@dataclass(frozen=True, slots=True)
class Track:
    """All ways to one state that come from one side."""

    to: str
    side: Side
    first: float
    last: float


@dataclass(frozen=True)
class Plan:
    """The places of all boxes, and the lane of every track."""

    boxes: dict[str, Box]
    graph: Graph
    gathering: frozenset[str]
    lanes: dict[tuple[str, Side], int] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.boxes)}

    def side(self, way: Way) -> Side:
        return "right" if self.rows[way.from_] < self.rows[way.to] else "left"

    def is_next(self, way: Way) -> bool:
        """The state right beneath is reached by a plain arrow."""
        return self.rows[way.to] - self.rows[way.from_] == 1

    def width_of(self, side: Side) -> float:
        used = [lane for (_, one), lane in self.lanes.items() if one == side]
        return MARGIN + PITCH * (max(used) + 1) if used else PITCH

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes.values())


def plan(workflow: Workflow, language: Language) -> Plan:
    graph = graph_of(workflow)
    laid = Plan(stack(workflow, language), graph, gathering(graph))
    for side in ("right", "left"):
        laid.lanes.update(assign(tracks(laid, side)))
    return laid


def stack(workflow: Workflow, language: Language) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    top: float = 1.5 * GAP
    for name, state in workflow.states.items():
        lines = wrap(state.title.said(language) or name, (BOX - 2 * PAD) / LETTERS)
        boxes[name] = Box(name, tuple(lines), top)
        top = boxes[name].bottom + GAP
    return boxes


def gathering(graph: Graph) -> frozenset[str]:
    """Ends that most states lead to: their ways would hide all others."""
    living = [name for name in graph.states if name not in graph.finals]
    many = max(MANY, (len(living) + 1) // 2)
    return frozenset(
        name for name in graph.finals if len({w.from_ for w in graph.ways if w.to == name}) >= many
    )


def tracks(laid: Plan, side: Side) -> list[Track]:
    found: dict[str, list[float]] = {}
    for way in laid.graph.ways:
        if way.from_ != way.to and laid.side(way) == side and not laid.is_next(way):
            found.setdefault(way.to, []).append(laid.boxes[way.from_].leaves)
    return [track(laid, side, name, leaving) for name, leaving in found.items()]


def track(laid: Plan, side: Side, name: str, leaving: Iterable[float]) -> Track:
    ends = [*leaving, laid.boxes[name].arrives]
    return Track(name, side, min(ends), max(ends))


def assign(found: Sequence[Track]) -> dict[tuple[str, Side], int]:
    """Short tracks lie near the boxes; no two on a lane touch."""
    lanes: list[list[Track]] = []
    placed: dict[tuple[str, Side], int] = {}
    for one in sorted(found, key=lambda track: track.last - track.first):
        free = (at for at, lane in enumerate(lanes) if is_free(lane, one))
        at = next(free, len(lanes))
        if at == len(lanes):
            lanes.append([])
        lanes[at].append(one)
        placed[one.to, one.side] = at
    return placed


def is_free(lane: Sequence[Track], new: Track) -> bool:
    return all(new.last + GAP < one.first or one.last + GAP < new.first for one in lane)
