"""A backup laid out again in an empty place, and proved there."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pyrage import DecryptError, decrypt
from pyrage.x25519 import Identity

from legalaid.attachments.shelf import Shelf
from legalaid.backups.archive import open_into
from legalaid.domain.errors import BackupFailed
from legalaid.models.copying import STORE, StoreRefused, is_empty, lay_out
from legalaid.services.backing_up import FILES, KEYS, MANIFEST
from legalaid.services.desk import Desk
from legalaid.services.proving import prove


def restore(desk: Desk, place: Path, identity: Identity, room: Path) -> tuple[int, int, int]:
    """Into the desk's store, which must be empty: counts of cases, events and files.

    `room` is a folder with space for the backup laid out. Raises BackupFailed.
    """
    try:
        with TemporaryDirectory(dir=room) as opened:
            folder = Path(opened)
            open_into(place, identity, folder)
            require_empty(desk)
            lay_out(folder / STORE, desk.sessions.engine.url)
            shelve(desk.shelf, folder / FILES)
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except OSError as full:
        raise BackupFailed("backup_not_written", {"why": full.strerror or ""}) from full
    except StoreRefused as refused:
        raise BackupFailed("backup_store_refused", {"why": refused.why}) from refused
    url = desk.sessions.engine.url
    return prove(desk, url, desk.shelf.folder, told["revision"], is_current=True)


def require_empty(desk: Desk) -> None:
    if not is_empty(desk.sessions.engine.url) or any(desk.shelf.addresses()):
        raise BackupFailed("restore_not_empty")


def shelve(shelf: Shelf, folder: Path) -> None:
    for file in sorted(folder.glob("??/*")):
        shelf.put(file.read_bytes())


def keys_in(place: Path, identity: Identity, room: Path) -> Mapping[int, bytes]:
    """The master keys that a backup holds for the recovery sheets. Raises BackupFailed."""
    with TemporaryDirectory(dir=room) as opened:
        open_into(place, identity, Path(opened))
        closed = Path(opened, KEYS)
        try:
            told = json.loads(decrypt(closed.read_bytes(), [identity]))
        except (FileNotFoundError, DecryptError) as lacking:
            raise BackupFailed("backup_does_not_open") from lacking
    return {int(number): bytes.fromhex(secret) for number, secret in told.items()}
