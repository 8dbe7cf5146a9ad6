"""One file that holds a whole folder, closed with age: whole under its name, or not there."""

import os
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pyrage import DecryptError, RecipientError, decrypt_io, encrypt_io
from pyrage.x25519 import Identity, Recipient

from legalaid.domain.errors import BackupFailed

UNFINISHED = ".part"


def recipients_of(named: Sequence[str]) -> list[Recipient]:
    """Raises BackupFailed where one is not an age recipient, or where there is none at all."""
    if not named:
        raise BackupFailed("backup_for_nobody")
    try:
        return [Recipient.from_str(one) for one in named]
    except RecipientError as wrong:
        raise BackupFailed("backup_recipient_wrong") from wrong


def close_folder(folder: Path, place: Path, recipients: Sequence[Recipient]) -> None:
    """Raises BackupFailed, leaving nothing under the name, where there is no room."""
    unfinished = place.with_name(place.name + UNFINISHED)
    try:
        with tempfile.TemporaryFile(dir=place.parent) as packed:
            with tarfile.open(fileobj=packed, mode="w") as tar:
                tar.add(folder, arcname=".")
            packed.seek(0)
            with unfinished.open("wb") as file:
                encrypt_io(packed, file, list(recipients))
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(place)
    except OSError as full:
        unfinished.unlink(missing_ok=True)
        raise BackupFailed("backup_not_written", {"why": full.strerror or ""}) from full


def open_into(place: Path, identity: Identity, folder: Path) -> None:
    """Raises BackupFailed where the file is not whole, or not for this identity."""
    try:
        with tempfile.TemporaryFile(dir=folder) as packed:
            with place.open("rb") as file:
                decrypt_io(file, packed, [identity])
            packed.seek(0)
            with tarfile.open(fileobj=packed, mode="r") as tar:
                tar.extractall(folder, filter="data")
    except (DecryptError, tarfile.TarError) as broken:
        raise BackupFailed("backup_does_not_open") from broken
    except OSError as full:
        if full.errno is None:  # so says the reader of a file that was cut or changed
            raise BackupFailed("backup_does_not_open") from full
        raise BackupFailed("backup_not_written", {"why": full.strerror or ""}) from full
