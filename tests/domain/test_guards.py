"""Each named test of the law, as a table."""

from datetime import date

import pytest

from legalaid.domain.facts import Facts
from legalaid.domain.guards import GUARDS

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
SIGNED = {"power": {"signed_on": MONDAY}}
CHILD = {"name_km": "ចាន់", "parental_power_asked": "client"}
OTHER_CHILD = {"name_km": "សុខា", "support_asked": 200_000}
HOUSE = {"description": "ផ្ទះ", "share_asked": "halves"}


def item(goes_to: str, shows: str) -> dict[str, str]:
    return {"goes_to": goes_to, "shows_where_she_is": shows}


MASKED = item("also_other_party", "masked_copy")


@pytest.mark.parametrize(
    ("guard", "values", "holds"),
    [
        ("power_in_force_or_own_name", {}, False),
        ("power_in_force_or_own_name", {"acts_in_own_name": True}, True),
        ("power_in_force_or_own_name", {"acts_in_own_name": False}, False),
        ("power_in_force_or_own_name", SIGNED, True),
        ("power_in_force_or_own_name", {"power": {"ended_on": MONDAY}}, False),
        ("power_in_force_or_own_name", {"power": SIGNED["power"] | {"ended_on": TUESDAY}}, False),
        ("power_in_force_or_own_name", {"power": SIGNED["power"] | {"ended_on": MONDAY}}, True),
        ("power_ends_after_it_was_signed", SIGNED, False),
        (
            "power_ends_after_it_was_signed",
            {"power": SIGNED["power"] | {"ended_on": MONDAY}},
            False,
        ),
        (
            "power_ends_after_it_was_signed",
            {"power": SIGNED["power"] | {"ended_on": TUESDAY}},
            True,
        ),
        ("claims_are_specified", {"claims": ["divorce", "costs"]}, True),
        ("claims_are_specified", {"claims": ["parental_power"], "children": []}, False),
        ("claims_are_specified", {"claims": ["parental_power"], "children": [CHILD]}, True),
        (
            "claims_are_specified",
            {"claims": ["parental_power"], "children": [CHILD, OTHER_CHILD]},
            False,
        ),
        ("claims_are_specified", {"claims": ["support"], "children": [CHILD]}, False),
        ("claims_are_specified", {"claims": ["support"], "children": [CHILD, OTHER_CHILD]}, True),
        ("claims_are_specified", {"claims": ["property"], "assets": [{"kind": "house"}]}, False),
        ("claims_are_specified", {"claims": ["property"], "assets": [HOUSE]}, True),
        ("incidents_are_dated", {}, True),
        ("incidents_are_dated", {"incidents": [{"happened_on": MONDAY}]}, True),
        ("incidents_are_dated", {"incidents": [{"happened_about": "រដូវវស្សា"}]}, True),
        ("incidents_are_dated", {"incidents": [{"happened_on": MONDAY}, {}]}, False),
        ("evidence_hides_where_she_is", {"evidence": []}, True),
        ("evidence_hides_where_she_is", {"evidence": [item("court_only", "shown")]}, True),
        ("evidence_hides_where_she_is", {"evidence": [item("also_other_party", "shown")]}, False),
        ("evidence_hides_where_she_is", {"evidence": [item("also_other_party", "agreed")]}, True),
        ("every_attachment_is_marked", {}, True),
        ("every_attachment_is_marked", {"evidence": [item("court_only", "shown")]}, True),
        ("every_attachment_is_marked", {"evidence": [{"goes_to": "court_only"}]}, False),
        ("every_attachment_is_marked", {"evidence": [{"shows_where_she_is": "shown"}]}, False),
        ("every_attachment_is_marked", {"evidence": [MASKED]}, True),
        ("every_attachment_is_marked", {"evidence": [MASKED | {"file": "a"}]}, False),
        (
            "every_attachment_is_marked",
            {"evidence": [MASKED | {"file": "a", "masked_file": "b"}]},
            True,
        ),
        ("divorce_was_granted", {}, False),
        ("divorce_was_granted", {"judgment": {"result": "divorce_granted"}}, True),
        (
            "divorce_was_granted",
            {"judgment": {"result": "divorce_granted"}, "uttor": {"result": "divorce_refused"}},
            False,
        ),
        ("divorce_was_refused", {}, True),
        ("divorce_was_refused", {"judgment": {"result": "divorce_refused"}}, True),
        ("divorce_was_refused", {"judgment": {"result": "divorce_granted"}}, False),
        (
            "divorce_was_refused",
            {"judgment": {"result": "divorce_refused"}, "uttor": {"result": "divorce_granted"}},
            False,
        ),
    ],
)
def test_a_guard_holds_or_not(guard: str, values: dict[str, object], *, holds: bool) -> None:
    assert GUARDS[guard](Facts(on=TUESDAY, values=values)) is holds
