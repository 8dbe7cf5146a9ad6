"""The shelf: whole files under their own hash, or none."""

import errno
import os
from pathlib import Path

import pytest

from legalaid.attachments.shelf import FileLost, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "attachments")


def test_what_is_laid_away_is_found_again_under_its_address(shelf: Shelf) -> None:
    address = shelf.put(b"sealed")

    assert shelf.get(address) == b"sealed"
    assert list(shelf.addresses()) == [address]
    assert list(shelf.unfinished()) == []


def test_the_same_bytes_lie_there_once(shelf: Shelf) -> None:
    assert shelf.put(b"sealed") == shelf.put(b"sealed")
    assert len(list(shelf.addresses())) == 1


def test_a_file_that_was_changed_or_taken_away_is_not_given_out(shelf: Shelf) -> None:
    changed, gone = shelf.put(b"one"), shelf.put(b"two")
    shelf.path(changed).write_bytes(b"other")
    shelf.drop(gone)

    for address in (changed, gone):
        with pytest.raises(FileLost):
            shelf.get(address)


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_leaves_no_half_file(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, call: str, fault: int
) -> None:
    shelf.put(b"noise")

    def fail(*_args: object) -> None:
        raise OSError(fault, "the disk")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(OSError, match="the disk"):
            shelf.put(b"sealed")

    assert len(list(shelf.addresses())) == 1
    assert list(shelf.unfinished()) == []
    assert shelf.get(shelf.put(b"sealed")) == b"sealed"


def test_only_their_owner_may_read_the_files(shelf: Shelf) -> None:
    path = shelf.path(shelf.put(b"sealed"))

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
