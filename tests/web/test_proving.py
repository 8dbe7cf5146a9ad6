"""The second factor, the quiet time and the proof asked anew, through the pages, without script."""

from collections.abc import Callable
from dataclasses import replace

import pyotp
import pytest
from flask import Flask

from legalaid.services import factors
from legalaid.services.desk import Desk
from legalaid.services.sign_in import sign_in
from tests.people import PASSWORD, add_person
from tests.services.conftest import Watch
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
NEW_PASSWORD = "eleven loud mountains"


@pytest.fixture
def asking(app: Flask, desk: Desk) -> Desk:
    """A desk that asks for the second factor."""
    app.extensions["legalaid"] = replace(desk, asks_second_factor=True)
    return desk


def test_the_first_sign_in_sets_up_a_telephone(asking: Desk, story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    assert browser.page.path.startswith("/factor")
    secret = browser.page.all("//code/text()")[0].replace(" ", "")

    sheet = browser.submit({"code": pyotp.TOTP(secret).at(asking.now())})

    assert len(sheet.all("//ol/li")) == 10
    assert browser.get("/cases/").path == "/cases/"


@pytest.mark.usefixtures("asking")
def test_the_picture_for_the_telephone_is_drawn_here(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)

    answer = browser.client.get("/factor/picture")

    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store"
    assert browser.page.all("//img/@src") == ["/factor/picture"]


@pytest.mark.usefixtures("asking")
def test_who_has_no_telephone_prints_a_sheet_and_types_its_first_code(
    story: Story, visit: Visit
) -> None:
    browser = visit(story.officer.login)
    sheet = browser.send("/factor/sheet")
    first = "".join(sheet.all("//ol/li")[0].itertext())

    browser.get("/factor")
    browser.submit({"code": first})

    assert browser.get("/cases/").path == "/cases/"


@pytest.mark.usefixtures("asking")
def test_who_lost_the_sheet_before_using_it_makes_another_or_takes_a_telephone(
    story: Story, visit: Visit
) -> None:
    browser = visit(story.officer.login)
    first = browser.send("/factor/sheet").all("//ol/li/text()")
    browser.get("/factor")

    second = browser.send("/factor/sheet").all("//ol/li/text()")
    browser.get("/factor")
    browser.send("/factor/phone")

    assert not set(first) & set(second)
    assert browser.page.all("//img/@src") == ["/factor/picture"]


@pytest.mark.usefixtures("asking")
def test_a_wrong_code_is_told_and_opens_nothing(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)

    page = browser.submit({"code": "12345"})

    assert page.status == 422
    assert page.faults()
    assert browser.get("/cases/").path.startswith("/factor")


def test_the_next_sign_in_asks_for_a_code_and_goes_where_it_was_wanted(
    app: Flask, asking: Desk, story: Story
) -> None:
    codes = factors.begin_sheet(asking, story.officer)
    token = sign_in(asking, story.officer.login, PASSWORD, "a")
    factors.prove_code(asking, story.officer, token, codes[0])
    browser = Visitor(app)
    browser.get("/cases/?standing=open")
    browser.submit({"login": story.officer.login, "password": PASSWORD, "shared": "no"})
    assert browser.page.path.startswith("/code")

    browser.submit({"code": codes[1]})

    assert browser.page.path == "/cases/?standing=open"


def test_what_is_sent_after_a_quiet_time_is_kept_and_sent_on(
    desk: Desk, watch: Watch, visit: Visit
) -> None:
    add_person(desk, "boss", "administrator")
    browser = visit("boss")
    browser.get("/users/new")
    watch.go(minutes=20)

    browser.submit({"login": "sokha", "name": "សុខា"})
    assert browser.page.path.startswith("/back")
    kept = browser.submit({"password": PASSWORD})
    assert kept.path.startswith("/kept")
    done = browser.submit()

    assert done.path == "/users/"
    assert "sokha" in done.text
    assert browser.get("/kept?next=/users/new").path == "/users/new"


def test_what_was_kept_lies_sealed(desk: Desk, watch: Watch, visit: Visit) -> None:
    add_person(desk, "boss", "administrator")
    browser = visit("boss")
    browser.get("/users/new")
    watch.go(minutes=20)
    browser.submit({"login": "canary-of-a-login", "name": "សុខា"})

    with desk.sessions.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM draft").all()

    assert len(kept) == 1
    assert "canary" not in repr(kept)


def test_what_was_kept_can_be_thrown_away(desk: Desk, watch: Watch, visit: Visit) -> None:
    add_person(desk, "boss", "administrator")
    browser = visit("boss")
    browser.get("/users/new")
    watch.go(minutes=20)
    browser.submit({"login": "sokha", "name": "សុខា"})
    browser.submit({"password": PASSWORD})

    browser.send("/kept/drop", {"kept_for": "/users/new"})

    assert browser.page.path == "/users/new"
    assert browser.page.value("login") == ""


def test_a_wrong_password_does_not_bring_back(desk: Desk, watch: Watch, visit: Visit) -> None:
    add_person(desk, "boss", "administrator")
    browser = visit("boss")
    watch.go(minutes=20)
    browser.get("/users/")

    assert browser.submit({"password": "wrong"}).status == 422
    assert browser.get("/users/").path.startswith("/back")


def test_new_codes_are_printed_only_after_a_fresh_proof(
    asking: Desk, watch: Watch, story: Story, visit: Visit
) -> None:
    codes = factors.begin_sheet(asking, story.officer)
    browser = visit(story.officer.login)
    browser.submit({"code": codes[0]})
    watch.go(minutes=6)
    browser.get("/account")

    browser.send("/account/sheet")
    assert browser.page.path.startswith("/prove")
    browser.submit({"password": PASSWORD, "code": codes[1]})
    page = browser.submit()

    assert len(page.all("//ol/li")) == 60
    assert codes[2] not in page.text
