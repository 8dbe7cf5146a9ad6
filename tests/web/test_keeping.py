"""Holding a case and erasing it by two people, in the browser."""

from collections.abc import Callable

import pytest

from tests.people import add_person
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]


@pytest.fixture
def closed(filed: Story) -> Story:
    filed.refuse()
    filed.take(filed.lawyer, "finish", 2)
    filed.take(filed.lawyer, "close", 1)
    return filed


def ask(browser: Visitor, story: Story) -> None:
    browser.get(f"/cases/{story.reference}/keeping/")
    browser.get(browser.page.link("Ask for its erasure"))
    browser.submit({"reason": "Her wish."})


def test_one_asks_and_another_erases(closed: Story, visit: Visit) -> None:
    aide = visit(closed.aide.login)
    ask(aide, closed)
    assert "Another person must erase it." in aide.page.text

    chief = visit(add_person(closed.desk, "chief", "supervisor").login)
    chief.get("/erasures/")
    chief.get(chief.page.link(closed.reference))
    chief.get(chief.page.link("Erase this case"))
    wrong = chief.submit({"reason": "Her wish.", "written": "KSP-1"})
    assert (wrong.status, wrong.value("reason")) == (422, "Her wish.")
    chief.submit({"written": closed.reference})

    assert "The case is erased." in chief.page.text
    assert chief.get(f"/cases/{closed.reference}").status == 404


def test_a_held_case_offers_no_erasure(closed: Story, visit: Visit) -> None:
    lawyer = visit(closed.lawyer.login)
    lawyer.get(f"/cases/{closed.reference}/keeping/hold")
    lawyer.submit({"reason": "An appeal may come."})
    aide = visit(closed.aide.login)
    aide.get(f"/cases/{closed.reference}/keeping/")

    assert "nobody can erase it" in aide.page.text
    assert "Ask for its erasure" not in aide.page.text


def test_a_deed_that_is_none_is_not_found(closed: Story, visit: Visit) -> None:
    assert visit(closed.aide.login).get(f"/cases/{closed.reference}/keeping/x").status == 404
