"""The workflows that ship are proved, in the set and each by itself."""

from pathlib import Path

import pytest

from legalaid.documents.needs import read_uses
from legalaid.engine.proof.check import check
from legalaid.paths import data_dir

SHIPPED = data_dir("workflows")
FOLDERS = sorted(path.parent for path in SHIPPED.glob("*/workflow.yaml"))


def told(path: Path) -> list[str]:
    faults = check(path, read_uses)
    return [f"{one.file}:{one.line} {one.code} {one.path}: {one.message.en}" for one in faults]


def test_the_shipped_set_has_no_faults() -> None:
    assert told(SHIPPED) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_shipped_workflow_can_be_checked_by_itself(folder: Path) -> None:
    assert told(folder) == []


def test_three_workflows_ship() -> None:
    assert {folder.name for folder in FOLDERS} >= {
        "court_cost_relief", "divorce", "legal_aid_request",
    }  # fmt: skip
