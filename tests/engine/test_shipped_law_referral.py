"""A referral shares nothing without her consent, and stops where she says so."""

from datetime import date, timedelta

import pytest

from legalaid.domain.facts import Facts
from tests.engine.test_shipped_law import OWNER, reasons, shipped

TODAY = date(2026, 3, 3)
CONSENT = {"agrees": True, "given_on": TODAY, "expires_on": TODAY + timedelta(days=30)}
WORKFLOW = shipped().definitions["referral"].workflow
RUNNING = [name for name, state in WORKFLOW.states.items() if not state.final]


@pytest.mark.parametrize(("state", "step"), [("draft", "send"), ("unanswered", "send_again")])
@pytest.mark.parametrize(
    ("changed", "is_sent"),
    [
        ({}, True),
        ({"agrees": False}, False),
        ({"expires_on": TODAY - timedelta(days=1)}, False),
        ({"given_on": None}, False),
    ],
)
def test_it_is_sent_with_a_consent_for_that_receiver_or_not_at_all(
    state: str, step: str, changed: dict[str, object], *, is_sent: bool
) -> None:
    facts = Facts(on=TODAY, values={"sharing_consent": CONSENT | changed})

    assert (reasons("referral", state, step, facts, OWNER) == []) is is_sent


@pytest.mark.parametrize("state", RUNNING)
def test_she_can_take_her_consent_back_at_any_time(state: str) -> None:
    assert reasons("referral", state, "withdraw_consent", Facts(on=TODAY, values={}), OWNER) == []


def test_it_is_closed_as_given_only_when_her_need_was_met() -> None:
    unmet = Facts(on=TODAY, values={"referral": {"satisfied": "unmet"}})

    assert reasons("referral", "reported", "close_served", unmet, OWNER) == [
        "Her need was not met."
    ]
