"""The life of a paper on its pages: its versions, what is edited by hand, what is refused."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from legalaid.documents.press import Press
from legalaid.services.desk import Desk
from legalaid.services.printing import make_pdfs
from tests.presses import HANGS, press_of
from tests.services.stories import Story
from tests.web.visitor import Page, Visitor

Visit = Callable[[str], Visitor]


@pytest.fixture
def reader(filed: Story, visit: Visit) -> Visitor:
    """The lawyer, at the page that takes the newest paper back."""
    opened = visit(filed.lawyer.login)
    opened.get(f"/cases/{filed.reference}")
    opened.get(opened.page.link("Versions"))
    opened.get(opened.page.link("Bring back an edited paper"))
    return opened


def edited(reader: Visitor) -> bytes:
    path = reader.page.path.removesuffix("/edited")
    opened = docx.Document(BytesIO(reader.client.get(path).data))
    opened.add_paragraph("បានកែដោយដៃ")
    file = BytesIO()
    opened.save(file)
    return file.getvalue()


def send(reader: Visitor, content: bytes, reason: str = "A clearer claim.") -> Page:
    kept = {name: reader.page.value(name) for name in ("key", "seen")}
    return reader.send(
        reader.page.path,
        [*kept.items(), ("reason", reason), ("file", (BytesIO(content), "Sok Dara.docx"))],
    )


def test_an_edited_paper_is_brought_back_and_told(reader: Visitor) -> None:
    page = send(reader, edited(reader))

    assert "Brought back. It is the version in force from now on." in page.text
    assert "edited by hand" in page.text
    assert "Edited paper brought back" in page.text
    assert "Sok Dara.docx" not in page.text
    versions = reader.get(page.link("Versions")).text
    assert "Version 2" in versions
    assert "replaced by a newer one" in versions


def test_what_is_refused_is_said_and_what_was_typed_stays(reader: Visitor) -> None:
    page = send(reader, b"%PDF-1.7", "A long story")

    assert page.status == 422
    assert page.faults() == ["The Word file (.docx): This is not a Word file (.docx)."]
    assert page.value("reason") == "A long story"


def test_without_a_file_one_is_asked_for(reader: Visitor) -> None:
    assert reader.submit({"reason": "x"}).faults() == ["The Word file (.docx): Choose a file."]


def test_a_paper_that_is_not_there_has_no_pages(filed: Story, visit: Visit) -> None:
    opened = visit(filed.lawyer.login)
    paper = "00000000-0000-0000-0000-000000000001"

    for page in ("versions", "edited"):
        assert opened.get(f"/cases/{filed.reference}/papers/{paper}/{page}").status == 404


def press(reader: Visitor, desk: Desk, folder: Path, does: str) -> Page:
    """Ask for a PDF, and let a worker do what that press does."""
    with_press = replace(desk, press=press_of(folder, does))
    reader.client.application.extensions["legalaid"] = with_press
    reader.get(reader.page.path.replace("/edited", "/versions"))
    asked = reader.submit()
    assert "The PDF is being made." in asked.text
    assert asked.response.headers["Refresh"] == "3"
    make_pdfs(with_press)
    return reader.get(asked.path)


def test_a_pdf_is_being_made_and_then_offered(desk: Desk, reader: Visitor, tmp_path: Path) -> None:
    page = press(reader, desk, tmp_path, 'echo "%PDF-1.7 made" > "$HOME/paper.pdf"')

    saved = reader.client.get(page.link("Save the PDF"))
    assert saved.data == b"%PDF-1.7 made\n"
    assert saved.mimetype == "application/pdf"
    assert "Refresh" not in page.response.headers


def test_a_pdf_that_could_not_be_made_is_told(desk: Desk, reader: Visitor, tmp_path: Path) -> None:
    page = press(reader, desk, tmp_path, HANGS)

    assert "LibreOffice did not finish in time and was stopped." in page.text
    assert "Try again" in page.text


def test_without_libreoffice_the_page_says_so(desk: Desk, reader: Visitor) -> None:
    reader.client.application.extensions["legalaid"] = replace(desk, press=Press("no-office"))
    page = reader.get(reader.page.path.replace("/edited", "/versions"))

    assert "LibreOffice is not installed on this server" in page.text
    assert "Make a PDF" not in page.text
