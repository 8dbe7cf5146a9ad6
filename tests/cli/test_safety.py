"""Copies and keys on the command line, from the first sheet to the laptop after the theft."""

import base64
import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from pyrage.x25519 import Identity

from legalaid.cli.main import main
from legalaid.models import chest

KEY = base64.b64encode(b"k" * 32).decode()
OFFICE = Identity.generate()
PASSPHRASE = "seven quiet rivers go north"


def run(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = {
        "LEGALAID_INSTANCE": str(tmp_path / "one"),
        "LEGALAID_DATABASE": f"sqlite:///{tmp_path / 'one' / 'store.db'}",
        "LEGALAID_MASTER_KEY": KEY,
        "LEGALAID_SECRET": KEY,
        "LEGALAID_BACKUP_RECIPIENTS": str(OFFICE.to_public()),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LEGALAID_PASSPHRASE", raising=False)
    monkeypatch.setattr(chest, "MEMORY", 64)
    done = run("db", "upgrade")
    assert done.exit_code == 0, done.output
    return tmp_path


def move_to(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Another machine, with nothing in it."""
    monkeypatch.setenv("LEGALAID_INSTANCE", str(home / "two"))
    monkeypatch.setenv("LEGALAID_DATABASE", f"sqlite:///{home / 'two' / 'store.db'}")


def words_of(output: str) -> list[str]:
    sheets = re.split(r"Recovery sheet \d of 3", output)[1:]
    return [" ".join(re.findall(r"\d+ ([a-z]+)", sheet.partition("─")[0])) for sheet in sheets]


def sheets_typed(*which: int) -> tuple[Result, list[str]]:
    """The words can be typed only once the screen showed them, as a person does."""
    shown: list[str] = []
    typed = iter(which)

    def read(_question: str, **_: object) -> str:
        return words_of("\n".join(shown))[next(typed)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(click, "echo", lambda text, **_: shown.append(str(text)))
        patch.setattr(click, "prompt", read)
        done = run("keys", "sheets")
    return done, ["\n".join(shown), *words_of("\n".join(shown))]


def test_two_sheets_typed_from_paper_have_opened_a_backup(home: Path) -> None:
    done, shown = sheets_typed(2, 0)

    assert done.exit_code == 0
    assert "The two sheets opened it: 0 cases" in shown[0]
    assert (home / "one" / "recovery.txt").read_text().startswith("age1")
    assert [len(words.split()) for words in shown[1:]] == [33, 33, 33]


def test_sheets_that_were_not_written_down_are_not_taken(home: Path) -> None:
    done, _ = sheets_typed(1, 1)

    assert done.exit_code == 1
    assert not (home / "one" / "recovery.txt").exists()


def test_two_holders_bring_back_what_a_thief_took(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shown = sheets_typed(0, 1)
    made = next((home / "one" / "backups").glob("*.age"))
    move_to(monkeypatch, home)
    typed = f"{shown[2]}\n{shown[3]}\n"
    assert run("keys", "recover", made, "--to", home / "key", typed=typed).exit_code == 0

    assert (home / "key").read_text() == f"1:{KEY}\n"
    monkeypatch.delenv("LEGALAID_MASTER_KEY")
    monkeypatch.setenv("LEGALAID_MASTER_KEY_FILE", str(home / "key"))
    assert "Restored and whole" in run("restore", made, typed=typed).stdout


def test_a_backup_comes_back_on_another_machine(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("backup").stdout.splitlines()[0]
    (home / "office.txt").write_text(f"# of the office\n{OFFICE}\n")
    move_to(monkeypatch, home)
    done = run("restore", made, "--identity", home / "office.txt")

    assert "Restored and whole: 0 cases" in done.stdout, done.output
    again = run("restore", made, "--identity", home / "office.txt")
    assert (again.exit_code, len(again.stderr.splitlines())) == (1, 1)


@pytest.mark.usefixtures("home")
def test_the_doctor_names_what_is_wrong_and_ends_with_one() -> None:
    run("backup")
    done = run("doctor", "--json")

    found = {one["name"]: one for one in json.loads(done.stdout)}
    assert [name for name, one in found.items() if not one["well"]] == ["recovery sheets"]
    assert done.exit_code == 1
    assert {"chains", "papers", "attachments", "keys", "clock", "disk", "rights"} <= set(found)


@pytest.mark.usefixtures("home")
def test_keys_go_behind_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("keys", "lock", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n").exit_code == 0
    monkeypatch.delenv("LEGALAID_MASTER_KEY")

    assert run("keys", "status", typed=f"{PASSPHRASE}\n").stdout == "key 1 (current): 0\n"
    wrong = run("keys", "status", typed="another\n")
    assert wrong.exit_code == 1
    assert "does not open the keys" in wrong.stderr


def test_a_passphrase_that_can_be_guessed_is_refused(home: Path) -> None:
    done = run("keys", "lock", typed="aaaaaaaaaaaaaaaaaaaa\n" * 2)

    assert done.exit_code == 1
    assert not (home / "one" / "keys.json").exists()


@pytest.mark.usefixtures("home")
def test_a_further_key_is_added_and_taken_into_use(monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("keys", "add").stdout.splitlines()[1]
    assert told.startswith(f"1:{KEY} 2:")
    monkeypatch.setenv("LEGALAID_MASTER_KEY", told)

    assert "all are under key 2" in run("keys", "rotate").stdout


def test_an_upgrade_makes_a_backup_first(home: Path) -> None:
    done = run("db", "upgrade")

    assert done.stdout.startswith("Backup: ")
    assert len(list((home / "one" / "backups").glob("*.age"))) == 1


@pytest.mark.usefixtures("home")
def test_without_anybody_to_open_it_no_upgrade_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEGALAID_BACKUP_RECIPIENTS")

    assert run("db", "upgrade").exit_code == 1
    assert run("db", "upgrade", "--without-backup").exit_code == 0
