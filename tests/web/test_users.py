"""Accounts: one's own, and those an administrator brings in."""

from collections.abc import Callable, Mapping

import pytest
from flask import Flask

from legalaid.services.desk import Desk
from tests.people import LAC, PASSWORD, add_person
from tests.services.conftest import Watch
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
NEW = {"login": "dara", "name": "ដារ៉ា", "language": "en"}
FRESH = "nine loud mountains"
NOTHING: Mapping[str, str] = {}


@pytest.fixture
def admin(desk: Desk, visit: Visit) -> Visitor:
    add_person(desk, "admin", "administrator")
    return visit("admin")


def invite(admin: Visitor) -> str:
    """The code that the page shows once."""
    admin.get("/users/new")
    page = admin.submit(NEW)
    told = page.all("//*[@role='status']")[0].text_content()
    return str(told.rpartition(" ")[2])


def accept(app: Flask, code: str, typed: Mapping[str, str] = NOTHING) -> Visitor:
    guest = Visitor(app)
    guest.client.set_cookie("language", "en")
    guest.get("/welcome")
    guest.submit({"code": code, "password": FRESH, "again": FRESH} | typed)
    return guest


def test_who_was_invited_sets_a_password_and_comes_in(app: Flask, admin: Visitor) -> None:
    guest = accept(app, invite(admin))

    assert guest.page.path == "/sign-in"
    assert "ដារ៉ា" in guest.sign_in("dara", FRESH).page.text


def test_a_code_is_used_once(app: Flask, admin: Visitor) -> None:
    code = invite(admin)
    accept(app, code)

    assert accept(app, code).page.status == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"again": "another"}, "The two passwords are not the same."),
        ({"password": "short", "again": "short"}, "Use at least 12 characters."),
        ({"code": ""}, "Enter an answer."),
    ],
    ids=["not the same", "short", "no code"],
)
def test_a_password_that_will_not_do_is_told(
    app: Flask, admin: Visitor, typed: dict[str, str], told: str
) -> None:
    page = accept(app, invite(admin), typed).page

    assert page.status == 422
    assert told in page.faults()[0]


def test_a_name_that_is_taken_is_told_and_the_rest_stays(admin: Visitor) -> None:
    admin.get("/users/new")

    page = admin.submit({**NEW, "login": "admin", "phone": "012 000 000"})

    assert page.faults() == ["Sign-in name: This is taken already. Choose another."]
    assert page.value("phone") == "012 000 000"


def test_a_role_opens_doors_from_the_next_page_on(app: Flask, admin: Visitor) -> None:
    guest = accept(app, invite(admin)).sign_in("dara", FRESH)
    assert "Cases" not in guest.get("/").text

    admin.get(admin.get("/users/").link("ដារ៉ា"))
    admin.get(admin.page.link("Give a role"))
    page = admin.submit({"role": "legal_aid_officer", "office": str(LAC)})

    assert "Legal aid officer, Office 2" in page.text
    assert "Cases" in guest.get("/").text


def test_a_role_needs_its_office_and_its_day(admin: Visitor) -> None:
    invite(admin)
    admin.get(admin.get("/users/").link("ដារ៉ា"))
    admin.get(admin.page.link("Give a role"))

    assert admin.submit({"role": "lawyer"}).faults() == ["Office: Enter an answer."]
    page = admin.submit({"office": str(LAC), "starts_on.day": "40"})
    assert page.faults() == ["From: Enter a real date: day, month and year."]


def test_who_is_shut_out_is_out_at_once(app: Flask, admin: Visitor) -> None:
    guest = accept(app, invite(admin)).sign_in("dara", FRESH)
    page = admin.get(admin.get("/users/").link("ដារ៉ា"))

    admin.send(page.all("//form[contains(@action,'/off')]/@action")[0])

    assert guest.get("/").path.startswith("/sign-in")
    assert admin.page.all("//form[contains(@action,'/on')]")


def test_an_office_is_added_with_its_letters(admin: Visitor) -> None:
    admin.get("/offices/new")
    office = {"kind": "legal_aid", "province": "05", "name_km": "ក", "name_en": "Third"}

    assert admin.submit({**office, "code": "lower"}).faults()[0].startswith("Short code")
    assert "Third" in admin.submit({"code": "LAC3"}).text


@pytest.mark.parametrize("path", ["/users/", "/users/new", "/offices/", "/offices/new"])
def test_the_doors_of_an_administrator_are_shut_to_others(
    active: Story, visit: Visit, path: str
) -> None:
    assert visit(active.lawyer.login).get(path).status == 403


def test_a_person_changes_her_own_password(story: Story, visit: Visit) -> None:
    other = visit(story.officer.login)
    browser = visit(story.officer.login)
    browser.get("/account/password")
    wrong = browser.submit({"old_password": "no", "new_password": FRESH, "again": FRESH})
    assert wrong.faults() == ["Present password: This is not your present password."]

    browser.submit({"old_password": PASSWORD, "new_password": FRESH, "again": FRESH})

    assert browser.get("/").path == "/"
    assert other.get("/").path.startswith("/sign-in")


def test_a_browser_left_behind_is_signed_out_from_here(story: Story, visit: Visit) -> None:
    left_behind, browser = visit(story.officer.login), visit(story.officer.login)

    page = browser.get("/account")
    browser.send(page.all("//form[contains(@action,'/account/end/')]/@action")[0])

    assert left_behind.get("/").path.startswith("/sign-in")
    assert browser.get("/").path == "/"


@pytest.mark.parametrize(
    ("away", "asked"), [({"minutes": 16}, "/back"), ({"hours": 10}, "/sign-in")]
)
def test_who_does_nothing_for_a_while_shows_anew_who_she_is(
    story: Story, visit: Visit, watch: Watch, away: dict[str, float], asked: str
) -> None:
    browser = visit(story.officer.login)

    watch.go(**away)

    assert browser.get("/").path.startswith(asked)
