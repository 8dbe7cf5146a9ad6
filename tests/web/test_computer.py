"""What a browser keeps: a page for anybody, in both languages, one link away from everywhere."""

import pytest
from flask import Flask

from tests.house.test_routes import TELLING
from tests.web.shipped import Shipped
from tests.web.test_shipped_pages import HEAVIEST, latin_in
from tests.web.visitor import Visitor


def test_a_stranger_reads_it_from_the_page_for_signing_in(app: Flask) -> None:
    browser = Visitor(app)

    page = browser.get(browser.page.link("កុំព្យូទ័រ"))

    assert page.path == "/computer"
    assert page.status == 200
    assert len(page.response.data) <= HEAVIEST
    assert latin_in(page, set()) == set()
    assert not TELLING.search(page.tree.findtext(".//title"))


@pytest.mark.parametrize("path", ["/", "/cases/", "/account", "/cases/nowhere", "/sign-in"])
def test_every_page_has_it_at_its_foot(shipped: Shipped, path: str) -> None:
    browser = Visitor(shipped.app).sign_in(shipped.login("lawyer"), shipped.password)

    assert browser.get(path).all("//footer//a[@href='/computer']")


def test_it_says_what_leaving_quickly_cannot_do_and_whom_to_call(shipped: Shipped) -> None:
    browser = Visitor(shipped.app)
    page = browser.send("/language", {"language": "en", "back": "/computer"})

    assert page.path == "/computer"
    assert "It cannot erase what stands in the history already" in page.text
    assert page.all("//a[@href='tel:1281']")
    assert "Not confirmed" in page.text
