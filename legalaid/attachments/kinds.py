"""The kinds of files that are taken in, told by their first bytes; a name proves nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legalaid.attachments.limits import MEGABYTE, MOST_BYTES
from legalaid.attachments.refusal import RefusedFile

PICTURES = frozenset({"jpg", "png"})
_OTHER_FILE = re.compile(
    rb"PK\x03\x04[\x00-\x3f]\x00|%PDF-\d|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|GIF8[79]a"
    rb"|<script|<html|<svg|<!doctype|<\?php",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FileKind:
    """How files of a kind begin, and how they are sent out: `code` is the ending of the name."""

    code: str
    media_type: str
    begins: bytes


KINDS: Mapping[str, FileKind] = {
    kind.code: kind
    for kind in (
        FileKind("jpg", "image/jpeg", b"\xff\xd8\xff"),
        FileKind("png", "image/png", b"\x89PNG\r\n\x1a\n"),
        FileKind("pdf", "application/pdf", b"%PDF-"),
        FileKind(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK\x03\x04",
        ),
    )
}
Cleaner = Callable[[bytes], bytes]


def kind_of(data: bytes) -> FileKind:
    """The kind that the file says it is. Raises RefusedFile for any other, and by size."""
    if not data:
        raise RefusedFile("attached_empty")
    if len(data) > MOST_BYTES:
        raise RefusedFile("attached_too_big", limit=MOST_BYTES // MEGABYTE)
    for kind in KINDS.values():
        if data.startswith(kind.begins):
            return kind
    raise RefusedFile("attached_kind")


def require_one_file(data: bytes) -> None:
    """A picture that holds another file, or the script of a page, is not a picture alone."""
    if _OTHER_FILE.search(data, 4):
        raise RefusedFile("attached_mixed")
