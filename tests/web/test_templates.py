"""A template is brought on the pages: looked over on one screen, refused, or put in force."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest

from legalaid.documents.catalog import Papers
from legalaid.documents.preview import lines_of
from legalaid.web.ways import code_of
from tests.documents.small import changed
from tests.services.test_templates import BODY, NAME, OURS, SAID
from tests.web.shipped import Shipped
from tests.web.visitor import Page, Visitor

HOME = f"/templates/{code_of(NAME)}"


@pytest.fixture
def keeper(shipped: Shipped) -> Iterator[Visitor]:
    """The administrator, at a desk whose papers nobody else uses."""
    before, papers = shipped.desk, shipped.desk.papers
    fresh = Papers(papers.folders, papers.catalog, papers.courts, papers.places)
    shipped.app.extensions["legalaid"] = replace(before, papers=fresh)
    browser = Visitor(shipped.app).sign_in(shipped.login("administrator"), shipped.password)
    browser.send("/language", {"language": "en"})
    yield browser
    browser.send("/language", {"language": "km"})
    shipped.app.extensions["legalaid"] = before


def bring(keeper: Visitor, old: str = SAID, new: str = OURS) -> Page:
    content = changed(keeper.client.get(f"{HOME}/file").data, (BODY, old, new))
    keeper.get(f"{HOME}/new")
    return keeper.send(f"{HOME}/new", [("file", (BytesIO(content), "new.docx"))])


def test_a_sound_template_is_put_in_force_and_taken_out_again(keeper: Visitor) -> None:
    page = bring(keeper)
    assert "Nothing is wrong with it" in page.text
    assert "⟦client.address.full⟧" in page.text

    page = keeper.submit()
    assert "Put in force." in page.text
    assert "A template of your own makes this paper." in page.text
    assert OURS in text_in_force(keeper)
    assert "in force" in page.text

    page = keeper.submit()
    assert "The shipped template makes this paper." in page.text
    assert OURS not in text_in_force(keeper)


def text_in_force(keeper: Visitor) -> str:
    return " ".join(lines_of(keeper.client.get(f"{HOME}/file").data))


def test_a_faulty_one_says_what_is_wrong_and_offers_no_button(keeper: Visitor) -> None:
    page = bring(keeper, SAID, "{{ decision.accepted_because }} " + SAID)

    assert "It cannot be put in force" in page.text
    assert "Now “Send the request to the Bar” is to be taken." in page.text
    assert "Put it in force" not in page.text
    forced = keeper.send(f"{page.path}/use")
    assert forced.status == 422


def test_an_unknown_word_is_told_with_the_nearest(keeper: Visitor) -> None:
    page = bring(keeper, "{{ request.problem }}", "{{ request.problm }}")

    assert "There is no word “request.problm”. Did you mean “request.problem”?" in page.text


def test_what_it_forgets_is_listed(keeper: Visitor) -> None:
    page = bring(keeper, "{{ request.problem }}", OURS)

    assert page.all("//code[text()='request.problem']")


def test_the_list_names_every_paper(keeper: Visitor, shipped: Shipped) -> None:
    page = keeper.get("/templates/")

    assert len(page.all("//main//li")) == len(shipped.desk.papers.names())
    assert keeper.get("/templates/00000000").status == 404


def test_who_may_not_change_templates_has_no_door(shipped: Shipped) -> None:
    lawyer = Visitor(shipped.app).sign_in(shipped.login("lawyer"), shipped.password)

    assert not lawyer.page.all("//a[@href='/templates/']")
    assert lawyer.get("/templates/").status == 403
