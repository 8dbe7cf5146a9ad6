"""One measure: ours and the other side's, taken turn by turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ours` and `theirs` are medians over `rounds`; `ratio` the median of the rounds' ratios."""

    name: str
    unit: str
    ours: float
    theirs: float
    ratio: float
    rounds: int
    goal: str


@dataclass(frozen=True)
class Sides:
    """What is measured against what; each call is one piece of work.

    The ratio says how many times faster ours is, or, where it `costs` more, how many times slower.
    """

    name: str
    ours: Callable[[], object]
    theirs: Callable[[], object]
    costs: bool = False

    def ratio(self, ours: float, theirs: float) -> float:
        return theirs / ours if self.costs else ours / theirs


def interleave(sides: Sides, *, goal: str, rounds: int = 7, seconds: float = 0.5) -> Row:
    """Calls per second of both, A B A B."""
    pairs = [(rate(sides.ours, seconds), rate(sides.theirs, seconds)) for _ in range(rounds)]
    return Row(
        name=sides.name,
        unit="per second",
        ours=statistics.median(a for a, _ in pairs),
        theirs=statistics.median(b for _, b in pairs),
        ratio=statistics.median(sides.ratio(a, b) for a, b in pairs),
        rounds=rounds,
        goal=goal,
    )


def rate(call: Callable[[], object], seconds: float) -> float:
    """How often the call is done in a second, over at least three calls."""
    done, begun = 0, time.perf_counter()
    while done < 3 or time.perf_counter() - begun < seconds:
        call()
        done += 1
    return done / (time.perf_counter() - begun)
