"""A Word file that somebody brings keeps its text, and nothing of who wrote it; or is refused."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from legalaid.documents.brought import RefusedFile, clean_word_file
from legalaid.documents.package import content_hash_of, read_parts
from tests.documents.small import changed, template

BODY, RELATIONS, CORE = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
KINDS, ROOT = "[Content_Types].xml", "_rels/.rels"
SAID = template("ឈ្មោះ សុខ ដារ៉ា\n\nចៅក្រម")
RUN = "<w:r><w:t"


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedFile) as refused:
        clean_word_file(data)
    return refused.value.code


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{target}"/>'


def outside(kind: str, target: str) -> tuple[str, str, str]:
    entry = f'<Relationship Id="x" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    return (RELATIONS, "</Relationships>", f"{entry}</Relationships>")


def zipped(*parts: tuple[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            package.writestr(name, data)
    return file.getvalue()


def test_a_plain_file_is_kept_part_by_part() -> None:
    assert clean_word_file(SAID).content_hash == content_hash_of(SAID)


def test_who_wrote_it_is_wiped_and_the_text_stays() -> None:
    told = changed(
        SAID,
        (CORE, "<dc:creator>", "<dc:creator>Sok Dara"),
        (ROOT, "</Relationships>",
         f'{relation("custom", "docProps/custom.xml")}</Relationships>'),
        (RELATIONS, "</Relationships>",
         f'{relation("customXml", "../customXml/item1.xml")}</Relationships>'),
        (KINDS, "</Types>",
         '<Override PartName="/docProps/custom.xml" ContentType="x/y"/></Types>'),
        **{"docProps/custom.xml": b"<p>Sok Dara</p>", "word/people.xml": b"<p>Sok Dara</p>",
           "customXml/item1.xml": b"<p>Sok Dara</p>", "customXml/_rels/item1.xml.rels": b"<r/>"},
    )  # fmt: skip

    cleaned = clean_word_file(told).bytes

    assert b"Sok Dara" not in b"".join(read_parts(cleaned).values())
    assert not [name for name in read_parts(cleaned) if "custom" in name or "people" in name]
    assert b"custom" not in read_parts(cleaned)[ROOT] + read_parts(cleaned)[RELATIONS]
    assert [one.text for one in docx.Document(BytesIO(cleaned)).paragraphs if one.text] == [
        "ឈ្មោះ សុខ ដារ៉ា",
        "ចៅក្រម",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_not_word"),
        (b"%PDF-1.7", "file_not_word"),
        (b"PK\3\4 cut off", "file_not_word"),
        (SAID[: len(SAID) // 2], "file_not_word"),
        (zipped(("word/document.xml", b"<w/>")), "file_not_word"),
        (zipped(("a.xml", b"<w/>"), ("b.xml", b"0" * (64 * 2**20 + 1))), "file_not_word"),
        (zipped(*((f"{n}.xml", b"<w/>") for n in range(1001))), "file_not_word"),
        (b"x" * (3 * 2**20 + 1), "file_too_large"),
        (changed(SAID, (KINDS, "document.main+xml", "template.main+xml")), "file_not_word"),
        (changed(SAID, (KINDS, "</Types>",
         '<Override PartName="/x" ContentType="a.macroEnabled.b"/></Types>')), "file_macro"),
        (changed(SAID, **{"word/vbaProject.bin": b"x"}), "file_macro"),
        (changed(SAID, **{"word/activeX/activeX1.xml": b"<x/>"}), "file_macro"),
        (changed(SAID, **{"word/embeddings/oleObject1.bin": b"x"}), "file_embedded"),
        (changed(SAID, **{"word/afchunk.mht": b"x"}), "file_embedded"),
        (changed(SAID, **{"../../evil.xml": b"<x/>"}), "file_embedded"),
        (changed(SAID, **{"word/extra.xml": b"<x>"}), "file_broken"),
        (changed(SAID, **{"word/extra.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
         "file_broken"),
        (changed(SAID, outside("hyperlink", "https://example.org")), "file_outside"),
        (changed(SAID, outside("image", "file:///etc/passwd")), "file_outside"),
        (changed(SAID, outside("attachedTemplate", "file:///a.dotm")), "file_outside"),
        (changed(SAID, (BODY, RUN,
         f"<w:r><w:instrText> INCLUDETEXT c:/a</w:instrText></w:r>{RUN}")), "file_outside"),
        (changed(SAID, (BODY, RUN, '<w:fldSimple w:instr="DDEAUTO c:/a"/>' + RUN)),
         "file_outside"),
        (changed(SAID, (BODY, RUN,
         f"<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{RUN}")), "file_outside"),
        (changed(SAID, (BODY, RUN, f"<w:ins><w:r/></w:ins>{RUN}")), "file_revised"),
        (changed(SAID, **{"word/comments.xml": b"<w><c/></w>"}), "file_revised"),
    ],
)  # fmt: skip
def test_what_is_no_plain_word_file_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_what_libreoffice_saved_keeps_its_text(tmp_path: Path) -> None:
    (tmp_path / "in.docx").write_bytes(SAID)
    folder = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder))
    subprocess.run(
        ["soffice", profile, "--headless", *saved, str(tmp_path / "in.docx")],
        check=True,
        capture_output=True,
    )

    cleaned = clean_word_file((folder / "in.docx").read_bytes()).bytes
    assert [one.text for one in docx.Document(BytesIO(cleaned)).paragraphs if one.text] == [
        "ឈ្មោះ សុខ ដារ៉ា",
        "ចៅក្រម",
    ]


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped((BODY, b"<w/>"), (BODY, b"<w/>"))

    assert refusal(data) == "file_not_word"


def test_a_link_to_a_place_within_is_no_link_out() -> None:
    within = f'<w:r><w:instrText> HYPERLINK \\l "_Toc1"</w:instrText></w:r>{RUN}'

    assert clean_word_file(changed(SAID, (BODY, RUN, within)))
