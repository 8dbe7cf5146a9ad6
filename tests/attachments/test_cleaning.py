"""What a cleaned copy keeps: all that can be seen."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from benchmarks.plain_files import MARK, jpeg, pdf, png, word
from legalaid.attachments.archive import read_members
from legalaid.attachments.jpeg import without_notes
from legalaid.attachments.limits import LONGEST_SIDE
from legalaid.attachments.pdf import clean_pdf
from legalaid.attachments.pictures import clean_jpeg, clean_png
from legalaid.attachments.word import clean_word

LOGO = ("rId7", "image", "media/a.png", "Internal")
BLIP = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' r:embed="rId7"/></w:drawing></w:r></w:p>'
)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photo_keeps_its_pixels_and_loses_its_notes() -> None:
    data = jpeg(marked=True)
    view = clean_jpeg(data)

    assert MARK.encode() in data
    assert MARK.encode() not in view
    assert (opened(view).size, len(opened(view).getexif())) == ((60, 40), 0)


def test_a_photo_taken_upright_stands_upright() -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40)).save(out, "JPEG", exif=exif)

    assert opened(clean_jpeg(out.getvalue())).size == (40, 60)


@pytest.mark.parametrize(("make", "clean"), [(jpeg, clean_jpeg), (png, clean_png)])
def test_a_wide_picture_becomes_one_to_read_on_a_page(make, clean) -> None:  # type: ignore[no-untyped-def]
    view = clean(make(size=(4000, 1000)))

    assert opened(view).size == (LONGEST_SIDE, 750)


def test_what_is_transparent_stays_so() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 0)).save(out, "PNG")

    assert opened(clean_png(out.getvalue())).getpixel((0, 0)) == (1, 2, 3, 0)


def test_a_photo_within_another_file_loses_its_notes_bit_for_bit() -> None:
    data = jpeg(marked=True)
    bare = without_notes(data)

    assert MARK.encode() not in bare
    assert opened(bare).tobytes() == opened(data).tobytes()


def test_a_pdf_keeps_its_pages_with_what_is_drawn_on_them() -> None:
    def add(made: pikepdf.Pdf) -> None:
        made.pages.append(made.pages[0])
        made.pages[1].rotate(90, relative=False)

    with pikepdf.open(BytesIO(clean_pdf(pdf(add)))) as view:
        first, second = view.pages
        assert b"(Plain text) Tj" in first.Contents.read_bytes()
        assert {"/XObject", "/Font"} <= set(first.Resources.keys())
        assert (list(first.MediaBox), second.Rotate) == ([0, 0, 595, 842], 90)


def test_what_was_filled_into_a_form_stays_readable() -> None:
    def fill(made: pikepdf.Pdf) -> None:
        look = made.make_stream(b"BT (Filled in) Tj ET")
        look.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 90, 20]
        )
        box = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 90, 20], F=4,
            FT=pikepdf.Name.Tx, T=pikepdf.String("a"), AP=pikepdf.Dictionary(N=look),
        )  # fmt: skip
        field = made.make_indirect(box)
        made.pages[0].obj.Annots = pikepdf.Array([field])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))

    with pikepdf.open(BytesIO(clean_pdf(pdf(fill)))) as view:
        drawn = dict(view.pages[0].Resources.XObject.items()).values()
        assert any(
            b"Filled in" in one.read_bytes() for one in drawn if one.Subtype == pikepdf.Name.Form
        )


def test_a_word_file_keeps_its_text_and_its_pictures() -> None:
    linked = '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>shown</w:t></w:r></w:hyperlink></w:p>'
    data = word(linked + BLIP, LOGO, **{"word/media/a.png": png(marked=True)})
    members = read_members(clean_word(data))

    assert b"Plain text" in members["word/document.xml"]
    assert b"shown" in members["word/document.xml"]
    assert opened(members["word/media/a.png"]).size == (60, 40)
    assert {name for name in members if name.startswith("word/media")} == {"word/media/a.png"}


def test_a_word_file_loses_who_wrote_it_and_when() -> None:
    change = f'<w:p><w:ins w:id="1" w:author="{MARK}" w:date="2026-01-01T00:00:00Z"/></w:p>'
    members = read_members(clean_word(word(change)))

    assert MARK.encode() not in b"".join(members.values())
    assert b"2026-01-01" not in members["word/document.xml"]


def test_the_copy_of_one_of_our_own_papers_is_a_sound_word_file(tmp_path: Path) -> None:
    paper = Path("docs_templates/divorce/complaint.docx").read_bytes()
    copy = tmp_path / "copy.docx"
    copy.write_bytes(clean_word(paper))

    assert [str(fault) for fault in OpenXmlValidator().validate(copy).errors] == []
