"""Each fault of a workflow is found under its code, where it stands."""

import re
from pathlib import Path
from typing import Any

import pytest

from legalaid.domain.errors import Fault
from legalaid.engine.proof.check import check
from tests.engine.broken import BROKEN, SEND, STEP, WHEN, W, broken, condition
from tests.engine.tiny import Tiny, change


def placed(path: str) -> str:
    """A path as faults spell it, from the path of a change."""
    return re.sub(r"\.([01])(?=\.|$)", r"[\1]", path.removeprefix(f"{W}."))


@pytest.mark.parametrize(
    ("code", "place", "path", "value"), BROKEN, ids=[f"{one[0]} {one[2]}" for one in BROKEN]
)
def test_a_fault_is_told_under_its_code_where_it_stands(
    tmp_path: Path, code: str, place: str, path: str, value: Any
) -> None:
    faults = check(broken(path, value).write(tmp_path))

    assert (code, placed(place)) in [(fault.code, fault.path) for fault in faults]


@pytest.mark.parametrize(
    ("path", "value"), [one[2:] for one in BROKEN], ids=[f"{one[0]} {one[2]}" for one in BROKEN]
)
def test_a_fault_is_told_in_both_languages_at_a_line_of_its_file(
    tmp_path: Path, path: str, value: Any
) -> None:
    for fault in check(broken(path, value).write(tmp_path)):
        lines = Path(fault.file).read_text(encoding="utf-8").splitlines()

        assert 1 <= fault.line <= len(lines)
        assert fault.message.is_whole
        assert fault.message.km != fault.message.en


def test_a_valid_set_has_no_faults(tmp_path: Path) -> None:
    assert check(Tiny().write(tmp_path)) == []


def faults_of(tmp_path: Path, path: str, value: Any) -> list[Fault]:
    return check(broken(path, value).write(tmp_path))


def test_the_line_is_that_of_the_faulty_word(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, f"{SEND}.to", "nowhere")

    line = Path(fault.file).read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert line.strip() == "to: nowhere"


def test_a_near_miss_is_told_with_the_right_name(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, f"{SEND}.to", "snt")

    assert fault.message.en.endswith("Did you mean “sent”?")


def test_a_typing_error_in_a_condition_is_one_fault(tmp_path: Path) -> None:
    assert len(faults_of(tmp_path, f"{WHEN}", {"feild": "kind", "is": "first"})) == 1


def test_all_faults_of_a_stage_come_at_once(tmp_path: Path) -> None:
    tiny = change(change(Tiny(), f"{SEND}.to", "nowhere"), f"{W}.steps.deny.by", ["judge"])

    assert [fault.code for fault in check(tiny.write(tmp_path))] == ["unknown-name"] * 2


def test_a_faulty_stage_ends_the_check(tmp_path: Path) -> None:
    tiny = change(change(Tiny(), f"{SEND}.to", "nowhere"), f"{W}.title", ...)

    assert {fault.code for fault in check(tiny.write(tmp_path))} == {"unknown-name"}


def test_a_state_before_a_dead_end_is_not_told_again(tmp_path: Path) -> None:
    codes = {fault.code for fault in faults_of(tmp_path, f"{W}.states.done.final", value=False)}

    assert codes == {"dead-end"}


def test_standing_still_is_told_as_a_story_from_the_opening(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, f"{SEND}.asks", ["means.income"])

    assert [told.en for told in fault.story] == [
        "It is opened, and stands at “Draft”.",
        "“Send” is taken; now it stands at “Sent”.",
    ]


def test_a_lost_right_is_told_up_to_the_timer(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, f"{W}.steps.appeal.from", ["denied"])

    assert fault.story[-1].en == "The time of “Time over” runs out; now it stands at “Late”."
    assert "“Appeal” was done in time" in fault.message.en


def test_a_step_that_waits_for_the_end_of_the_period_is_not_lost(tmp_path: Path) -> None:
    passed = condition(deadline="appeal", **{"is": "passed"})
    tiny = change(Tiny(), f"{W}.steps.pay", STEP | {
        "from": ["denied"], "to": "done", "when": [passed]})  # fmt: skip

    assert check(tiny.write(tmp_path)) == []


def test_a_relation_bound_by_another_proceeding_of_the_case_can_act(tmp_path: Path) -> None:
    tiny = change(Tiny(), f"{SEND}.asks", ["means.income"])
    tiny.others["request"] = Tiny().workflow | {"workflow": "request"}
    tiny.papers.append("request/request")

    assert check(tiny.write(tmp_path)) == []


def test_a_child_may_be_opened_by_its_parent_alone(tmp_path: Path) -> None:
    tiny = change(Tiny(), f"{W}.steps.appeal.opens", {
        "relief": {"carries": ["ruling"], "kind": "first"}})  # fmt: skip
    change(tiny, f"{W}.opening.by", ["assigned_lawyer"])

    assert check(tiny.write(tmp_path)) == []
