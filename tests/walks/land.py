"""Where walks begin, and how many are made: an office with its people, on a database of its own."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast
from tests.walks.walker import Country, Tally, Walk

BEGINS = datetime(2026, 3, 2, 5, tzinfo=UTC)
VILLAGES = 40
Wanted = Callable[[Callable[..., None]], Callable[[], None]]
OF_A_VILLAGE = 8


def country(desk: Desk, cast: Cast) -> Country:
    every = [code for code in desk.places.lines if len(code) == OF_A_VILLAGE]
    return Country(desk, cast, tuple(Random(1).sample(every, VILLAGES)), BEGINS)


def walk_through(land: Country, wanted: Wanted, *, acts: int) -> Tally:
    """As many walks as are wanted, each of so many acts; a number says which act and how."""
    tally = Tally()

    @wanted
    @given(st.lists(st.integers(0, 2**32 - 1), min_size=acts, max_size=acts))
    def walk(numbers: list[int]) -> None:
        one = Walk(land, tally)
        for number in numbers:
            one.act(number)
        one.finish()
        tally.walks += 1

    walk()
    return tally
