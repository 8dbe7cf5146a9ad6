"""The workflows that ship are proved, in the set and each by itself."""

from pathlib import Path

import pytest

from legalaid.documents.needs import read_uses
from legalaid.engine.library import read_library
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


def taken_in(workflow: str) -> set[str]:
    """Every step of the workflow that some story takes, its own or another's."""
    library = read_library([SHIPPED])
    return {
        step.take.removeprefix(f"{workflow}/")
        for told_of in library.definitions
        for journey in library.journeys(told_of).values()
        for step in journey.steps
        if ("/" not in step.take and told_of == workflow) or step.take.startswith(f"{workflow}/")
    }


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_every_step_is_taken_and_every_end_is_reached_by_some_story(name: str) -> None:
    workflow = read_library([SHIPPED]).definitions[name].workflow
    taken = taken_in(name)
    reached = {step.to for title, step in workflow.steps.items() if title in taken}

    assert set(workflow.steps) - taken == set()
    assert {state for state, one in workflow.states.items() if one.final} - reached == set()
