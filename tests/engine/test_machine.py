"""A step is possible or it is not, and then every reason is told at once."""

import gc
from datetime import date

import pytest
from transitions import Machine

from legalaid.domain.errors import NotFound, StepNotPossible
from legalaid.domain.facts import Facts
from legalaid.engine.machine import (
    Actor,
    Decision,
    Present,
    decide,
    decide_opening,
    decide_timer,
    fire,
    machine_of,
)
from legalaid.language import Speaker
from tests.engine.scene import (
    AUDITOR,
    LAWYER,
    OFFICER,
    OTHER_LAWYER,
    OWNER,
    TODAY,
    YESTERDAY,
    at,
    defined,
    definition_of,
    facts,
    standing,
)
from tests.engine.tiny import FIELDS, Tiny, change, text

RELIEF = defined()


def reasons(step: str, known: Facts, actor: Actor, present: Present) -> list[str]:
    with pytest.raises(StepNotPossible) as caught:
        decide(RELIEF, step, known, actor, present)
    return list(Speaker("en").sentences(caught.value))


def test_a_possible_step_leads_to_its_state() -> None:
    assert decide(RELIEF, "send", facts(), OFFICER, at("draft")) == Decision(
        "send", "draft", "sent"
    )


def test_all_reasons_come_together() -> None:
    assert reasons("send", facts(values={"means": {"income": 501}}), AUDITOR, at("sent")) == [
        "The proceeding now stands at “Sent”; this cannot be done from there.",
        "This is for another person to do: Legal aid officer, Person in charge of the case.",
        "Your role does not take steps in a case.",
        "Too much.",
        "Neither urgent nor first.",
    ]


def test_reasons_are_told_in_khmer_as_well() -> None:
    with pytest.raises(StepNotPossible) as caught:
        decide(RELIEF, "send", facts(), AUDITOR, at("sent"))

    said = Speaker("km").sentences(caught.value)
    assert "ខ្មែរ Sent" in said[0]
    assert not any(one in Speaker("en").sentences(caught.value) for one in said)


@pytest.mark.parametrize(
    ("actor", "is_allowed"),
    [(LAWYER, True), (OTHER_LAWYER, False), (OWNER, False), (OFFICER, False), (AUDITOR, False)],
    ids=["assigned", "not assigned", "owner", "officer", "auditor"],
)
def test_a_step_is_for_those_it_names(actor: Actor, *, is_allowed: bool) -> None:
    known = facts(deadlines={"appeal": TODAY})
    if is_allowed:
        assert decide(RELIEF, "appeal", known, actor, at("denied")).to == "sent"
    else:
        told = reasons("appeal", known, actor, at("denied"))
        assert "This is for another person to do: Assigned lawyer." in told


def test_a_relation_of_the_workflow_is_told_by_its_title() -> None:
    tiny = change(Tiny(), "fields.fields.mediator", FIELDS["fields"]["assigned_lawyer"])
    change(tiny, "fields.fields.mediator.title", text("Mediator"))
    change(tiny, "workflow.steps.send.by", ["mediator"])
    with pytest.raises(StepNotPossible) as caught:
        decide(definition_of(tiny), "send", facts(), LAWYER, at("draft"))

    (said,) = Speaker("en").sentences(caught.value)
    assert said == "This is for another person to do: Mediator."


def test_a_bond_to_the_case_does_not_replace_the_grant() -> None:
    auditor = Actor(AUDITOR.id, AUDITOR.roles, frozenset({"assigned_lawyer"}))

    assert reasons("finish", facts(), auditor, at("sent")) == [
        "Your role does not take steps in a case."
    ]


@pytest.mark.parametrize(
    ("on", "is_in_time"), [(YESTERDAY, True), (TODAY, True), (date(2026, 3, 11), False)]
)
def test_in_time_is_judged_by_the_day_it_happened(on: date, *, is_in_time: bool) -> None:
    known = facts(on=on, deadlines={"appeal": TODAY})
    if is_in_time:
        assert decide(RELIEF, "appeal", known, LAWYER, at("late")).to == "sent"
    else:
        assert reasons("appeal", known, LAWYER, at("late")) == ["Too late."]


def test_two_persons_decide() -> None:
    relief = defined(decided_by_two=[["send", "finish"]])
    both = Actor(LAWYER.id, frozenset({"lawyer"}), frozenset({"assigned_lawyer"}))

    with pytest.raises(StepNotPossible, match="decided_by_two"):
        decide(relief, "finish", facts(), both, at("sent", send=both.id))
    assert decide(relief, "finish", facts(), both, at("sent", send=OWNER.id)).to == "done"


def test_a_step_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        decide(RELIEF, "bribe", facts(), OFFICER, at("draft"))


def test_an_opening_leads_to_the_first_state() -> None:
    assert decide_opening(RELIEF, facts(), OWNER) == Decision(None, None, "draft")


def test_an_opening_tells_all_reasons_too() -> None:
    others = {"others": "final", "otherwise": text("Something is still open.")}
    relief = defined(opening__one_running=True, opening__when=[others])
    known = facts(others=(standing("relief", "sent", is_final=False),))
    with pytest.raises(StepNotPossible) as caught:
        decide_opening(relief, known, AUDITOR)

    codes = [reason.code for reason in caught.value.reasons]
    assert codes == ["not_by_you", "role_takes_no_steps", "condition", "already_running"]


@pytest.mark.parametrize(
    "other",
    [standing("relief", "done", is_final=True), standing("divorce", "sent", is_final=False)],
    ids=["ended", "of another kind"],
)
def test_one_that_ended_or_another_kind_does_not_stand_in_the_way(other: object) -> None:
    relief = defined(opening__one_running=True)

    assert decide_opening(relief, facts(others=(other,)), OWNER).to == "draft"


def test_a_timer_moves_when_its_day_is_over() -> None:
    known = facts(deadlines={"appeal": YESTERDAY})

    assert decide_timer(RELIEF, "passed", known, "denied") == Decision("passed", "denied", "late")


@pytest.mark.parametrize(
    ("due", "state", "code"),
    [(TODAY, "denied", "not_due"), (YESTERDAY, "sent", "wrong_state")],
)
def test_a_timer_does_not_move_too_early_or_from_elsewhere(
    due: date, state: str, code: str
) -> None:
    with pytest.raises(StepNotPossible, match=code):
        decide_timer(RELIEF, "passed", facts(deadlines={"appeal": due}), state)


def test_the_machine_itself_is_a_second_lock() -> None:
    with pytest.raises(StepNotPossible, match="condition"):
        fire(RELIEF, "send", facts(values={}), "draft")


def test_no_step_builds_a_machine() -> None:
    machine = machine_of(RELIEF)
    for _ in range(3):
        decide(defined(), "send", facts(), OFFICER, at("draft"))

    assert machine_of(defined()) is machine


def test_the_machine_keeps_nothing_of_what_it_moved() -> None:
    decide(RELIEF, "send", facts(), OFFICER, at("draft"))
    machine = machine_of(RELIEF)

    assert machine.models == []
    assert not any(type(one).__name__ == "Mover" for one in gc.get_objects())


def test_the_machine_has_no_back_door() -> None:
    machine = machine_of(RELIEF)

    assert isinstance(machine, Machine)
    assert set(machine.events) == set(RELIEF.workflow.steps)
