"""What the enforcement workflow lets pass and what it stops: the title, the fee, the claim."""

from datetime import date
from uuid import UUID

import pytest

from legalaid.domain.facts import Facts, Standing
from tests.engine.test_shipped_law import LAWYER, POWER, reasons

TODAY = date(2026, 3, 3)
HERE, ELSEWHERE = UUID(int=7), UUID(int=8)
MOTION = {
    "acts_in_own_name": False,
    "execution_title": {"kind": "final_judgment", "final_since": date(2026, 2, 2)},
    "execution": {"purposes": ["children"], "aimed_at": ["nothing"], "fee_receipt": "12"},
    "evidence": [{"title": "a", "goes_to": "court_only", "shows_where_she_is": "not_shown"}],
    "served_address": "lawyer_service_address",
    "lawyer": {"office_address": {"house": "1"}},
} | POWER
UNPAID = {"execution": {"purposes": ["children"], "aimed_at": ["nothing"]}}


def file(relief: Standing | None = None, **changed: object) -> list[str]:
    others = (relief,) if relief else ()
    facts = Facts(on=TODAY, values=MOTION | changed, proceeding=HERE, others=others)
    return reasons("enforcement", "preparing", "file", facts, LAWYER)


@pytest.mark.parametrize(
    ("title", "is_enforceable"),
    [
        ({"kind": "final_judgment", "final_since": TODAY}, True),
        ({"kind": "final_judgment"}, False),
        ({"kind": "ruling"}, False),
        ({"kind": "provisional_execution"}, True),
        ({"kind": "payment_ruling"}, True),
        ({"kind": "costs_disposition"}, True),
    ],
)
def test_a_judgment_is_enforced_when_final_or_declared_provisionally_enforceable(
    title: dict[str, object], *, is_enforceable: bool
) -> None:
    assert (file(execution_title=title) == []) is is_enforceable


@pytest.mark.parametrize(
    ("parent", "state", "is_filed"),
    [(HERE, "filed", True), (HERE, "draft", False), (ELSEWHERE, "granted", False)],
)
def test_the_fee_of_the_motion_is_paid_or_relief_from_it_asked_for(
    parent: UUID, state: str, *, is_filed: bool
) -> None:
    relief = Standing(UUID(int=3), "court_cost_relief", state, is_final=False, parent=parent)

    assert (file(relief, **UNPAID) == []) is is_filed


def test_the_original_title_is_attached_and_the_claim_specified() -> None:
    money = {"purposes": ["support"], "aimed_at": ["claims"], "fee_receipt": "12"}

    assert file(evidence=[]) == ["The original title must be attached."]
    assert len(file(execution=money)) == 1
