"""Keeping somebody out of a case, in the browser."""

from collections.abc import Callable

from tests.people import add_person
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]


def keep_out(browser: Visitor, story: Story) -> None:
    browser.get(f"/cases/{story.reference}")
    browser.get(browser.page.link("Who is kept out"))
    browser.get(browser.page.link("Keep somebody out"))
    browser.submit({"user": str(story.aide.id), "reason": "His cousin."})


def test_who_is_kept_out_finds_a_page_like_any_that_is_not_there(
    active: Story, visit: Visit
) -> None:
    keep_out(visit(active.officer.login), active)

    aide = visit(active.aide.login)
    hidden, missing = (aide.get(f"/cases/{one}") for one in (active.reference, "KSP-1"))
    assert (hidden.status, hidden.text) == (404, missing.text)
    assert active.reference not in aide.get("/").text


def test_the_page_names_who_is_kept_out_and_a_supervisor_ends_it(
    active: Story, visit: Visit
) -> None:
    browser = visit(active.officer.login)
    keep_out(browser, active)
    assert active.aide.name in browser.page.text
    assert not browser.page.all("//main//a[contains(@href, '/end')]")

    chief = visit(add_person(active.desk, "chief", "supervisor").login)
    chief.get(f"/cases/{active.reference}/kept-out/")
    chief.get(chief.page.link("Let in again"))
    chief.submit({"reason": "Another of the same name."})

    assert "Nobody is kept out" in chief.page.text
    assert visit(active.aide.login).get(f"/cases/{active.reference}").status == 200


def test_what_is_missing_is_told_and_nothing_typed_is_lost(active: Story, visit: Visit) -> None:
    browser = visit(active.officer.login)
    browser.get(f"/cases/{active.reference}/kept-out/new")

    page = browser.submit({"reason": "His cousin."})

    assert page.status == 422
    assert page.faults()
    assert page.value("reason") == "His cousin."


def test_whoever_keeps_herself_out_comes_to_the_list(active: Story, visit: Visit) -> None:
    browser = visit(active.aide.login)
    browser.get(f"/cases/{active.reference}/kept-out/new")

    page = browser.submit({"user": str(active.aide.id), "reason": "My neighbour."})

    assert page.path == "/cases/"
    assert active.reference not in page.text.replace("My neighbour", "")
