"""Many walks, made by hypothesis: a number says which act and how."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests.walks.land import Country, Tally
from tests.walks.walker import Walk

A_NUMBER = 2**24 - 1  # of greater ones hypothesis would mostly draw small ones
Wanted = Callable[[Callable[..., None]], Callable[[], None]]


def walk_through(land: Country, wanted: Wanted, *, acts: int) -> Tally:
    """As many walks as are wanted, each of so many acts."""
    tally = Tally()

    @wanted
    @given(st.lists(st.integers(0, A_NUMBER), min_size=acts, max_size=acts))
    def walk(numbers: list[int]) -> None:
        one = Walk(land, tally)
        for number in numbers:
            one.act(number)
        one.finish()
        tally.walks += 1

    walk()
    return tally
