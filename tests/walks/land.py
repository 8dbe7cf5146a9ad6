"""Where walks lead through: an office with its people, on a database of its own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from random import Random

from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast

BEGINS = datetime(2026, 3, 2, 5, tzinfo=UTC)
VILLAGES = 40
OF_A_VILLAGE = 8
Place = tuple[str, str]
Rows = Iterable[tuple[int, str, str]]


@dataclass
class Watch:
    """A clock that a walk moves."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Tally:
    """What became of the acts of all walks, and where proceedings stood after them."""

    walks: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    begun: Counter[str] = field(default_factory=Counter)
    states: set[Place] = field(default_factory=set)
    by_chance: set[Place] = field(default_factory=set)
    places: set[frozenset[Place]] = field(default_factory=set)

    def stood(self, before: Rows, after: Rows, *, by_chance: bool) -> None:
        """`by_chance` are steps, openings and timers; not what a story tells."""
        here = frozenset((workflow, state) for _, workflow, state in after)
        self.states |= here
        self.places.add(here)
        if by_chance:
            self.by_chance |= {one[1:] for one in {*after} - {*before}}

    def add(self, more: "Tally") -> None:
        self.walks += more.walks
        self.acts += more.acts
        self.begun += more.begun
        self.states |= more.states
        self.by_chance |= more.by_chance
        self.places |= more.places


@dataclass(frozen=True)
class Country:
    """What all walks go through: the services, the people, places to live and courts to go to."""

    desk: Desk
    cast: Cast
    villages: tuple[str, ...]
    begins: datetime

    @cached_property
    def users(self) -> Mapping[str, str]:
        bonds = {"case_owner": "case_owner", "assigned_lawyer": "assigned_lawyer"}
        return {bond: str(self.cast.playing(part).id) for bond, part in bonds.items()}


def country(desk: Desk, cast: Cast) -> Country:
    every = [code for code in desk.places.lines if len(code) == OF_A_VILLAGE]
    return Country(desk, cast, tuple(Random(1).sample(every, VILLAGES)), BEGINS)
