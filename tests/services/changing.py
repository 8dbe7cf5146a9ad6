"""Workflow files that somebody changed while cases run under the old ones."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml

from legalaid.domain.roles import Person
from legalaid.engine.library import read_library
from legalaid.paths import data_dir
from legalaid.services.desk import Desk
from legalaid.services.moving import Progress, move, revert
from legalaid.services.population import Moving, Report, report
from tests.people import add_person
from tests.services.stories import Story

SMALL = Path(__file__).parent / "workflows"
WHY = "The prakas of this year names another period."
Change = Callable[[Any], None]


def changed(desk: Desk, change: Change, workflow: str = "suit", files: Path = SMALL) -> Desk:
    """The same desk over a copy of the files, in which one workflow reads otherwise."""
    folder = Path(mkdtemp()) / "workflows"
    shutil.copytree(files, folder)
    path = folder / workflow / "workflow.yaml"
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(body)
    path.write_text(yaml.safe_dump(body, allow_unicode=True, sort_keys=False), encoding="utf-8")
    library = read_library([folder, data_dir("workflows")] if files != SMALL else [folder])
    shutil.rmtree(folder.parent)
    return replace(desk, library=library)


def retitled(body: Any) -> None:
    """Something that binds, and touches no case: a new way back to a draft."""
    body["steps"]["declare"]["asks_if_known"] = ["note"]


def renamed(body: Any) -> None:
    """What was called filed is called lodged."""
    body["states"] = {
        "lodged" if name == "filed" else name: one for name, one in body["states"].items()
    }
    for step in (*body["steps"].values(), *body["timers"].values()):
        step["from"] = ["lodged" if one == "filed" else one for one in step["from"]]
        step["to"] = "lodged" if step.get("to") == "filed" else step.get("to")
        if step["to"] is None:
            del step["to"]
    for block in body["blocks"].values():
        block["in"] = ["lodged" if one == "filed" else one for one in block["in"]]


def chief(desk: Desk) -> Person:
    return add_person(desk, "chief", "administrator")


def after(story: Story, change: Change) -> Story:
    return replace(story, desk=changed(story.desk, change))


def look(desk: Desk, **given: Any) -> Report:
    return report(desk, Moving(**{"workflow": "suit", **given}))


def run(desk: Desk, by: Person, name: str = "run", at_most: int = 50, **given: Any) -> Progress:
    return move(desk, by, Moving(**{"workflow": "suit", **given}), WHY, name, at_most)


def back(desk: Desk, by: Person, name: str = "run") -> Progress:
    return revert(desk, by, name, "Too early.")


def codes(found: Report | Progress) -> set[str]:
    return {reason.code for one in found.stuck for reason in one.reasons}
