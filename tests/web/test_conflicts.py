"""Searching for a conflict of interest, in the browser."""

from collections.abc import Callable

import pytest

from legalaid.models.conflict_search import ConflictSearch
from tests.people import add_person
from tests.services.looking import rows
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
HIM = {"name_latin": "Chan Rith", "name_km": "ចាន់ រិទ្ធ", "sex": "male"}


@pytest.fixture
def chief(filed: Story) -> str:
    other = Story(filed.desk, filed.officer, filed.aide, filed.lawyer)
    other.open({"client": HIM, "problem": "ក"})
    return add_person(filed.desk, "chief", "supervisor").login


def search(browser: Visitor, story: Story) -> None:
    browser.get(f"/cases/{story.reference}")
    browser.get(browser.page.link("Conflict of interest"))
    browser.get(browser.page.link("Search for"))
    officers = browser.page.all("//select[@name='officer']/option/@value")
    browser.submit({"officer": next(one for one in officers if one)})


def test_the_asker_reads_possible_and_the_officer_answers(
    filed: Story, visit: Visit, chief: str
) -> None:
    aide = visit(filed.aide.login)
    search(aide, filed)
    found = rows(filed.desk, ConflictSearch)[0]
    assert "Possible: Chief looks at it" in aide.page.text
    assert aide.get(f"/cases/{filed.reference}/conflicts/{found.id}").status == 403

    officer = visit(chief)
    assert "Searched for a conflict of interest" in officer.get("/").text
    officer.get(f"/cases/{filed.reference}/conflicts/{found.id}")
    assert "The other party here may be the client there." in officer.page.text
    officer.submit({"is_conflict": "true", "reason": "The same man."})

    page = aide.get(f"/cases/{filed.reference}/conflicts/")
    assert "another office must help her" in page.text
    assert "The same man" not in page.text


def test_without_an_officer_it_says_what_is_missing(filed: Story, visit: Visit, chief: str) -> None:
    browser = visit(filed.aide.login)
    browser.get(f"/cases/{filed.reference}/conflicts/new")

    assert browser.submit({}).status == 422
    assert browser.page.faults()
    assert chief
