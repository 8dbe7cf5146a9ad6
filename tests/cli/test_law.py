"""The command `law`: what nobody confirmed, and a lawyer's word for one rule."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legalaid.cli.main import main

WHO = "Fictitious Lawyer, Bar 000"


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The folder of an empty demo, at this version."""
    assert run("db", "upgrade", "--demo", tmp_path).exit_code == 0
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def unconfirmed(*words: str | Path) -> set[str]:
    rows = json.loads(run("law", "status", "--json", *words).stdout)
    return {row["rule"] for row in rows}


def test_without_an_installation_nothing_is_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGALAID_DATABASE", raising=False)

    assert "CCP_303" in unconfirmed()


def test_a_confirmed_rule_leaves_the_list(demo: Path) -> None:
    before = unconfirmed("--demo", demo)
    done = run("law", "confirm", "CCP_303", "--by", WHO, "--demo", demo)

    assert done.exit_code == 0, done.output
    assert WHO in done.stdout
    assert before - unconfirmed("--demo", demo) == {"CCP_303"}


def test_people_are_told_how_many_are_left(demo: Path) -> None:
    run("law", "confirm", "CCP_303", "--by", WHO, "--demo", demo)
    last = run("law", "status", "--demo", demo).stdout.splitlines()[-1]
    left, whole = int(last.split()[0]), int(last.split()[2])

    assert left == whole - 1


def test_a_rule_that_is_not_there_is_one_sentence(demo: Path) -> None:
    done = run("law", "confirm", "CCP_9999", "--by", WHO, "--demo", demo)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "CCP_9999" in done.stderr


def test_a_store_of_another_version_is_told(tmp_path: Path) -> None:
    done = run("law", "status", "--demo", tmp_path)

    assert done.exit_code == 1
    assert "legalaid db upgrade" in done.stderr


def test_who_confirmed_must_be_named(demo: Path) -> None:
    assert run("law", "confirm", "CCP_303", "--demo", demo).exit_code == 2
    assert run("law", "confirm", "CCP_303", "--by", " ", "--demo", demo).exit_code == 1
