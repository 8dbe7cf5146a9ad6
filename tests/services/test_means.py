"""The guide to means beside a case: it tells, and nothing waits for it."""

from dataclasses import replace
from itertools import takewhile
from uuid import UUID

import pytest

from legalaid.domain.errors import NotFound
from legalaid.domain.roles import Membership, Person
from legalaid.models.engine import Sessions
from legalaid.services.desk import Desk
from legalaid.services.journeys import play, scenes
from legalaid.services.means import Guidance, guide
from tests.people import FAR, LONG_AGO
from tests.services.shipped import shipped_cast, shipped_desk


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return shipped_desk(sessions)


def told_until(desk: Desk, step: str) -> str:
    """A case of the demo's story, up to the step before that one."""
    story = scenes(desk, "legal_aid_request", "power_signed")
    until = takewhile(lambda scene: scene.take != step, story)
    return list(play(desk, shipped_cast(desk), until))[-1].taken.reference


def guidance(desk: Desk, reference: str) -> Guidance:
    found = guide(desk, shipped_cast(desk).playing("case_owner"), reference)
    assert found is not None
    return found


def test_before_means_are_stated_it_names_what_is_missing(desk: Desk) -> None:
    found = guidance(desk, told_until(desk, "state_means"))

    assert found.finding.outcome == "unknown"
    assert {reason.code for reason in found.finding.missing} >= {
        "means_missing_income", "means_missing_savings", "means_missing_passports",
    }  # fmt: skip


def test_her_equity_card_is_enough(desk: Desk) -> None:
    found = guidance(desk, told_until(desk, "accept"))

    assert (found.finding.outcome, found.finding.amount) == ("full", 0)
    assert found.finding.lines[0].why.code == "means_guide"
    assert found.certainty == "guessed"


def test_where_no_scheme_is_in_force_there_is_none(desk: Desk) -> None:
    reference = told_until(desk, "state_means")
    bare = replace(desk, library=replace(desk.library, schemes={}))

    assert guide(bare, shipped_cast(desk).playing("case_owner"), reference) is None


def test_out_of_scope_there_is_no_such_case(desk: Desk) -> None:
    reference = told_until(desk, "state_means")
    membership = Membership("supervisor", FAR, "12", LONG_AGO)
    stranger = Person(UUID(int=9), "far", "Far", "en", (membership,))

    with pytest.raises(NotFound):
        guide(desk, stranger, reference)
