"""A small, always equal part of the long runs: killed writers, crowds at one form."""

import pytest

from benchmarks.contention import contested, submitted_twice
from benchmarks.kills import killed


def test_writers_that_are_killed_lose_nothing_they_acknowledged() -> None:
    found = killed(6)

    assert found["kills"] == 6
    for what in ("lost", "duplicated", "steps_without_their_papers", "places_that_do_not_verify"):
        assert found[what] == 0


@pytest.mark.parametrize("fight", [contested, submitted_twice])
def test_of_a_crowd_at_one_form_one_has_an_effect(fight: object) -> None:
    assert callable(fight)
    found = fight(12)

    assert found["with_one_effect"] == found["contests"] == 12
    assert found["errors_that_nobody_is_told"] == {}
    assert found["places_that_do_not_verify"] == 0
