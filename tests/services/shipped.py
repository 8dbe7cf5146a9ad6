"""A desk over the shipped workflows and papers, with the fictitious people of the demo."""

from dataclasses import replace
from functools import cache

from legalaid.models.engine import Sessions
from legalaid.services.demo import cast_of, read_demo, staff
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast
from legalaid.services.sources import Sources, read_sources
from tests.build import make_desk


@cache
def sources() -> Sources:
    return read_sources()


def shipped_desk(sessions: Sessions) -> Desk:
    desk = replace(
        make_desk(sessions),
        library=sources().library,
        papers=sources().papers,
        first="legal_aid_request",
    )
    staff(desk, read_demo())
    return desk


def shipped_cast(desk: Desk) -> Cast:
    return cast_of(desk, read_demo())
