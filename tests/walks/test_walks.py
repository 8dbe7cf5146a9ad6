"""Random walks over all workflows of a case, through the real services on both databases."""

import pytest
from hypothesis import settings

from legalaid.domain.facts import Facts
from legalaid.models.engine import Sessions
from tests.services.shipped import shipped_cast, shipped_desk
from tests.walks.land import BEGINS, Country, country
from tests.walks.many import walk_through
from tests.walks.proved import proved

SAME = settings(derandomize=True, deadline=None, database=None)


@pytest.fixture
def land(sessions: Sessions) -> Country:
    desk = shipped_desk(sessions)
    return country(desk, shipped_cast(desk))


def test_no_walk_leads_where_the_proof_has_not_been(land: Country) -> None:
    tally = walk_through(land, settings(SAME, max_examples=5), acts=40)

    assert tally.acts["done"] > 40
    assert tally.acts["timers"] > 0
    assert tally.acts["refused: InputInvalid"] > 0


@pytest.mark.parametrize(
    ("workflow", "state", "may_be"),
    [("court_cost_relief", "draft", True), ("divorce", "filed", False)],
)
def test_the_proof_knows_where_a_case_of_these_answers_may_stand(
    workflow: str, state: str, *, may_be: bool
) -> None:
    """Once a suit is filed, far more must have been answered."""
    facts = Facts(on=BEGINS.date(), values={"instance": "first", "acts_in_own_name": True})

    assert proved().knows_answers(workflow, state, facts) == may_be
