"""Every kind of page in a real browser: accessible, fit for a phone, without a complaint."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.shipped import Shipped
from tests.web.test_shipped_pages import kind_of

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
ROLES = ("womens_affairs", "lawyer", "administrator")


def sign_in(page: Page, address: str, shipped: Shipped, role: str, language: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator("#login").fill(shipped.login(role))
    page.locator("#password").fill(shipped.password)
    page.locator("#shared-no").check()
    page.locator("main button").click()
    switch = page.locator(f"header button[value={language}]")
    if switch.count():
        switch.click()


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in Axe().run(page).response["violations"]
    ]
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, *([f"wider by {overflow}"] if overflow > 0 else [])]


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "a[href^='/']", "all => all.map(one => one.getAttribute('href'))"
    )
    return [one for one in found if not is_file(one)]


def is_file(path: str) -> bool:
    """What is saved, and not shown."""
    return path.rpartition("/")[0].endswith("/papers") or path.endswith(("/file", "/pdf"))


def crawl(page: Page, address: str, met: dict[str, list[str]]) -> None:
    """Each kind of page that was not met yet, with its faults."""
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        kind = kind_of(path)
        if kind not in met or path == "/":
            page.goto(address + path)
            met[kind] = faults(page)
            waiting += [one for one in links(page) if kind_of(one) not in met]


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.usefixtures("console")
def test_every_page_can_be_used_by_everybody_on_any_phone(
    page: Page, address: str, shipped: Shipped, language: str
) -> None:
    page.set_viewport_size(PHONE)
    met: dict[str, list[str]] = {}

    for role in ROLES:
        page.context.clear_cookies()
        sign_in(page, address, shipped, role, language)
        crawl(page, address, met)

    assert {kind: told for kind, told in met.items() if told} == {}
    assert len(met) > 40


@pytest.mark.parametrize("path", ["/sign-in", "/welcome", "/computer", "/cases/nowhere"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_before_the_door(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + path)

    assert faults(page) == []


def test_a_bad_page_is_found_out(page: Page) -> None:
    page.set_content("<html><body><img src='x'><input><p style='width:3000px'>.</p></body></html>")

    told = " ".join(faults(page))

    assert "image-alt" in told
    assert "label" in told
    assert "wider by" in told


@pytest.mark.usefixtures("console")
def test_at_four_times_the_size_nothing_is_cut_off(
    page: Page, address: str, shipped: Shipped
) -> None:
    """1280 pixels wide at 400 % leave 320."""
    page.set_viewport_size({"width": 320, "height": 256})
    sign_in(page, address, shipped, "womens_affairs", "km")

    for path in ("/", "/cases/", "/cases/new", "/account"):
        page.goto(address + path)
        assert faults(page) == []
