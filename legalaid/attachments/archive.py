"""A Word file as an archive: every member read, none of them a trap."""

import struct
import zipfile
from io import BytesIO

from legalaid.attachments.limits import (
    GREATEST_RATIO,
    MOST_MEMBERS,
    MOST_UNPACKED,
    SMALL,
)
from legalaid.attachments.refusal import RefusedFile

END = struct.Struct("<4s4H2LH")
FIXED = (1980, 1, 1, 0, 0, 0)
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
ENCRYPTED = 0x1
LINK = 0o120000


def read_members(data: bytes) -> dict[str, bytes]:
    """Every member by its name. Raises RefusedFile."""
    require_end(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            require_sound(members)
            return {one.filename: archive.read(one) for one in members if not one.is_dir()}
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as broken:
        raise RefusedFile("attached_broken") from broken


def require_end(data: bytes) -> None:
    """The archive begins with the first byte of the file and ends with the last."""
    tail = data[-END.size :]
    if len(tail) < END.size or not tail.startswith(b"PK\x05\x06"):
        raise RefusedFile("attached_broken" if data.rfind(b"PK\x05\x06") < 0 else "attached_mixed")
    _mark, _disk, _first, _here, _count, size, offset, comment = END.unpack(tail)
    if comment or offset + size + END.size != len(data):
        raise RefusedFile("attached_mixed")


def require_sound(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise RefusedFile("attached_bomb")
    if len({one.filename.lower() for one in members}) != len(members):
        raise RefusedFile("attached_broken")
    if sum(one.file_size for one in members) > MOST_UNPACKED:
        raise RefusedFile("attached_bomb")
    for one in members:
        require_member(one)


def require_member(one: zipfile.ZipInfo) -> None:
    if one.flag_bits & ENCRYPTED:
        raise RefusedFile("attached_locked")
    if one.file_size > SMALL + GREATEST_RATIO * one.compress_size:
        raise RefusedFile("attached_bomb")
    parts = one.filename.split("/")
    is_outside = one.filename.startswith("/") or ".." in parts or "\\" in one.filename
    is_link = (one.external_attr >> 16) & 0o170000 == LINK
    if is_outside or is_link or one.compress_type not in METHODS or "\0" in one.orig_filename:
        raise RefusedFile("attached_broken")


def write_members(members: dict[str, bytes]) -> bytes:
    """The same members always give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
