"""`workflow migrate` over a shipped workflow that an office changed, on a store of its own."""

import base64
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from legalaid.cli.main import main
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.sealing import Keyring
from legalaid.paths import data_dir
from legalaid.services.demo import login_of, until
from legalaid.services.journeys import play
from tests.services.shipped import shipped_cast, shipped_desk

WORKFLOW, STORY = "court_cost_relief", "refused_and_paid"
WHY = "--reason", "The forms of this year", "--by", login_of("administrator")


@pytest.fixture
def office(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in which somebody changed a workflow after a case had begun."""
    key = b"k" * 32
    engine = open_engine(sqlite_url)
    keyring = Keyring.of({1: key})
    desk = replace(shipped_desk(open_sessions(engine, keyring)), keyring=keyring)
    assert list(play(desk, shipped_cast(desk), iter(list(until(desk, WORKFLOW, STORY))[:-2])))
    engine.dispose()
    instance = tmp_path / "instance"
    for name, value in settings(sqlite_url, key, instance).items():
        monkeypatch.setenv(name, value)
    change(instance)
    return instance


def settings(url: str, key: bytes, instance: Path) -> dict[str, str]:
    return {
        "LEGALAID_DATABASE": url,
        "LEGALAID_MASTER_KEY": base64.b64encode(key).decode(),
        "LEGALAID_SECRET": base64.b64encode(b"s" * 32).decode(),
        "LEGALAID_INSTANCE": str(instance),
    }


def change(instance: Path) -> None:
    """The same workflow, in which the court has longer to answer."""
    folder = instance / "workflows" / WORKFLOW
    shutil.copytree(data_dir("workflows") / WORKFLOW, folder)
    path = folder / "workflow.yaml"
    text = path.read_text(encoding="utf-8")
    assert "days: 30" in text
    path.write_text(text.replace("days: 30", "days: 45"), encoding="utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["workflow", "migrate", *words])


def told(*words: str) -> Any:
    done = run(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.usefixtures("office")
def test_a_dry_run_tells_who_is_affected() -> None:
    found = told(WORKFLOW, "--dry-run")

    assert (found["running"], found["ready"], found["stuck"]) == (1, 1, [])
    assert [one["state"] for one in found["groups"]] == [one["to"] for one in found["groups"]]
    assert "1 of 1 can move" in run(WORKFLOW, "--dry-run").stdout


@pytest.mark.usefixtures("office")
def test_they_move_stay_moved_and_go_back() -> None:
    moved = told(WORKFLOW, *WHY)

    assert (len(moved["moved"]), moved["done"], moved["conflict"]) == (1, True, None)
    assert told(WORKFLOW, *WHY)["moved"] == []
    assert told(WORKFLOW, "--dry-run")["running"] == 0

    assert len(told(WORKFLOW, "--revert", moved["run"], *WHY)["moved"]) == 1
    assert told(WORKFLOW, "--dry-run")["running"] == 1


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((WORKFLOW,), 2, "--dry-run"),
        ((WORKFLOW, "--dry-run", *WHY), 2, "--dry-run"),
        ((WORKFLOW, "--reason", "x"), 2, "--by"),
        ((WORKFLOW, "--dry-run", "--map", "filed"), 2, "OLD=NEW"),
        ((WORKFLOW, "--dry-run", "--map", "filed=nowhere"), 1, "nowhere"),
        ((WORKFLOW, "--dry-run", "--to", "zz"), 1, "zz"),
        (("nothing", "--dry-run"), 1, "nothing"),
        ((WORKFLOW, "--reason", "x", "--by", "nobody"), 1, "nobody"),
        ((WORKFLOW, "--reason", "x", "--by", login_of("lawyer")), 1, "not allow"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(words: tuple[str, ...], code: int, said: str) -> None:
    done = run(*words)

    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output
