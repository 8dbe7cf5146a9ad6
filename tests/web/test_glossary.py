"""The page of words: in both languages, with a case and without, light enough to load."""

from collections.abc import Callable

import pytest

from legalaid.documents.glossary import entries
from legalaid.web.glossary import DERIVED
from tests.services.stories import Story
from tests.web.shipped import Shipped
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]


def test_every_word_that_is_made_of_a_field_has_its_meaning(shipped: Shipped) -> None:
    papers = shipped.desk.papers

    made = {one.derived for one in entries(papers.vocabulary, papers.catalog)}
    assert made - {""} == set(DERIVED)


@pytest.mark.parametrize("of", ["", "client", "opponent", "evidence", "paper", "filer"])
def test_each_heading_fits_a_page_and_can_be_copied(shipped: Shipped, of: str) -> None:
    browser = Visitor(shipped.app).sign_in(shipped.login("lawyer"), shipped.password)
    page = browser.get(f"/words?of={of}")

    assert page.status == 200
    assert len(page.response.data) < 30_000
    assert page.all("//code[@class='copy']")


def test_a_case_shows_its_values(filed: Story, visit: Visit) -> None:
    browser = visit(filed.lawyer.login)
    browser.get(f"/cases/{filed.reference}/known")
    page = browser.get(f"{browser.page.link('As words of papers')}?of=client")

    assert "{{ client.name_km }} សុខ ដារ៉ា" in page.text
    assert browser.get("/words?of=client").text.count("សុខ ដារ៉ា") == 0


def test_a_heading_that_is_not_there_is_no_page(story: Story, visit: Visit) -> None:
    assert visit(story.lawyer.login).get("/words?of=zebra").status == 404
