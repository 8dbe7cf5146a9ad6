"""What the shipped workflows let pass and what they stop, at the places where a right hangs."""

from datetime import date
from functools import cache
from uuid import UUID

import pytest

from legalaid.domain.errors import StepNotPossible
from legalaid.domain.facts import Facts, Standing
from legalaid.engine.library import Library, read_library
from legalaid.engine.machine import Actor, Present, decide
from legalaid.paths import data_dir

LAWYER = Actor(UUID(int=1), frozenset({"lawyer"}), frozenset({"assigned_lawyer"}))
OWNER = Actor(UUID(int=2), frozenset({"womens_affairs"}), frozenset({"case_owner"}))
DUE = date(2026, 2, 3)
LATE = date(2026, 2, 4)
POWER = {"power": {"signed_on": date(2026, 1, 5)}}
OWN_NAME = {"acts_in_own_name": True}
RELIEF_FILED = (Standing(UUID(int=3), "court_cost_relief", "filed", is_final=False),)
COMPLAINT = {
    "acts_in_own_name": False,
    "route": "contested",
    "claims": ["divorce"],
    "grounds": ["broken"],
    "marriage": {"registered": "registered"},
    "served_address": "lawyer_service_address",
    "lawyer": {"office_address": {"house": "1"}},
    "appearance": {"made_on": date(2026, 1, 19)},
    "evidence": [{"title": "a", "goes_to": "court_only", "shows_where_she_is": "shown"}],
} | POWER
SCREENED = {"free_will": True, "opponent_free_will": True, "danger_now": False}
TALKED: dict[str, object] = {
    "held_on": date(2026, 1, 31), "held_by": "A", "second_person": "B",
    "alone": True, "consequences_read": True, "pressed": False,
}  # fmt: skip
PETITION = COMPLAINT | {"route": "by_consent", "safety_screen": SCREENED, "talk": TALKED}
WITHDRAWN = {"free_will": True, "safety_checked": True, "pleaded_on_merits": False}


@cache
def shipped() -> Library:
    return read_library([data_dir("workflows")])


def reasons(workflow: str, state: str, step: str, facts: Facts, actor: Actor = LAWYER) -> list[str]:
    try:
        decide(shipped().definitions[workflow], step, facts, actor, Present(state))
    except StepNotPossible as impossible:
        return [one.text.en if one.text else one.code for one in impossible.reasons]
    return []


def appeal(state: str, on: date, **values: object) -> list[str]:
    facts = Facts(on=on, values=POWER | values, deadlines={"chomtoah": DUE})
    return reasons("court_cost_relief", state, "appeal", facts)


@pytest.mark.parametrize("state", ["refused", "window_passed", "granted_in_part", "payment_due"])
def test_an_appeal_filed_within_the_week_can_be_recorded_at_any_time(state: str) -> None:
    assert appeal(state, DUE) == []


def test_an_appeal_filed_after_the_week_is_told_why_not() -> None:
    assert [reason[:36] for reason in appeal("window_passed", LATE)] == [
        "The week from receipt of notice is o"
    ]


def test_there_is_no_second_appeal_once_the_period_was_used() -> None:
    facts = Facts(on=DUE, values=POWER)

    assert len(reasons("court_cost_relief", "granted_in_part", "appeal", facts)) == 1


def test_her_own_name_does_where_no_power_is_in_force() -> None:
    facts = Facts(on=DUE, values=OWN_NAME, deadlines={"chomtoah": DUE})

    assert reasons("court_cost_relief", "refused", "appeal", facts, OWNER) == []


def complain(**changed: object) -> list[str]:
    facts = Facts(on=DUE, values=COMPLAINT | changed, others=RELIEF_FILED)
    return reasons("divorce", "drafting", "file_complaint", facts)


def test_a_complete_complaint_is_filed() -> None:
    assert complain() == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"claims": ["costs"]}, "The complaint must ask for the divorce."),
        ({"grounds": []}, "At least one of the grounds ក to ង is needed."),
        ({"served_address": None}, "Give the address that the other party knows already."),
        ({"served_address": "known_to_other_party"}, "Give the address that the other party"),
        ({"lawyer": {}}, "The lawyer's office address is not there yet."),
        ({"acts_in_own_name": True}, "She acts in her own name, so a lawyer's address"),
        ({"appearance": {}}, "The lawyer's appearance is not made yet."),
        ({"power": {}}, "The lawyer has no power in force"),
        ({"marriage": {"registered": "ceremony_only"}}, "A union that was not registered"),
        ({"evidence": []}, "List at least one attachment"),
        ({"incidents": [{"kind": "rape"}]}, "Each incident needs its day"),
        ({"claims": ["divorce", "support"]}, "Each claim must be specified"),
    ],
)
def test_an_incomplete_complaint_is_told_what_is_missing(
    changed: dict[str, object], reason: str
) -> None:
    assert any(one.startswith(reason) for one in complain(**changed))


