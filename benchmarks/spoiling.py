"""Ways to spoil a file: cut, flipped, stuffed, locked, and told to act."""

import random
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf

from benchmarks.plain_files import MARK, packed, pdf, word, word_members

Maker = Callable[[random.Random], bytes]


def archive(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in (members or {"a.txt": b"a"}).items():
            made.writestr(name, data)
    return out.getvalue()


def cut(make: Callable[[], bytes]) -> Maker:
    def made(rng: random.Random) -> bytes:
        data = make()
        return data[: rng.randrange(len(data) // 10, len(data) * 9 // 10)]

    return made


def flipped(make: Callable[[], bytes]) -> Maker:
    def made(rng: random.Random) -> bytes:
        data = bytearray(make())
        for _ in range(rng.randint(1, 12)):
            data[rng.randrange(8, len(data))] = rng.randrange(256)
        return bytes(data)

    return made


def shaded(make: Callable[..., bytes], **named: Any) -> Maker:
    return lambda rng: make(shade=rng.randrange(256), **named)


def always(data: Callable[[], bytes]) -> Maker:
    return lambda _rng: data()


def begins(*heads: bytes) -> Maker:
    return lambda rng: rng.choice(heads) + rng.randbytes(rng.randint(0, 4000))


def with_action(**entries: Any) -> Maker:
    """A PDF whose catalog, page and annotation all act."""

    def change(made: pikepdf.Pdf) -> None:
        action = made.make_indirect(pikepdf.Dictionary(**entries))
        made.Root.OpenAction = action
        made.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), action]))
        )
        page = made.pages[0].obj
        page.AA = pikepdf.Dictionary(O=action)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 90, 90], A=action
        )
        page.Annots = pikepdf.Array([made.make_indirect(link)])
        page.Resources.XObject.Im0.stream_dict.Metadata = made.make_stream(MARK.encode())

    return always(lambda: pdf(change))


def with_file(made: pikepdf.Pdf) -> None:
    made.attachments["a.exe"] = b"MZ" + MARK.encode()


def with_stream(data: bytes, filters: list[str], **entries: int) -> Maker:
    def change(made: pikepdf.Pdf) -> None:
        names = pikepdf.Array([pikepdf.Name(one) for one in filters])
        stream = made.make_stream(b"")
        stream.write(data, filter=names)
        for name, value in entries.items():
            stream[f"/{name}"] = value
        made.pages[0].obj.Resources.XObject.Im1 = stream

    as_it_is = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    return always(lambda: pdf(change, **as_it_is))


def zeros(size: int) -> bytes:
    return zlib.compress(b"\0" * size, 9)


def many_members(_rng: random.Random) -> bytes:
    return packed(word_members() | {f"word/media/{n}.png": b"" for n in range(1500)})


def swollen(_rng: random.Random) -> bytes:
    return packed(word_members() | {"word/media/a.png": b"\0" * (60 * 2**20)})


def laughing(_rng: random.Random) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">' + entities + "]><d>&l9;</d>"
    return packed(word_members() | {"word/styles.xml": body})


def reading_files(_rng: random.Random) -> bytes:
    body = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    return packed(word_members() | {"word/document.xml": body})


def member(name: str, attribute: int = 0) -> Maker:
    def made(_rng: random.Random) -> bytes:
        out = BytesIO(word())
        with zipfile.ZipFile(out, "a") as into:
            info = zipfile.ZipInfo(name)
            info.external_attr = attribute << 16
            into.writestr(info, b"/etc/passwd")
        return out.getvalue()

    return made


def locked_word(_rng: random.Random) -> bytes:
    data = bytearray(word())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"
