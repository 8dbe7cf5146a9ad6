"""What the protection workflow lets pass and what it stops."""

from datetime import date, timedelta

import pytest

from legalaid.domain.facts import Facts
from tests.engine.test_shipped_law import LAWYER, OWNER, reasons, shipped

TODAY = date(2026, 3, 3)
REQUEST = {
    "acts_in_own_name": True,
    "opponent": {"relation": "spouse"},
    "protection": {"track": "court", "measures": ["no_violence"]},
}
OUTSIDE = "This lies outside the Domestic Violence Law (article 2)"
COURT, AUTHORITY = "file_court_request", "file_administrative_request"


def ask(step: str, **changed: object) -> list[str]:
    protection = {"protection": REQUEST["protection"] | changed.pop("protection", {})}  # type: ignore[operator]
    facts = Facts(on=TODAY, values=REQUEST | changed | protection)
    return reasons("protection_order", "draft", step, facts, OWNER)


@pytest.mark.parametrize(
    ("relation", "protection", "is_outside"),
    [
        ("spouse", {}, False),
        ("former_spouse", {}, True),
        ("partner", {"shares_household": False, "dependent_child": False}, True),
        ("partner", {"shares_household": True}, False),
        ("relative", {"dependent_child": True}, False),
        ("other", {}, True),
    ],
)
@pytest.mark.parametrize(("step", "track"), [(COURT, "court"), (AUTHORITY, "administrative")])
def test_who_is_outside_the_law_is_told_so(
    step: str, track: str, relation: str, protection: dict[str, object], *, is_outside: bool
) -> None:
    told = ask(step, opponent={"relation": relation}, protection=protection | {"track": track})

    assert [one.startswith(OUTSIDE) for one in told] == [True] * is_outside


def test_only_a_ruling_of_the_court_is_appealed() -> None:
    by_authority = Facts(on=TODAY, values={})
    by_court = Facts(on=TODAY, values={"ruling": {"notice_received_on": TODAY}})

    assert len(reasons("protection_order", "refused", "appeal_refusal", by_authority)) == 1
    assert reasons("protection_order", "refused", "appeal_refusal", by_court) == []


@pytest.mark.parametrize("state", ["temporary", "in_force", "term_passed"])
def test_an_order_does_not_expire_before_its_last_day(state: str) -> None:
    values = {"order": {"renewal_explained": True}}
    early = Facts(on=TODAY, values=values, deadlines={"expiry": TODAY})
    late = Facts(on=TODAY + timedelta(days=1), values=values, deadlines={"expiry": TODAY})

    assert len(reasons("protection_order", state, "record_expiry", early, OWNER)) == 1
    assert reasons("protection_order", state, "record_expiry", late, OWNER) == []


def test_no_length_of_an_order_is_counted_only_read() -> None:
    deadlines = shipped().definitions["protection_order"].workflow.deadlines

    assert {name for name, one in deadlines.items() if one.on == "order.ends_on"} == {
        "expiry", "expiry_week",
    }  # fmt: skip


def test_a_breach_can_be_recorded_wherever_an_order_stands() -> None:
    facts = Facts(on=TODAY, values={})
    for state in ("temporary", "ordered", "in_force", "breached", "extension_asked", "term_passed"):
        assert reasons("protection_order", state, "record_breach", facts, LAWYER) == []
