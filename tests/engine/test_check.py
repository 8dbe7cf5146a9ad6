"""What a person may point the check at, and what it leans on."""

import json
from pathlib import Path

import pytest

from legalaid.engine.proof.check import check
from legalaid.engine.report import as_json
from tests.engine.tiny import Tiny, change, text, write

CASES = {"proceeding": "request", "in": ["active"], "otherwise": text("Not yet.")}


def codes(path: Path) -> list[str]:
    return [fault.code for fault in check(path)]


def test_a_folder_of_one_workflow_leans_on_the_set_beside_it(tmp_path: Path) -> None:
    assert codes(Tiny().write(tmp_path) / "relief") == []


def test_a_single_file_can_be_checked(tmp_path: Path) -> None:
    broken = change(Tiny(), "workflow.steps.send.to", "nowhere")

    assert codes(broken.write(tmp_path) / "relief/workflow.yaml") == ["unknown-name"]


def test_faults_of_what_it_leans_on_are_not_its_own(tmp_path: Path) -> None:
    tiny = change(Tiny(), "fields.fields.reason.title", {})
    tiny.others["other"] = change(Tiny(), "workflow.steps.send.to", "nowhere").workflow
    tiny.write(tmp_path)

    assert codes(tmp_path / "relief") == []
    assert codes(tmp_path) != []


def test_a_folder_without_a_workflow_says_so(tmp_path: Path) -> None:
    (fault,) = check(tmp_path)

    assert (fault.code, fault.message.en) == ("schema", "There is no workflow here.")


def test_a_set_without_fields_of_its_own_uses_the_shipped_ones(tmp_path: Path) -> None:
    state = {"title": text("S"), "final": True}
    write(tmp_path / "small/workflow.yaml", {
        "workflow": "small", "title": text("Small"), "initial": "end", "states": {"end": state},
        "steps": {}, "opening": {"by": ["case_owner"], "asks": ["assigned_lawyer"]}})  # fmt: skip

    assert codes(tmp_path) == []


def test_another_workflow_of_the_set_may_be_named(tmp_path: Path) -> None:
    tiny = change(Tiny(), "workflow.opening.when", [CASES])
    other = Tiny().workflow | {"workflow": "request", "initial": "active"}
    other["states"]["active"] = other["states"].pop("draft")
    other["steps"]["send"]["from"] = ["active"]
    tiny.others["request"] = other
    tiny.papers.append("request/request")

    assert codes(tiny.write(tmp_path)) == []
    assert codes(tmp_path / "relief") == []


def test_the_papers_of_a_set_are_those_beside_it(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.papers = []

    assert set(codes(tiny.write(tmp_path))) == {"unknown-name"}


@pytest.mark.parametrize("name", ["fields.yaml", "law.yaml", "relief/workflow.yaml"])
def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    (Tiny().write(tmp_path) / name).write_text("a: 1\nb: yes\n", encoding="utf-8")
    (fault,) = check(tmp_path)

    assert (fault.code, fault.file, fault.line) == ("yaml", str(tmp_path / name), 2)


def test_an_empty_file_is_a_fault_of_shape(tmp_path: Path) -> None:
    (Tiny().write(tmp_path) / "relief/workflow.yaml").write_text("", encoding="utf-8")

    assert codes(tmp_path) == ["schema"]


def test_faults_are_told_as_plain_data(tmp_path: Path) -> None:
    broken = change(Tiny(), "workflow.steps.send.asks", ["means.income"])
    (row,) = json.loads(json.dumps(as_json(check(broken.write(tmp_path)))))

    assert list(row) == ["code", "file", "line", "path", "message_en", "message_km", "story"]
    assert (row["code"], row["path"], row["line"]) == ("nobody-can-act", "states.sent", 19)
    assert [list(told) for told in row["story"]] == [["km", "en"]] * 2
