"""A day that the court set can be moved by its order, with number and date; the law's cannot."""

from datetime import date, timedelta

import pytest

from legalaid.domain.facts import Facts
from tests.engine.test_shipped_law import LAWYER, POWER, reasons, shipped

DUE = date(2026, 3, 3)
PERIODS = ("CCP_303", "CCP_264", "SATUK")
LONGER = [
    ("court_cost_relief", "information_asked", "extend_information", None),
    ("court_cost_relief", "under_appeal", "extend_grounds", "appeal_grounds"),
    ("appeal", "filed", "extend_grounds", "grounds"),
    ("enforcement", "costs_demanded", "extend_costs", None),
]


@pytest.mark.parametrize(("workflow", "state", "step", "deadline"), LONGER)
@pytest.mark.parametrize("late", [0, 1])
def test_longer_time_is_recorded_with_the_order_that_gives_it(
    workflow: str, state: str, step: str, deadline: str | None, late: int
) -> None:
    running = {deadline: DUE} if deadline else {}
    facts = Facts(on=DUE + timedelta(days=late), values=POWER, deadlines=running)
    declared = shipped().definitions[workflow].workflow.steps[step]

    assert reasons(workflow, state, step, facts, LAWYER) == []
    assert {"longer_time.order_number", "longer_time.order_date"} <= set(declared.asks)
    assert declared.starts


@pytest.mark.parametrize("workflow", ["court_cost_relief", "appeal"])
def test_no_longer_time_for_grounds_that_nobody_owes(workflow: str) -> None:
    state = {"court_cost_relief": "under_appeal", "appeal": "filed"}[workflow]

    told = reasons(workflow, state, "extend_grounds", Facts(on=DUE, values=POWER), LAWYER)

    assert told == ["No period for the grounds is running."]


@pytest.mark.parametrize("workflow", ["court_cost_relief", "appeal", "enforcement"])
def test_no_order_moves_a_period_of_the_law(workflow: str) -> None:
    declared = shipped().definitions[workflow].workflow
    moved = {name for _, _, step, _ in LONGER for name in starts_of(declared.steps, step)}

    assert not [name for name in moved if declared.deadlines[name].rule in PERIODS]


def starts_of(steps: object, step: str) -> tuple[str, ...]:
    found = steps.get(step) if isinstance(steps, dict) else None
    return found.starts if found else ()


@pytest.mark.parametrize("step", ["appeal", "appeal_without_grounds"])
def test_relief_is_appealed_in_time_and_never_after(step: str) -> None:
    values = POWER | {"acts_in_own_name": False}
    told = [
        reasons("court_cost_relief", "refused", step, facts, LAWYER)
        for facts in (
            Facts(on=DUE, values=values, deadlines={"chomtoah": DUE}),
            Facts(on=DUE + timedelta(days=1), values=values, deadlines={"chomtoah": DUE}),
        )
    ]

    assert told[0] == []
    assert told[1][0].endswith("The period cannot be extended.")
