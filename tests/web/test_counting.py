"""The calculator: a rule and a day, and the way to the last day; what is missing is asked for."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from legalaid.cli.main import main
from legalaid.web.ways import code_of
from tests.web.shipped import Shipped
from tests.web.visitor import Page, Visitor

CHOMTOAH = code_of("CCP_303")


@pytest.fixture
def count(shipped: Shipped) -> Callable[..., Page]:
    browser = Visitor(shipped.app).sign_in(shipped.login("supervisor"), shipped.password)
    browser.send("/language", {"language": "en", "back": "/law/counting/"})

    def typed(day: str, rule: str = CHOMTOAH) -> Page:
        browser.get("/law/counting/")
        parts = zip(("day.day", "day.month", "day.year"), day.split("/"), strict=True)
        return browser.submit({"rule": rule, **dict(parts)})

    return typed


def test_the_page_tells_what_the_command_line_tells(count: Callable[..., Page]) -> None:
    told = json.loads(
        CliRunner().invoke(main, ["deadline", "CCP_303", "2026-05-04", "--json"]).stdout
    )
    page = count("4/5/2026")

    assert page.status == 200
    assert all(line["why"] in page.text for line in told["lines"])
    assert told["article"] in page.text
    assert "The last day is 11 May 2026." in page.text
    assert "2026, not confirmed: the day may move" in page.text


def test_a_year_whose_holidays_are_not_known_is_said(count: Callable[..., Page]) -> None:
    assert "The holidays of 2024 are not known: the day may move." in count("4/6/2024").text


@pytest.mark.parametrize(
    ("day", "rule", "said"),
    [
        ("//", CHOMTOAH, "Day it counts from: Enter an answer."),
        ("31/2/2026", CHOMTOAH, "Day it counts from: Enter a real date: day, month and year."),
        ("x/2/2026", CHOMTOAH, "Day it counts from: Enter a real date: day, month and year."),
        ("1/1/2090", CHOMTOAH, "Day it counts from: The date cannot be after today."),
        ("4/5/2026", "", "Rule: Choose an answer."),
        ("4/5/2026", code_of("CCP_5"), "Rule: Choose an answer."),
    ],
)
def test_what_is_missing_or_cannot_be_is_asked_for_and_keeps_the_rest(
    count: Callable[..., Page], day: str, rule: str, said: str
) -> None:
    page = count(day, rule)

    assert (page.status, page.faults()) == (422, [said])
    assert "The last day" not in page.text
    assert [page.value(f"day.{part}") for part in ("day", "month", "year")] == day.split("/")


def test_khmer_digits_count_as_well(count: Callable[..., Page]) -> None:
    assert "The last day is 11 May 2026." in count("៤/៥/២០២៦").text
