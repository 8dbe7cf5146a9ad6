"""A thousand files that somebody might send to do harm, and what must become of each."""

import random
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pikepdf

from benchmarks.plain_files import MARK, WORD, jpeg, pdf, png, wide_png, word, xml
from benchmarks.spoiling import (
    Maker,
    always,
    archive,
    begins,
    cut,
    flipped,
    laughing,
    locked_word,
    many_members,
    member,
    reading_files,
    run,
    shaded,
    swollen,
    with_action,
    with_file,
    with_stream,
    zeros,
)

Must = Literal["refused", "cleaned", "either"]
HTML = f"<html><script>{MARK}</script></html>".encode()


@dataclass(frozen=True, slots=True)
class Hostile:
    """`either`: whatever is decided, a copy that is made is clean and of a kind we take in."""

    name: str
    data: bytes
    must: Must


def files(count: int, seed: int = 7) -> Iterator[Hostile]:
    """Every kind in turn, each time another one."""
    rng = random.Random(seed)
    makers = [(name, make, must) for must, named in KINDS.items() for name, make in named.items()]
    for number in range(count):
        name, make, must = makers[number % len(makers)]
        yield Hostile(f"{number} {name}", make(rng), must)


OUTSIDE = f"http://evil.example/{MARK}"
REFUSED: Mapping[str, Maker] = {
    "empty": always(lambda: b""),
    "programs": begins(b"MZ", b"\x7fELF", b"#!/bin/sh\n", b"\xca\xfe\xba\xbe"),
    "other pictures": begins(b"GIF89a", b"BM", b"II*\0", b"RIFF\0\0\0\0WEBP", b"<svg>"),
    "pages": begins(b"<!DOCTYPE html>", b"<html>", b"<?xml version='1.0'?>", b"\xef\xbb\xbf<html"),
    "other papers": begins(b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"%!PS-Adobe", b"Rar!\x1a\x07", b"7z"),
    "noise": lambda rng: b"\0" + rng.randbytes(rng.randint(1, 5000)),
    "only a beginning": begins(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04"),
    "an archive": lambda rng: archive(a=rng.randbytes(50)),
    "a sheet": always(lambda: word(main="application/vnd.ms-excel.sheet.main+xml")),
    "jpg and archive": lambda rng: jpeg(shade=rng.randrange(256)) + archive(),
    "jpg and page": lambda rng: jpeg(shade=rng.randrange(256)) + HTML,
    "png and archive": lambda rng: png(shade=rng.randrange(256)) + archive(),
    "png and page": lambda rng: png(shade=rng.randrange(256)) + HTML,
    "jpg and pdf": lambda rng: jpeg(shade=rng.randrange(256)) + pdf(),
    "pdf and archive": always(lambda: pdf() + archive()),
    "pdf and page": always(lambda: pdf() + HTML),
    "docx behind something": always(lambda: jpeg() + word()),
    "docx before something": always(lambda: word() + HTML),
    "png of 400 million pixels": always(lambda: wide_png(20_000, 20_000)),
    "truncated jpg": cut(lambda: jpeg(size=(300, 200))),
    "truncated png": cut(lambda: png(size=(300, 200))),
    "truncated pdf": cut(pdf),
    "truncated docx": cut(word),
    "pdf with a bomb": with_stream(zeros(120 * 2**20), ["/FlateDecode"]),
    "pdf packed twice": with_stream(zlib.compress(zeros(2**20)), ["/FlateDecode"] * 2),
    "pdf of a huge picture": with_stream(b"", [], Width=90_000, Height=90_000),
    "locked pdf": always(lambda: pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
    "docx with macros": always(lambda: word(**{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
    "docm by another name": always(
        lambda: word(main="application/vnd.ms-word.document.macroEnabled.main+xml")
    ),
    "a template": always(lambda: word(main=f"{WORD}.template.main+xml")),
    "docx of many members": many_members,
    "docx with a bomb": swollen,
    "docx that laughs": laughing,
    "docx that reads files": reading_files,
    "docx that climbs": member("../../evil.txt"),
    "docx with a link": member("word/evil", 0o120777),
    "docx with a twin": member("word/DOCUMENT.xml"),
    "locked docx": locked_word,
}
CLEANED: Mapping[str, Maker] = {
    "jpg that tells where": shaded(jpeg, marked=True),
    "png that tells who": shaded(png, marked=True),
    "pdf with a script": with_action(S=pikepdf.Name.JavaScript, JS=pikepdf.String(MARK)),
    "pdf that starts": with_action(S=pikepdf.Name.Launch, F=pikepdf.String(MARK)),
    "pdf that calls": with_action(S=pikepdf.Name.URI, URI=pikepdf.String(OUTSIDE)),
    "pdf that sends": with_action(S=pikepdf.Name.SubmitForm, F=pikepdf.String(OUTSIDE)),
    "pdf with a file": always(lambda: pdf(with_file)),
    "docx with its template": always(
        lambda: word(
            "",
            ("rId9", "settings", "settings.xml", "Internal"),
            **{"word/settings.xml": xml("w:settings", f"<w:docVars>{MARK}</w:docVars>")},
        )
    ),
    "docx with a link out": always(
        lambda: word(
            f'<w:p><w:hyperlink r:id="rId9">{"<w:r><w:t>here</w:t></w:r>"}</w:hyperlink></w:p>',
            ("rId9", "hyperlink", OUTSIDE, "External"),
        )
    ),
    "docx with a picture from outside": always(
        lambda: word(
            run(
                '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="rId9"/>'
                "</w:pict>"
            ),
            ("rId9", "image", OUTSIDE, "External"),
        )
    ),
    "docx that asks a program": always(
        lambda: word(
            run('<w:fldChar w:fldCharType="begin"/>')
            + run(f"<w:instrText>DDEAUTO c:\\\\cmd {MARK}</w:instrText>")
            + run('<w:fldChar w:fldCharType="end"/>')
        )
    ),
    "docx that takes in another": always(
        lambda: word(
            '<w:altChunk r:id="rId9"/>',
            ("rId9", "aFChunk", "a.html", "Internal"),
            **{"word/a.html": HTML},
        )
    ),
    "docx with an object": always(
        lambda: word(
            run(f'<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
                f'ProgID="{MARK}" r:id="rId9"/></w:object>'),
            ("rId9", "oleObject", "embeddings/a.bin", "Internal"),
            **{"word/embeddings/a.bin": MARK},
        )
    ),
}  # fmt: skip
EITHER: Mapping[str, Maker] = {
    "flipped jpg": flipped(lambda: jpeg(marked=True)),
    "flipped png": flipped(lambda: png(marked=True)),
    "flipped pdf": flipped(lambda: pdf(with_file)),
    "flipped docx": flipped(word),
}
KINDS: Mapping[Must, Mapping[str, Maker]] = {
    "refused": REFUSED,
    "cleaned": CLEANED,
    "either": EITHER,
}
