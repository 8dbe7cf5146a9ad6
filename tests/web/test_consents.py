"""Her consents and the safe way to reach her, through their pages."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.web.shipped import Shipped
from tests.web.visitor import Visitor


def day(name: str, days: int = 0) -> dict[str, str]:
    at = (datetime.now(UTC) + timedelta(days=days)).date()
    return {
        f"{name}.day": str(at.day),
        f"{name}.month": str(at.month),
        f"{name}.year": str(at.year),
    }


def someone(shipped: Shipped, role: str) -> tuple[Visitor, str]:
    browser = Visitor(shipped.app).sign_in(shipped.login(role), shipped.password)
    browser.send("/language", {"language": "en", "back": "/"})
    found = browser.get("/cases/").all("//a[starts-with(@href, '/cases/KSP')]/@href")
    return browser, found[0].partition("#")[0].partition("?")[0]


def agree(browser: Visitor, case: str, **changes: Any) -> Any:
    browser.get(f"{case}/told/further")
    return browser.submit({
        "receiver": "police", "purposes": ["protection"], **day("expires_on", 30),
        "language": "khmer", "read_aloud": "true", "read_by": "Officer One", **changes,
    })  # fmt: skip


def test_what_she_agrees_to_is_listed_and_ends_when_she_takes_it_back(shipped: Shipped) -> None:
    browser, case = someone(shipped, "womens_affairs")

    page = agree(browser, case)
    assert "Read aloud by: Officer One" in page.text
    police = page.all("//li[contains(., 'The police')]//a[contains(@href, '/end')]/@href")[0]
    browser.get(police)
    page = browser.submit()

    assert page.all("//li[contains(., 'The police')]//span[contains(., 'taken back')]")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"receiver": ""}, "Choose an answer."),
        ({"read_by": ""}, "Enter an answer."),
        ({"expires_on.year": "2099"}, "The day cannot be after"),
    ],
)
def test_a_hole_is_told_and_nothing_typed_is_lost(
    shipped: Shipped, wrong: dict[str, str], said: str
) -> None:
    browser, case = someone(shipped, "womens_affairs")

    page = agree(browser, case, limits="Not the shelter", **wrong)

    assert page.status == 422
    assert said in page.text
    assert "Not the shelter" in page.text


def test_only_a_supervisor_finds_the_way_without_her(shipped: Shipped) -> None:
    browser, case = someone(shipped, "womens_affairs")
    assert browser.get(f"{case}/told/without").status == 404

    browser, case = someone(shipped, "supervisor")
    assert browser.get(f"{case}/told/without").status == 200


def test_how_to_reach_her_stands_first_and_is_confirmed(shipped: Shipped) -> None:
    browser, case = someone(shipped, "womens_affairs")
    assert "How to reach her" in browser.get(case).text

    browser.get(f"{case}/reach")
    page = browser.submit({"safe_contact.channel": "she_calls", "safe_contact.detail": ""})

    assert "Do not contact her. She contacts us." in page.text


def paper_to_sign(browser: Visitor) -> str:
    """The first in any case that has a plain page."""
    links = browser.get("/cases/").all("//a[starts-with(@href, '/cases/KSP')]/@href")
    for case in dict.fromkeys(links):
        for paper in browser.get(f"{case}/papers").all("//a[contains(@href, '/versions')]/@href"):
            if found := browser.get(paper).all("//a[contains(@href, '/aloud')]/@href"):
                return str(found[0]).removesuffix("/aloud")
    raise LookupError("no paper waits for her")


def test_the_plain_page_is_read_and_her_copy_kept(shipped: Shipped) -> None:
    browser, _case = someone(shipped, "womens_affairs")
    paper = paper_to_sign(browser)

    page = browser.get(f"{paper}/aloud")
    assert {"What this paper does", "How to stop"} <= set(page.all("//h2/text()"))
    page = browser.submit({"read_by": "Officer One", "language": "khmer", "was_alone": "true"})
    assert "by Officer One" in page.text
    browser.get(f"{paper}/copy")
    page = browser.submit({"copy": "not_printed"})

    assert "She wants none printed" in page.text


def test_a_slip_tells_a_day_and_an_hour_and_nothing_of_us(shipped: Shipped) -> None:
    browser, case = someone(shipped, "womens_affairs")
    browser.get(f"{case}/slip")

    page = browser.submit({**day("happened_on", 7), "hour": "8:00"})

    said = " ".join(page.all("//section//text()")).split()
    assert said[0] == "Appointment"
    assert said[-1] == "8:00"
    assert len(said) == 5
