"""A blocked case reaches the group without her name and with her consent, and never gets lost."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from legalaid.domain.facts import Facts
from legalaid.engine.machine import Actor
from tests.engine.test_shipped_law import OWNER, reasons

TODAY = date(2026, 3, 3)
SUPERVISOR = Actor(UUID(int=5), frozenset({"supervisor"}))
NOTE = {
    "blockage": {"urgent": True, "nameless": True},
    "sharing_consent": {"agrees": True, "given_on": TODAY, "expires_on": TODAY},
}


def escalate(due: date = TODAY, **changed: object) -> list[str]:
    facts = Facts(on=TODAY, values=NOTE | changed, deadlines={"district_answer": due})
    return reasons("blocked_case", "flagged", "escalate", facts, OWNER)


def test_an_urgent_case_goes_to_the_province_at_once() -> None:
    assert escalate() == []


@pytest.mark.parametrize(
    ("blockage", "waited", "goes"),
    [({}, 0, False), ({}, 1, True), ({"district_answer": "ទេ"}, 0, True)],
)
def test_another_case_hears_the_district_first_or_waits_its_time(
    blockage: dict[str, object], waited: int, *, goes: bool
) -> None:
    told = escalate(
        due=TODAY - timedelta(days=waited),
        blockage={"urgent": False, "nameless": True} | blockage,
    )

    assert (told == []) is goes


def test_nothing_that_names_her_and_nothing_without_consent_leaves_the_case() -> None:
    assert len(escalate(blockage={"urgent": True, "nameless": False})) == 1
    assert len(escalate(sharing_consent={"agrees": False})) == 1


def test_a_decision_is_recorded_by_the_offices_not_by_who_raised_the_case() -> None:
    facts = Facts(on=TODAY, values={"group_decision": {"nameless": True}})

    assert reasons("blocked_case", "on_agenda", "record_decision", facts, SUPERVISOR) == []
    assert reasons("blocked_case", "on_agenda", "record_decision", facts, OWNER) != []


def test_minutes_that_name_her_are_not_made() -> None:
    facts = Facts(on=TODAY, values=NOTE | {"group_decision": {"nameless": False}})

    assert len(reasons("blocked_case", "on_agenda", "record_decision", facts, SUPERVISOR)) == 1
