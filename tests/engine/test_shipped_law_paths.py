"""People and unions as they are: what the divorce lets pass for them, and the sentence why not."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from legalaid.domain.facts import Facts, Standing
from tests.engine.test_shipped_law import COMPLAINT, POWER, reasons

DAY = date(2026, 3, 2)
RELIEF = (Standing(UUID(int=3), "court_cost_relief", "filed", is_final=False),)
CHILD = {"name_km": "a", "parental_power_asked": "client"}
CLAIMS: dict[str, Any] = COMPLAINT | {
    "route": "without_divorce",
    "claims": ["parental_power", "costs"],
    "grounds": [],
    "children": [CHILD],
    "marriage": {"registered": "ceremony_only"},
    "unregistered_suit_reason": "They have a child.",
}
MOTHER = {"name_km": "សុខ ចាន់ណា", "sex": "female", "relation": "mother", "is_independent": True}
MINOR = {"client": {"capacity": "minor"}, "opponent": {"name_km": "ចាន់ ដារ៉ា"}}
PLAN = {"warned": True, "attends": "both", "is_safe": True}


def told(state: str, step: str, values: dict[str, Any], **deadlines: date) -> list[str]:
    facts = Facts(on=DAY, values=POWER | values, others=RELIEF, deadlines=deadlines)
    return reasons("divorce", state, step, facts)


def file_claims(**changed: object) -> list[str]:
    return told("drafting", "file_claims", CLAIMS | changed)


def test_a_union_that_was_not_registered_sues_without_a_divorce_and_without_grounds() -> None:
    assert file_claims() == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"claims": ["costs"]}, "At least one claim is needed"),
        ({"claims": ["divorce", "parental_power"]}, "An unregistered union needs no divorce"),
        ({"marriage": {"registered": "registered"}}, "Who is registered as married asks for"),
        ({"route": "contested"}, "This is being prepared as a divorce."),
        ({"children": []}, "Each claim must be specified"),
    ],
)
def test_claims_without_a_divorce_are_told_what_is_amiss(
    changed: dict[str, object], reason: str
) -> None:
    assert [one for one in file_claims(**changed) if one.startswith(reason)]


@pytest.mark.parametrize(
    ("representative", "reason"),
    [
        ({}, "She is a minor or under general guardianship"),
        (MOTHER | {"relation": None}, "She is a minor or under general guardianship"),
        (MOTHER | {"is_independent": False}, "The legal representative cannot be the other party"),
        (MOTHER | {"name_km": "ចាន់\u200b ដារ៉ា "}, "The legal representative cannot be the other"),
        (MOTHER, None),
    ],
)
def test_a_minor_acts_by_who_is_not_the_alleged_perpetrator(
    representative: dict[str, object], reason: str | None
) -> None:
    found = file_claims(**MINOR, representative=representative)

    assert [one for one in found if not reason or one.startswith(reason)] == found
    assert bool(found) == bool(reason)


@pytest.mark.parametrize(
    ("registered", "count"),
    [("certificate_lost", 0), ("certificate_held_by_him", 0), ("registered", 1),
     ("ceremony_only", 1)],
)  # fmt: skip
def test_a_copy_of_the_certificate_is_asked_for_where_there_is_one_to_copy(
    registered: str, count: int
) -> None:
    values = {"marriage": {"registered": registered}}

    assert len(told("drafting", "ask_certificate_copy", values)) == count


@pytest.mark.parametrize(
    ("whereabouts", "count"), [("unknown", 0), ("known", 1), ("abroad", 1), ("detained", 1)]
)
def test_public_notice_is_for_who_cannot_be_found(whereabouts: str, count: int) -> None:
    values = {"opponent": {"whereabouts": whereabouts}}

    assert len(told("service_failed", "ask_public_notice", values)) == count


@pytest.mark.parametrize(
    ("way", "opponent", "count"),
    [
        ("in_person", {}, 0),
        ("public_notice", {"whereabouts": "unknown"}, 0),
        ("on_lawyer", {"lawyer_name": "a"}, 0),
        ("on_lawyer", {}, 1),
        ("through_warden", {"whereabouts": "detained"}, 0),
        ("through_warden", {"whereabouts": "known"}, 1),
        ("abroad", {"whereabouts": "abroad"}, 0),
        ("abroad", {"whereabouts": "unknown"}, 1),
    ],
)
def test_papers_are_served_in_a_way_that_fits_where_he_is(
    way: str, opponent: dict[str, object], count: int
) -> None:
    values = {"service": {"way": way}, "opponent": opponent}

    assert len(told("filed", "record_service", values)) == count


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, None),
        ({"attends": "lawyer", "is_safe": False}, None),
        ({"is_safe": False}, "It is not safe for her to come"),
        ({"attends": "nobody"}, "Nobody can attend: ask for another date"),
        ({"warned": False}, "Explain it to her first: a plaintiff who neither"),
    ],
)
def test_a_hearing_is_planned_with_her_safety_and_with_the_danger_of_absence(
    changed: dict[str, object], reason: str | None
) -> None:
    found = told("hearing_set", "plan_hearing", {"hearing_plan": PLAN | changed})

    assert [one.startswith(str(reason)) for one in found] == ([True] if reason else [])


@pytest.mark.parametrize(("due", "count"), [(DAY, 0), (date(2026, 3, 1), 1)])
def test_another_date_is_asked_for_in_time(due: date, count: int) -> None:
    assert len(told("hearing_set", "ask_another_date", {}, hearing_day=due)) == count


@pytest.mark.parametrize(
    ("step", "kind", "absence", "count"),
    [
        ("default_at_preparation", "preparatory", {"was_summoned": True}, 0),
        ("default_at_preparation", "oral_argument", {"was_summoned": True}, 1),
        ("default_at_preparation", "preparatory", {"was_summoned": False}, 1),
        *(
            ("default_at_argument", kind, {"was_summoned": s, "contested_before": c}, count)
            for kind, s, c, count in (
                ("oral_argument", True, False, 0),
                ("preparatory", True, False, 1),
                ("oral_argument", False, False, 1),
                ("oral_argument", True, True, 1),
            )
        ),
    ],
)
def test_a_defendant_is_in_default_where_the_code_says_so(
    step: str, kind: str, absence: dict[str, object], count: int
) -> None:
    values = {"hearing": {"kind": kind}, "opponent_absence": absence}

    assert len(told("hearing_set", step, values)) == count


TALK = {
    "held_on": date(2000, 1, 1), "held_by": "ក", "second_person": "ខ", "alone": True,
    "consequences_read": True, "pressed": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("mediation", "count"),
    [
        ({"result": "she_refused"}, 0),
        ({"result": "pressed", "free_will": False, "danger": True}, 0),
        ({"result": "agreed", "free_will": True, "asked_alone": True, "danger": False}, 0),
        ({"result": "agreed", "free_will": False, "asked_alone": False, "danger": True}, 3),
    ],
)
def test_a_mediation_is_recorded_but_assent_under_pressure_is_no_agreement(
    mediation: dict[str, object], count: int
) -> None:
    values = {"mediation": mediation, "talk": TALK}

    assert len(told("drafting", "record_mediation", values)) == count


def test_assent_in_a_mediation_needs_the_talk_alone() -> None:
    agreed = {"result": "agreed", "free_will": True, "asked_alone": True, "danger": False}

    assert len(told("drafting", "record_mediation", {"mediation": agreed})) == 5


@pytest.mark.parametrize(
    ("route", "result", "count"),
    [
        ("contested", "divorce_granted", 0),
        ("by_consent", "divorce_refused", 0),
        ("without_divorce", "claims_granted_in_part", 0),
        ("without_divorce", "divorce_granted", 1),
        ("contested", "claims_granted", 1),
    ],
)
def test_a_judgment_answers_what_was_asked(route: str, result: str, count: int) -> None:
    values = {"route": route, "judgment": {"result": result}}

    assert len(told("heard", "record_judgment", values)) == count


@pytest.mark.parametrize(
    ("step", "result", "count"),
    [
        ("record_claims_final", "claims_granted", 0),
        ("record_claims_final", "claims_refused", 1),
        ("record_finality", "claims_granted", 1),
        ("record_refused_claims", "claims_refused", 0),
        ("record_refused_claims", "claims_granted", 1),
        ("record_final_refusal", "claims_refused", 1),
    ],
)
def test_claims_without_a_divorce_end_in_their_own_way(step: str, result: str, count: int) -> None:
    values = {
        "route": "without_divorce",
        "judgment": {"result": result},
        "ending": {"on_own_word": True},
    }

    assert len(told("window_passed", step, values)) == count


@pytest.mark.parametrize(
    ("client", "power", "count"),
    [
        ({}, {}, 0),
        ({"whereabouts": "in_country"}, {}, 0),
        ({"whereabouts": "abroad"}, {}, 1),
        ({"whereabouts": "detained"}, {"signed_before": "the head of the prison"}, 0),
    ],
)
def test_who_is_away_signs_her_power_before_someone(
    client: dict[str, object], power: dict[str, object], count: int
) -> None:
    facts = Facts(on=DAY, values={"client": client, "power": power})

    assert len(reasons("legal_aid_request", "assigned", "sign_power", facts)) == count
