"""PDF: parsed whole and weighed; its pages alone go into a new file, without anything that acts."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from legalaid.attachments.jpeg import without_notes
from legalaid.attachments.limits import (
    GREATEST_RATIO,
    MOST_OBJECTS,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_UNPACKED,
    SMALL,
)
from legalaid.attachments.refusal import RefusedFile

END = b"%%EOF"
PAGE = frozenset({
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit",
    "/Group",
})  # fmt: skip
ACTING = frozenset({
    "/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/EF", "/RichMedia",
    "/XFA", "/AcroForm", "/Annots", "/A", "/URI", "/Names", "/Ref", "/OPI", "/PS", "/Metadata",
    "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Alternates", "/Thumb",
})  # fmt: skip
OUTSIDE = frozenset({"/F", "/FFilter", "/FDecodeParms"})
FLATE, LZW = "/FlateDecode", "/LZWDecode"
WRAPPING = frozenset({"/ASCII85Decode", "/ASCIIHexDecode"})
CHUNK = 64 * 1024
DEEPEST = 40


def clean_pdf(data: bytes) -> bytes:
    """Raises RefusedFile."""
    require_end(data)
    try:
        return rewritten(data)
    except pikepdf.PasswordError as locked:
        raise RefusedFile("attached_locked") from locked
    except pikepdf.PdfError as broken:
        raise RefusedFile("attached_broken") from broken


def require_end(data: bytes) -> None:
    """Nothing behind the end, and no archive that another program would find in it."""
    tail = data[-1024:]
    if END not in tail:
        raise RefusedFile("attached_broken")
    if tail.rpartition(END)[2].strip(b"\r\n\t \0") or zipfile.is_zipfile(BytesIO(data)):
        raise RefusedFile("attached_mixed")


def rewritten(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as source:
        if source.is_encrypted:
            raise RefusedFile("attached_locked")
        if not 0 < len(source.pages) <= MOST_PAGES:
            raise RefusedFile("attached_broken" if not len(source.pages) else "attached_bomb")
        weigh(source)
        source.flatten_annotations()
        with pikepdf.new() as pages:
            pages.pages.extend(source.pages)
            return saved(pages)


def saved(pages: pikepdf.Pdf) -> bytes:
    for page in pages.pages:
        for key in set(page.obj.keys()) - PAGE:
            del page.obj[key]
    for found in pages.objects:
        for one in within(found, 0):
            tame(one)
    out = BytesIO()
    pages.remove_unreferenced_resources()
    pages.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def within(found: Any, depth: int) -> Iterator[Any]:
    """The dictionaries and streams that lie directly in an object, itself first."""
    if depth > DEEPEST:
        raise RefusedFile("attached_bomb")
    is_map = isinstance(found, pikepdf.Dictionary | pikepdf.Stream)
    if is_map:
        yield found
    if is_map or isinstance(found, pikepdf.Array):
        inner = [one for _key, one in found.items()] if is_map else list(found)
        for one in inner:
            if not getattr(one, "is_indirect", False):
                yield from within(one, depth + 1)


def tame(found: Any) -> None:
    is_stream = isinstance(found, pikepdf.Stream)
    for key in (ACTING | OUTSIDE if is_stream else ACTING) & set(found.keys()):
        del found[key]
    if is_stream and filters(found) == ["/DCTDecode"]:
        found.write(without_notes(found.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)


def weigh(source: pikepdf.Pdf) -> None:
    """Nothing in it unpacks to more than a scan would. Raises RefusedFile."""
    if len(source.objects) > MOST_OBJECTS:
        raise RefusedFile("attached_bomb")
    total = 0
    for found in source.objects:
        if isinstance(found, pikepdf.Stream):
            total += unpacked_size(found)
            if total > MOST_UNPACKED or is_wide(found):
                raise RefusedFile("attached_bomb")


def is_wide(stream: Any) -> bool:
    width, height = stream.get("/Width", 0), stream.get("/Height", 0)
    return int(width) * int(height) > MOST_PIXELS["JPEG"]


def filters(stream: Any) -> list[str]:
    named = stream.get("/Filter", [])
    return [str(named)] if isinstance(named, pikepdf.Name) else [str(one) for one in named]


def unpacked_size(stream: Any) -> int:
    """In bytes. Raises RefusedFile for one packed too well, or more than once."""
    raw = stream.read_raw_bytes()
    unwrapped = [one for one in filters(stream) if one not in WRAPPING]
    if len(unwrapped) > 1 and {FLATE, LZW} & set(unwrapped[1:]):
        raise RefusedFile("attached_bomb")
    if LZW in unwrapped and len(raw) > SMALL:
        raise RefusedFile("attached_bomb")
    if unwrapped[:1] != [FLATE] or len(unwrapped) != len(filters(stream)):
        return len(raw)
    return inflated_size(raw)


def inflated_size(raw: bytes) -> int:
    size, unpacking, rest = 0, zlib.decompressobj(), raw
    while rest:
        try:
            size += len(unpacking.decompress(rest, CHUNK))
        except zlib.error as broken:
            raise RefusedFile("attached_broken") from broken
        if size > MOST_UNPACKED or size > SMALL + GREATEST_RATIO * len(raw):
            raise RefusedFile("attached_bomb")
        rest = unpacking.unconsumed_tail
    return size
