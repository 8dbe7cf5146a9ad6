"""What the small script adds: leaving at once, drafts that keep themselves, lists that follow."""

import re

import pytest
from playwright.sync_api import Page, expect

from legalaid.web.sessions import LEAVE_TO
from tests.browser.test_every_page import sign_in
from tests.web.shipped import Shipped

pytestmark = pytest.mark.browser
FORM = "form[data-draft]"


@pytest.fixture
def at_form(page: Page, address: str, shipped: Shipped) -> Page:
    sign_in(page, address, shipped, "womens_affairs", "en")
    page.goto(f"{address}/cases/new")
    return page


def test_leaving_goes_elsewhere_and_back_shows_nothing(at_form: Page, address: str) -> None:
    at_form.route(LEAVE_TO, lambda route: route.fulfill(body="weather"))

    at_form.locator("#leave button").click()
    at_form.wait_for_url(LEAVE_TO)
    at_form.go_back()

    assert "/cases/new" not in at_form.url
    at_form.goto(f"{address}/cases/")
    expect(at_form).to_have_url(re.compile("/sign-in"))


def test_what_is_typed_keeps_itself(at_form: Page) -> None:
    box = at_form.locator(f"{FORM} textarea").first
    with at_form.expect_response(lambda one: one.request.method == "POST") as answer:
        box.fill("half a sentence")

    assert answer.value.status == 204
    expect(at_form.locator("[data-kept]")).to_be_visible()
    at_form.reload()
    expect(at_form.locator(f"{FORM} textarea").first).to_have_value("half a sentence")


def test_going_away_with_unkept_words_is_asked_about(at_form: Page) -> None:
    asked: list[str] = []
    at_form.on("dialog", lambda one: (asked.append(one.type), one.accept()))
    at_form.locator(f"{FORM} textarea").first.press_sequentially("unkept")

    at_form.locator("header nav a").first.click()
    at_form.wait_for_url(re.compile(r"/$"))

    assert asked == ["beforeunload"]


def test_a_fault_is_read_first_and_its_link_leads_to_the_box(at_form: Page) -> None:
    at_form.locator(f"{FORM} .acts button").first.click()

    expect(at_form.locator("#wrong")).to_be_focused()
    link = at_form.locator("#wrong a").first
    wanted = (link.get_attribute("href") or "").removeprefix("#")
    link.click()

    assert at_form.evaluate("document.activeElement.id") == wanted


def test_a_place_brings_the_places_within_it(at_form: Page) -> None:
    at_form.goto(f"{at_form.url}?page=2")
    province = at_form.locator("select[name$='address.province']").first
    district = at_form.locator("select[name$='address.district']").first
    commune = at_form.locator("select[name$='address.commune']").first

    province.select_option("05")
    expect(district.locator("option[value='0502']")).to_be_attached()
    district.select_option("0502")
    expect(commune.locator("option[value^='0502']").first).to_be_attached()
    province.select_option("12")

    expect(district.locator("option[value='0502']")).not_to_be_attached()
    expect(commune.locator("option")).to_have_count(1)


def test_the_picture_stands_on_wide_screens_and_the_list_on_phones(
    at_form: Page, address: str
) -> None:
    at_form.goto(f"{address}/cases/KSP-LAC1-2026-000001")
    expect(at_form.locator(".picture svg")).to_be_visible()

    at_form.set_viewport_size({"width": 360, "height": 740})

    expect(at_form.locator(".picture svg")).not_to_be_visible()
    expect(at_form.locator("details.path")).to_be_visible()


def test_everything_is_reached_with_the_keyboard(at_form: Page) -> None:
    at_form.keyboard.press("Tab")

    assert at_form.evaluate("document.activeElement.className") == "skip"
    at_form.keyboard.press("Enter")
    assert at_form.evaluate("document.activeElement.id") == "main"
