"""Danger can be told whatever stands in the case, with a safe contact and nothing more."""

from datetime import date
from uuid import UUID

import pytest

from legalaid.domain.errors import StepNotPossible
from legalaid.domain.facts import Facts, Standing
from legalaid.engine.library import read_library
from legalaid.engine.machine import Actor, decide_opening
from legalaid.paths import data_dir

LIBRARY = read_library([data_dir("workflows")])
DANGER = LIBRARY.definitions["immediate_danger"]
TODAY = date(2026, 3, 3)
STANDINGS = [
    Standing(UUID(int=7), name, state, declared.final)
    for name, one in LIBRARY.definitions.items()
    for state, declared in one.workflow.states.items()
]
OTHERS = [one for one in STANDINGS if one.workflow != DANGER.name]


def someone(*roles: str) -> Actor:
    return Actor(UUID(int=5), frozenset(roles))


def test_a_safe_contact_is_all_that_must_be_answered() -> None:
    assert DANGER.workflow.opening.asks == ("safe_contact",)


@pytest.mark.parametrize("role", ["womens_affairs", "legal_aid_officer", "supervisor"])
@pytest.mark.parametrize("standing", OTHERS, ids=lambda one: f"{one.workflow}-{one.state}")
def test_it_can_be_told_whatever_stands_in_the_case(role: str, standing: Standing) -> None:
    facts = Facts(on=TODAY, values={}, others=(standing,))

    assert decide_opening(DANGER, facts, someone(role)).to == "in_danger"


def test_it_is_told_again_only_when_the_last_danger_has_ended() -> None:
    own = [one for one in STANDINGS if one.workflow == DANGER.name]
    for standing in own:
        facts = Facts(on=TODAY, values={}, others=(standing,))
        if standing.is_final:
            assert decide_opening(DANGER, facts, someone("womens_affairs"))
        else:
            with pytest.raises(StepNotPossible):
                decide_opening(DANGER, facts, someone("womens_affairs"))


def test_it_opens_the_three_ways_of_help() -> None:
    opens = DANGER.workflow.opening.opens

    assert set(opens) == {"protection_order", "referral", "legal_aid_request"}
    assert {name for name, one in opens.items() if one.unless_running} == {
        "protection_order", "legal_aid_request",
    }  # fmt: skip