def test_a_complaint_needs_relief_asked_for_or_the_tax_paid() -> None:
    unpaid = Facts(on=DUE, values=COMPLAINT)
    paid = Facts(on=DUE, values=COMPLAINT | {"filing": {"fee_receipt": "12"}})

    assert len(reasons("divorce", "drafting", "file_complaint", unpaid)) == 1
    assert reasons("divorce", "drafting", "file_complaint", paid) == []


@pytest.mark.parametrize("part", list(SCREENED))
def test_a_joint_petition_stops_at_every_point_of_the_safety_screen(part: str) -> None:
    screen = SCREENED | {part: not SCREENED[part]}
    facts = Facts(on=DUE, values=PETITION | {"safety_screen": screen}, others=RELIEF_FILED)

    assert len(reasons("divorce", "drafting", "file_joint_petition", facts)) == 1


def test_a_screened_joint_petition_is_filed() -> None:
    facts = Facts(on=DUE, values=PETITION, others=RELIEF_FILED)

    assert reasons("divorce", "drafting", "file_joint_petition", facts) == []


@pytest.mark.parametrize(
    ("withdrawal", "count"),
    [
        ({"free_will": True, "safety_checked": True, "pleaded_on_merits": False}, 0),
        ({"free_will": True, "safety_checked": True, "pleaded_on_merits": True}, 1),
        ({"free_will": False, "safety_checked": False, "pleaded_on_merits": False}, 2),
    ],
)
def test_a_suit_is_withdrawn_freely_and_safely_or_not(
    withdrawal: dict[str, object], count: int
) -> None:
    facts = Facts(on=DUE, values=POWER | {"withdrawal": withdrawal, "talk": TALKED})

    assert len(reasons("divorce", "served", "withdraw", facts)) == count


@pytest.mark.parametrize(
    ("part", "value", "count"),
    [
        ("alone", True, 0),
        ("held_on", date(2026, 2, 1), 1),
        ("second_person", "\u200bA ", 1),
        ("alone", False, 1),
        ("consequences_read", False, 1),
        ("pressed", True, 1),
    ],
)
@pytest.mark.parametrize(
    ("workflow", "state", "step", "values"),
    [
        ("divorce", "served", "withdraw", POWER | {"withdrawal": WITHDRAWN}),
        ("divorce", "drafting", "file_joint_petition", PETITION),
        ("appeal", "filed", "withdraw", {"appeal": {"filed_by": "client"}}),
        ("enforcement", "filed", "withdraw", {}),
        ("protection_order", "filed", "give_up", {}),
        ("divorce", "drafting", "record_mediation", {
            "mediation": {
                "result": "agreed", "free_will": True, "asked_alone": True, "danger": False,
            },
        }),
    ],
)  # fmt: skip
def test_she_gives_up_or_settles_after_a_talk_alone_with_two_and_a_pause(
    workflow: str,
    state: str,
    step: str,
    values: dict[str, object],
    part: str,
    value: object,
    count: int,
) -> None:
    told = {"ending": {"on_own_word": True}, **values, "talk": TALKED | {part: value}}
    facts = Facts(on=DUE, values=told, others=RELIEF_FILED, pause=3)

    assert len(reasons(workflow, state, step, facts)) == count


def test_pressure_that_is_written_down_hinders_nothing_else() -> None:
    told = TALKED | {"pressed": True, "pressure": "His mother calls every day."}
    values = {"ending": {"on_own_word": True}, "talk": told}

    assert reasons("enforcement", "filed", "withdraw", Facts(on=DUE, values=values, pause=3)) == []


def test_mediation_that_came_to_nothing_is_recorded_without_a_talk() -> None:
    facts = Facts(on=DUE, values={"mediation": {"result": "no_agreement"}}, pause=3)

    assert reasons("divorce", "drafting", "record_mediation", facts) == []
