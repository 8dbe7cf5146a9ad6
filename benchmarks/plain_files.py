"""Plain files of each kind that is taken in, made here, with room for what does not belong."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from legalaid.attachments.archive import write_members

MARK = "HOSTILE-MARK"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
GPS = 0x8825
DESCRIPTION = 0x010E


def picture(width: int = 60, height: int = 40, shade: int = 120) -> Image.Image:
    drawn = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    drawn.putpixel((0, 0), (shade % 256, 10, 20))
    return drawn


def jpeg(*, shade: int = 120, marked: bool = False, size: tuple[int, int] = (60, 40)) -> bytes:
    """With a place, a name and a comment in it where it is marked."""
    out = BytesIO()
    exif = Image.Exif()
    if marked:
        exif[DESCRIPTION] = MARK
        exif.get_ifd(GPS)[2] = (11.0, 33.0, 21.0)
        exif.get_ifd(GPS)[29] = MARK
    picture(*size, shade).save(out, "JPEG", exif=exif, comment=MARK if marked else "")
    return out.getvalue()


def png(*, shade: int = 120, marked: bool = False, size: tuple[int, int] = (60, 40)) -> bytes:
    out, notes = BytesIO(), PngInfo()
    if marked:
        notes.add_text("Comment", MARK)
        notes.add_itxt("XML:com.adobe.xmp", MARK)
    picture(*size, shade).save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return len(data).to_bytes(4) + name + data + check.to_bytes(4)


def wide_png(width: int, height: int) -> bytes:
    """A picture of that size, all black, in a few KB."""
    packing = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 2)
    packed = b"".join(packing.compress(row) for _ in range(height)) + packing.flush()
    head = width.to_bytes(4) + height.to_bytes(4) + b"\x01\0\0\0\0"
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def pdf(change: Any = None, **saving: Any) -> bytes:
    """A page with a photo and a line of text; `change` gets the file before it is written."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    photo = made.make_stream(jpeg(marked=True))
    photo.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60, Height=40,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Im0=photo), Font=pikepdf.Dictionary(F0=font)
    )
    page.obj.Contents = made.make_stream(
        b"q 300 0 0 200 50 500 cm /Im0 Do Q BT /F0 12 Tf 50 400 Td (Plain text) Tj ET"
    )
    if change:
        change(made)
    out = BytesIO()
    made.save(out, **saving)
    return out.getvalue()


def xml(name: str, body: str, space: str = W) -> str:
    return f'<?xml version="1.0"?><{name} xmlns:w="{space}" xmlns:r="{R}">{body}</{name}>'


def relations(*bonds: tuple[str, str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{type_}" Target="{target}" TargetMode="{mode}"/>'
        for id_, type_, target, mode in bonds
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def types(main: str = f"{WORD}.document.main+xml") -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def word_members(
    body: str = "", bonds: tuple[tuple[str, str, str, str], ...] = (), **more: Any
) -> dict[str, Any]:
    text = f"<w:body><w:p><w:r><w:t>Plain text</w:t></w:r></w:p>{body}</w:body>"
    return {
        "[Content_Types].xml": types(more.pop("main", f"{WORD}.document.main+xml")),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml", "Internal")),
        "word/document.xml": xml("w:document", text),
        "word/_rels/document.xml.rels": relations(*bonds),
        "docProps/core.xml": f"<core>{MARK}</core>",
        **more,
    }


def packed(members: Mapping[str, Any]) -> bytes:
    return write_members(
        {name: one if isinstance(one, bytes) else one.encode() for name, one in members.items()}
    )


def word(body: str = "", *bonds: tuple[str, str, str, str], **more: Any) -> bytes:
    return packed(word_members(body, bonds, **more))
