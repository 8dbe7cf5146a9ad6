"""The zip of a paper: fixed dates and order, neutral properties, parts deflated once."""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

if find_spec("isal"):
    from isal.isal_zlib import compress as _compress

    _LEVEL = 1
else:
    from zlib import compress as _compress

    _LEVEL = 6

Parts = Mapping[str, bytes]

MOST_BYTES = 64 * 1024 * 1024
MOST_PARTS = 1000
# What the standard library says of a broken, an encrypted and an unknown zip.
_UNREADABLE = (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)
_FIRST_PART = "[Content_Types].xml"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _NO_FLAGS, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980 = 20, 0, 8, 0, 0x21
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator></dc:creator><dc:description></dc:description><dc:identifier></dc:identifier>"
    "<dc:language></dc:language><dc:subject></dc:subject><dc:title></dc:title>"
    "</cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "</Properties>"
)
NEUTRAL: Parts = {
    "docProps/app.xml": _APP.encode(),
    "docProps/core.xml": _CORE.encode(),
}


class NotAPackage(ValueError):
    """These bytes are no .docx."""


@dataclass(frozen=True, slots=True)
class Package:
    """A finished paper: its bytes, and the hash of what its parts hold."""

    bytes: bytes
    content_hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as it lies in the zip."""

    name: str
    body: bytes
    crc: int
    size: int
    digest: str

    @classmethod
    def of(cls, name: str, data: bytes) -> "Entry":
        body = _compress(data, _LEVEL, wbits=-zlib.MAX_WBITS)
        return cls(name, body, zlib.crc32(data), len(data), sha256(data).hexdigest())

    def local(self) -> bytes:
        name = self.name.encode()
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *self._facts(), len(name), 0)
        return head + name + self.body

    def central(self, offset: int) -> bytes:
        name = self.name.encode()
        facts = (_VERSION, _VERSION, *self._facts(), len(name), 0, 0, 0, 0, 0, offset)
        return _CENTRAL.pack(b"PK\1\2", *facts) + name

    def _facts(self) -> tuple[int, ...]:
        stamp = (_NO_FLAGS, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980)
        return (*stamp, self.crc, len(self.body), self.size)


class Shell:
    """The parts of a template that are the same in every paper, deflated once."""

    def __init__(self, parts: Parts) -> None:
        entries = [Entry.of(name, parts[name]) for name in sorted(parts, key=_place)]
        self._digests = {entry.name: entry.digest for entry in entries}
        self._block, self._directory = _lay(entries, 0)
        self._count = len(entries)

    def filled(self, parts: Parts) -> Package:
        """The whole package: the constant parts, then these."""
        entries = [Entry.of(name, parts[name]) for name in sorted(parts)]
        block, directory = _lay(entries, len(self._block))
        directory = self._directory + directory
        start, count = len(self._block) + len(block), self._count + len(entries)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        digests = self._digests | {entry.name: entry.digest for entry in entries}
        return Package(self._block + block + directory + end, content_hash(digests))


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx; raises NotAPackage."""
    try:
        with ZipFile(BytesIO(data)) as package:
            members = [member for member in package.infolist() if not member.is_dir()]
            require_modest(members)
            return {member.filename: package.read(member) for member in members}
    except _UNREADABLE as fault:
        raise NotAPackage(str(fault)) from fault


def require_modest(members: Sequence[ZipInfo]) -> None:
    """Neither too much of it, nor two parts under one name."""
    if len(members) > MOST_PARTS or sum(one.file_size for one in members) > MOST_BYTES:
        raise NotAPackage("too large when unpacked")
    if len({one.filename for one in members}) < len(members):
        raise NotAPackage("two parts of one name")


def pack(parts: Parts) -> Package:
    """Any parts as a package with fixed dates and order."""
    return Shell(parts).filled({})


def neutral(parts: Parts) -> dict[str, bytes]:
    """The same parts without author, title or other traces of who made them."""
    kept = {name: data for name, data in parts.items() if name in NEUTRAL}
    return {**parts, **{name: NEUTRAL[name] for name in kept}}


def content_hash_of(data: bytes) -> str:
    """That of a finished package."""
    return content_hash({n: sha256(part).hexdigest() for n, part in read_parts(data).items()})


def content_hash(digests: Mapping[str, str]) -> str:
    """One hash over the sorted pairs of part name and part digest."""
    lines = "".join(f"{name}\0{digests[name]}\n" for name in sorted(digests))
    return sha256(lines.encode()).hexdigest()


def _lay(entries: Iterable[Entry], start: int) -> tuple[bytes, bytes]:
    block, directory, offset = [], [], start
    for entry in entries:
        local = entry.local()
        block.append(local)
        directory.append(entry.central(offset))
        offset += len(local)
    return b"".join(block), b"".join(directory)


def _place(name: str) -> tuple[bool, str]:
    return name != _FIRST_PART, name
