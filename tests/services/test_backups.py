"""A backup is whole, opens for those it was closed for, and comes back as it was."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyrage.x25519 import Identity
from sqlalchemy.engine import make_url

from benchmarks.plain_files import jpeg
from legalaid.attachments.shelf import Shelf
from legalaid.backups.archive import open_into
from legalaid.domain.errors import BackupFailed
from legalaid.models.copying import scratch
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.sealing import Keyring
from legalaid.services.attachments import list_attachments
from legalaid.services.backing_up import Vault, back_up
from legalaid.services.bringing import bring
from legalaid.services.desk import Desk
from legalaid.services.keeping import back_up_daily, backups_in
from legalaid.services.restoring import keys_in, restore
from tests.build import KEYRING
from tests.services.looking import count_rows
from tests.services.stories import Story

HOLDERS, OFFICE, STRANGER = Identity.generate(), Identity.generate(), Identity.generate()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    public = str(HOLDERS.to_public()), str(OFFICE.to_public())
    return Vault(tmp_path / "backups", public[0], public[1:])


@pytest.fixture
def elsewhere(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """An empty place on another machine."""
    with scratch(make_url(desk.sessions.engine.url), tmp_path) as url:
        engine = open_engine(url)
        shelf = Shelf(tmp_path / "elsewhere")
        yield replace(desk, sessions=open_sessions(engine, desk.keyring), shelf=shelf)
        engine.dispose()


def test_what_is_restored_is_what_was_there(
    filed: Story, vault: Vault, elsewhere: Desk, tmp_path: Path
) -> None:
    bring(filed.desk, filed.lawyer, filed.reference, jpeg())
    made = back_up(filed.desk, vault)
    found = restore(elsewhere, made.path, OFFICE, tmp_path)

    assert found == (made.cases, made.events, made.files) == (2, 7, 2)
    assert count_rows(elsewhere) == count_rows(filed.desk)
    assert list_attachments(elsewhere, filed.lawyer, filed.reference)


def test_nothing_is_restored_over_what_is_there(
    active: Story, vault: Vault, tmp_path: Path
) -> None:
    made = back_up(active.desk, vault)
    with pytest.raises(BackupFailed, match="restore_not_empty"):
        restore(active.desk, made.path, HOLDERS, tmp_path)


def test_only_who_it_was_closed_for_opens_it(active: Story, vault: Vault, tmp_path: Path) -> None:
    made = back_up(active.desk, vault)
    with pytest.raises(BackupFailed, match="backup_does_not_open"):
        open_into(made.path, STRANGER, tmp_path)


def test_the_master_keys_are_for_the_holders_of_the_sheets_alone(
    active: Story, vault: Vault, tmp_path: Path
) -> None:
    made = back_up(active.desk, vault)

    assert keys_in(made.path, HOLDERS, tmp_path) == {1: KEYRING.master.secret}
    with pytest.raises(BackupFailed, match="backup_does_not_open"):
        keys_in(made.path, OFFICE, tmp_path)


@pytest.mark.parametrize("place", [10, 400, -1])
def test_a_byte_that_changed_is_noticed(
    active: Story, vault: Vault, tmp_path: Path, place: int
) -> None:
    made = back_up(active.desk, vault)
    spoiled = bytearray(made.path.read_bytes())
    spoiled[place] ^= 1
    made.path.write_bytes(spoiled)

    with pytest.raises(BackupFailed, match="backup_does_not_open"):
        open_into(made.path, HOLDERS, tmp_path)


def test_a_backup_that_lacks_a_file_is_no_backup(active: Story, vault: Vault) -> None:
    bring(active.desk, active.lawyer, active.reference, jpeg())
    active.desk.shelf.drop(next(active.desk.shelf.addresses()))

    with pytest.raises(BackupFailed, match="backup_not_whole") as failed:
        back_up(active.desk, vault)
    assert failed.value.data == {"what": "attachments"}
    assert list(vault.folder.iterdir()) == []


def test_another_master_key_is_told(
    active: Story, vault: Vault, elsewhere: Desk, tmp_path: Path
) -> None:
    made = back_up(active.desk, vault)
    wrong = replace(elsewhere, keyring=Keyring.of({1: b"x" * 32}))

    with pytest.raises(BackupFailed, match="backup_other_key"):
        restore(wrong, made.path, HOLDERS, tmp_path)


def test_for_nobody_no_backup_is_made(active: Story, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="backup_for_nobody"):
        back_up(active.desk, Vault(tmp_path / "backups", None))


def test_a_backup_holds_no_word_of_hers(active: Story, vault: Vault) -> None:
    made = back_up(active.desk, vault)

    assert "សុខ ដារ៉ា".encode() not in made.path.read_bytes()
    assert [path.name for path in vault.folder.iterdir()] == [made.path.name]


def test_backups_made_while_people_work_come_back_whole(active: Story, vault: Vault) -> None:
    """Each is proved by laying it out; a torn one would raise."""
    stop = threading.Event()
    writer = threading.Thread(target=write_until, args=(active, stop))
    writer.start()
    try:
        made = [back_up(active.desk, vault) for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert [one.cases for one in made] == sorted(one.cases for one in made)


def write_until(story: Story, stop: threading.Event) -> None:
    while not stop.is_set():
        story.open()


def test_one_is_made_each_day_and_the_old_go(active: Story, vault: Vault) -> None:
    vault.folder.mkdir()
    for day in range(1, 21):
        (vault.folder / f"backup-202602{day:02}T030000Z.age").touch()
    (vault.folder / "backup-20250105T030000Z.age").touch()
    back_up_daily(active.desk, vault)

    kept = [path.name[7:15] for path in backups_in(vault.folder)]
    assert kept == ["20260302", *(f"202602{day}" for day in range(20, 14, -1)), "20250105"]
    assert back_up_daily(active.desk, vault) is None
