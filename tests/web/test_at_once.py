"""The door for danger: from the first page and from a case, to one page of what to do at once."""

from typing import Any

import pytest

from legalaid.web.ways import code_of
from tests.web.shipped import Shipped
from tests.web.visitor import Visitor

DOOR = f"/cases/new/{code_of('immediate_danger')}"


def someone(shipped: Shipped, role: str, language: str = "en") -> Visitor:
    browser = Visitor(shipped.app).sign_in(shipped.login(role), shipped.password)
    browser.send("/language", {"language": language, "back": "/"})
    return browser


def tell(browser: Visitor, **changes: Any) -> None:
    browser.submit({
        "safe_contact.channel": "in_person", "safe_contact.may_leave_message": "false",
        **browser_office(browser), **changes,
    })  # fmt: skip


def browser_office(browser: Visitor) -> dict[str, str]:
    found = browser.page.all("//select[@name='serving_office']/option/@value")
    radios = browser.page.all("//input[@name='serving_office']/@value")
    return {"serving_office": next(one for one in [*found, *radios] if one)}


@pytest.mark.parametrize("role", ["womens_affairs", "legal_aid_officer"])
def test_who_may_open_a_case_finds_the_door_on_the_first_page(shipped: Shipped, role: str) -> None:
    browser = someone(shipped, role)

    assert browser.get("/").link("Immediate danger") == DOOR


@pytest.mark.parametrize("role", ["lawyer", "supervisor", "administrator"])
def test_who_may_not_open_a_case_finds_none(shipped: Shipped, role: str) -> None:
    browser = someone(shipped, role)

    assert not browser.get("/").all(f"//a[@href='{DOOR}']")
    assert browser.get(DOOR).status == 403


def test_a_safe_contact_leads_to_numbers_and_the_three_ways_of_help(shipped: Shipped) -> None:
    browser = someone(shipped, "womens_affairs")
    browser.get(DOOR)
    tell(browser)
    assert browser.page.path.endswith("/check")

    page = browser.submit()

    assert page.path.endswith("/at-once")
    assert page.all("//a[@href='tel:1281']")
    assert "Nobody of the office has called it lately" in page.text
    for said in ("In person only", "File the request for a protection order",
                 "Send the referral", "Record her consent and her request",
                 "Check for a conflict of interest", "Ask about her means"):  # fmt: skip
        assert said in page.text


def test_a_missing_contact_is_asked_for_and_nothing_typed_is_lost(shipped: Shipped) -> None:
    browser = someone(shipped, "womens_affairs")
    browser.get(DOOR)

    tell(browser, **{"safe_contact.channel": None, "risk.signs": "she is followed"})

    assert browser.page.status == 422
    assert len(browser.page.faults()) == 1
    assert browser.page.value("risk.signs").strip() == "she is followed"


def test_a_case_shows_the_door_until_danger_is_told_and_then_the_page(shipped: Shipped) -> None:
    browser = someone(shipped, "womens_affairs")
    told = [one for one in browser.get("/cases/").all("//td/a/@href") if one.count("/") == 2]
    doors = [bool(browser.get(one).all("//a[contains(@class,'danger')]")) for one in told]
    pages = [bool(browser.get(one).all("//a[contains(@href,'/at-once')]")) for one in told]

    assert any(doors)
    assert any(pages)
    assert not any(door and page for door, page in zip(doors, pages, strict=True))


def test_another_workflow_begins_no_case_by_that_door(shipped: Shipped) -> None:
    browser = someone(shipped, "womens_affairs")

    assert browser.get(f"/cases/new/{code_of('referral')}").status == 404
