"""A copy of everything, closed for those who may open it, and proved by laying it out again."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage import encrypt
from pyrage.x25519 import Identity

from legalaid.backups.archive import close_folder, open_into, recipients_of
from legalaid.domain.errors import BackupFailed
from legalaid.models.copying import STORE, StoreRefused, copy_store, lay_out, scratch
from legalaid.services.desk import Desk
from legalaid.services.proving import prove, revision_of

MANIFEST, KEYS, FILES = "manifest.json", "keys.age", "attachments"
NAME = "backup-{:%Y%m%dT%H%M%SZ}.age"


@dataclass(frozen=True, slots=True)
class Vault:
    """Where backups lie, and for whom they are closed: `sheets` is the recipient whose other
    half only the recovery sheets hold, `others` whoever the settings name."""

    folder: Path
    sheets: str | None
    others: Sequence[str] = ()

    @property
    def recipients(self) -> list[str]:
        return [*([self.sheets] if self.sheets else []), *self.others]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup, and what was found in it when it was laid out again."""

    path: Path
    cases: int
    events: int
    files: int


def back_up(desk: Desk, vault: Vault, *, is_current: bool = True) -> Made:
    """`is_current`: the store has the shape this program knows, so its records can be proved.

    A stranger's key that lives only here opens the file once more, from the disk, as those will
    who need it. Raises BackupFailed; nothing is left under the name then.
    """
    recipients = recipients_of(vault.recipients)
    try:
        vault.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=vault.folder) as room:
            passing = Identity.generate()
            place = Path(room, "closed")
            with TemporaryDirectory(dir=room) as gathered:
                gather(desk, vault, Path(gathered))
                close_folder(Path(gathered), place, [*recipients, passing.to_public()])
            found = try_out(desk, place, passing, is_current=is_current)
            final = vault.folder / NAME.format(desk.now())
            return Made(place.replace(final), *found)
    except OSError as full:
        raise BackupFailed("backup_not_written", {"why": full.strerror or ""}) from full
    except StoreRefused as refused:
        raise BackupFailed("backup_store_refused", {"why": refused.why}) from refused


def gather(desk: Desk, vault: Vault, folder: Path) -> None:
    """First the store: a file is laid on the shelf before its row is written."""
    copy_store(desk.sessions.engine, folder)
    shutil.copytree(desk.shelf.folder, folder / FILES, ignore=shutil.ignore_patterns("*.part"),
                    dirs_exist_ok=True) if desk.shelf.folder.is_dir() else None  # fmt: skip
    told = {"made_at": desk.now().isoformat(), "revision": revision_of(desk.sessions.engine)}
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    if vault.sheets:
        (folder / KEYS).write_bytes(closed_keys(desk, vault.sheets))


def closed_keys(desk: Desk, sheets: str) -> bytes:
    """The master keys, for the holders of the sheets alone, whoever else opens the backup."""
    secrets = {n: master.secret.hex() for n, master in desk.keyring.masters.items()}
    return encrypt(json.dumps(secrets).encode(), recipients_of([sheets]))


def try_out(
    desk: Desk, place: Path, identity: Identity, *, is_current: bool
) -> tuple[int, int, int]:
    """How many cases, events and files come out of it."""
    with TemporaryDirectory(dir=place.parent) as room:
        folder = Path(room)
        open_into(place, identity, folder)
        with scratch(desk.sessions.engine.url, folder) as url:
            lay_out(folder / STORE, url)
            revision = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["revision"]
            return prove(desk, url, folder / FILES, revision, is_current=is_current)


def when(path: Path) -> datetime:
    """The instant in a backup's name. Raises ValueError for another file's."""
    return datetime.strptime(f"{path.stem}+0000", "backup-%Y%m%dT%H%M%SZ%z")
