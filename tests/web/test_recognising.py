"""The public page about files: off unless the settings say where, the same for any answer."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask

from legalaid.models.document import Document
from legalaid.services.documents import download
from tests.services.looking import rows
from tests.services.stories import Story
from tests.web.visitor import Page, Visitor

PAGE = "/check-file"


@pytest.fixture
def stranger(app: Flask) -> Iterator[Visitor]:
    """Somebody who is not signed in, where the page is on."""
    app.config["PUBLIC_ADDRESS"] = "https://localhost"
    browser = Visitor(app)
    browser.client.set_cookie("language", "en")
    browser.get(PAGE)
    yield browser
    app.config["PUBLIC_ADDRESS"] = ""


def ask(stranger: Visitor, content: bytes) -> Page:
    stranger.get(PAGE)
    return stranger.send(PAGE, [("file", (BytesIO(content), "paper.docx"))])


def shape(page: Page) -> list[str]:
    return [one.tag for one in page.tree.iter()]


def test_it_is_off_by_default(app: Flask) -> None:
    assert Visitor(app).get(PAGE).status == 404


def test_at_another_address_there_is_no_such_page(app: Flask, stranger: Visitor) -> None:
    app.config["PUBLIC_ADDRESS"] = "https://papers.example.org"

    assert stranger.get(PAGE).status == 404


def test_known_and_unknown_have_one_shape(filed: Story, stranger: Visitor) -> None:
    paper = rows(filed.desk, Document, name="suit/complaint")[0]
    known = ask(stranger, download(filed.desk, filed.lawyer, filed.reference, paper.id).content)
    unknown = ask(stranger, b"something else")

    assert "This very file was made here on 2 March 2026 and is unchanged." in known.text
    assert "This file was not made here, or it was changed since." in unknown.text
    assert (known.status, shape(known)) == (unknown.status, shape(unknown))
    assert filed.reference not in known.response.text


def test_without_a_file_one_is_asked_for(stranger: Visitor) -> None:
    assert stranger.submit().faults() == ["The file: Choose a file."]


def test_who_asks_too_often_is_told_to_wait(stranger: Visitor) -> None:
    for _ in range(20):
        ask(stranger, b"guess")

    page = ask(stranger, b"guess")
    assert page.status == 422
    assert "Too many attempts." in page.text
