"""Where sealed files lie: each under the hash of its own sealed bytes, whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

UNFINISHED = ".part"


class FileLost(Exception):
    """A file that a row names is not there, or is not what was laid away."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of an installation. What it holds was sealed before; it never sees a letter."""

    folder: Path

    def put(self, sealed: bytes) -> str:
        """Its address. Raises OSError, leaving nothing, where there is no room for it."""
        address = hashlib.sha256(sealed).hexdigest()
        place = self.path(address)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=UNFINISHED, delete=False) as file:
            self.finish(Path(file.name), file.fileno(), sealed, place)
        sync(place.parent)
        sync(self.folder)
        return address

    def finish(self, unfinished: Path, descriptor: int, sealed: bytes, place: Path) -> None:
        try:
            write_all(descriptor, sealed)
            os.fsync(descriptor)
            unfinished.replace(place)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise

    def get(self, address: str) -> bytes:
        """Raises FileLost."""
        try:
            sealed = self.path(address).read_bytes()
        except FileNotFoundError as lost:
            raise FileLost(address) from lost
        if hashlib.sha256(sealed).hexdigest() != address:
            raise FileLost(address)
        return sealed

    def drop(self, address: str) -> None:
        self.path(address).unlink(missing_ok=True)

    def path(self, address: str) -> Path:
        return self.folder / address[:2] / address

    def addresses(self) -> Iterator[str]:
        """Of everything that lies here, finished."""
        yield from sorted(path.name for path in self.folder.glob("??/*"))

    def unfinished(self) -> Iterator[Path]:
        """What was being written when the power went."""
        yield from sorted(self.folder.glob(f"*{UNFINISHED}"))


def write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(folder: Path) -> None:
    """So that the name is on the disk as well as the bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
