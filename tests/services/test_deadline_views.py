"""A deadline tells whether its period can be made longer, as far as the law is known."""

from collections.abc import Iterator
from itertools import takewhile

import pytest

from legalaid.models.engine import Sessions
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, play, scenes
from tests.services.shipped import shipped_cast, shipped_desk


@pytest.fixture
def desk(sqlite_sessions: Sessions) -> Desk:
    return shipped_desk(sqlite_sessions)


@pytest.fixture
def cast(desk: Desk) -> Cast:
    return shipped_cast(desk)


def before(desk: Desk, step: str) -> Iterator[Scene]:
    """A story of relief that was refused, up to a step of it."""
    line = scenes(desk, "court_cost_relief", "appeal_fails_and_paid")
    return takewhile(lambda one: one.take != step, line)


def extensions(desk: Desk, cast: Cast, step: str) -> dict[str, str | None]:
    *_, last = play(desk, cast, before(desk, step))
    case = view_case(desk, cast.playing("case_owner"), last.taken.reference)
    return {one.name: one.extension for one in case.deadlines if one.standing != "stopped"}


@pytest.mark.parametrize(
    ("step", "deadline", "extension"),
    [
        ("appeal_without_grounds", "chomtoah", "never"),
        ("extend_grounds", "appeal_grounds", "unknown"),
        ("extend_grounds", "appeal_reply", None),
        ("state_grounds", "longer_grounds", None),
    ],
)
def test_whether_a_period_can_be_longer_is_told(
    desk: Desk, cast: Cast, step: str, deadline: str, extension: str | None
) -> None:
    assert extensions(desk, cast, step)[deadline] == extension


def test_the_order_of_the_court_takes_the_place_of_the_period(desk: Desk, cast: Cast) -> None:
    assert "appeal_grounds" in extensions(desk, cast, "extend_grounds")
    assert "appeal_grounds" not in extensions(desk, cast, "state_grounds")
