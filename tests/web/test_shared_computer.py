"""On a computer that others use, papers are opened to print, and what is saved is told again."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from legalaid.services.desk import Desk
from legalaid.services.saved_files import note_saved, saved_here
from legalaid.services.sign_in import sign_in
from tests.people import PASSWORD
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]


@pytest.fixture
def shared(app: Flask, active: Story) -> Visitor:
    """The lawyer, at a computer that others use."""
    browser = Visitor(app)
    browser.submit({"login": active.lawyer.login, "password": PASSWORD, "shared": "yes"})
    return browser


def paper_of(browser: Visitor, story: Story) -> str:
    page = browser.get(f"/cases/{story.reference}/papers")
    found = (str(one) for one in page.all("//main//a/@href"))
    return next(one for one in found if one.rpartition("/")[2] and is_uuid(one))


def is_uuid(address: str) -> bool:
    try:
        return bool(UUID(address.rpartition("/")[2]))
    except ValueError:
        return False


def test_a_paper_is_not_saved_before_the_page_said_what_that_leaves(
    shared: Visitor, active: Story
) -> None:
    page = shared.get(paper_of(shared, active))

    assert page.path.endswith("/versions")
    assert "what is saved here stays here" in page.text


def test_what_was_saved_all_the_same_is_told_at_signing_out(shared: Visitor, active: Story) -> None:
    address = paper_of(shared, active)
    saved = shared.client.get(f"{address}?save=yes")
    shared.get("/")

    page = shared.send("/sign-out")

    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert active.reference in page.text
    assert "storage" in page.response.headers["Clear-Site-Data"]


def test_on_a_computer_of_her_own_it_is_saved_at_once_and_not_noted(
    active: Story, visit: Visit
) -> None:
    browser = visit(active.lawyer.login)
    saved = browser.client.get(paper_of(browser, active))
    browser.get("/")

    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert browser.send("/sign-out").path.startswith("/sign-in")


def test_each_sign_in_tells_only_its_own_files(desk: Desk, story: Story) -> None:
    here = sign_in(desk, story.officer.login, PASSWORD, "a", is_shared=True)
    other = sign_in(desk, story.officer.login, PASSWORD, "a", is_shared=True)
    own = sign_in(desk, story.officer.login, PASSWORD, "a")
    for name in ("one.docx", "two.docx", "one.docx"):
        note_saved(desk, here, name)
    note_saved(desk, other, "noise.docx")
    note_saved(desk, own, "noise.docx")

    assert saved_here(desk, here) == ("one.docx", "two.docx")
    assert saved_here(desk, own) == ()
