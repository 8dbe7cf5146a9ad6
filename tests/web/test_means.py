"""What the guide to means says, of a case and outside any; it decides nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.domain.means import ENGLISH
from tests.web.shipped import Shipped
from tests.web.visitor import Page, Visitor

DECIDES_NOTHING = "This is the office's own guide. It decides nothing"
NO_CARDS = {"passports.equity_card": "false", "passports.poverty_letter": "false"}
POOR = {
    **NO_CARDS, "income.monthly_income": "៦០០.០០០", "income.partner_income": "0",
    "savings.savings": "100,000", "savings.debts": "0", "age": "34", "partner": "false",
    "dependants": "២",
}  # fmt: skip


@pytest.fixture
def browser(shipped: Shipped) -> Iterator[Visitor]:
    found = Visitor(shipped.app).sign_in(shipped.login("lawyer"), shipped.password)
    found.send("/language", {"language": "en", "back": "/cases/"})
    yield found
    found.send("/language", {"language": "km"})


@pytest.fixture
def reckon(browser: Visitor) -> Callable[[dict[str, str]], Page]:
    def typed(answers: dict[str, str]) -> Page:
        browser.get("/means/")
        return browser.submit(answers)

    return typed


Reckon = Callable[[dict[str, str]], Page]


def test_the_guide_tells_its_answer_its_way_and_what_would_change_it(browser: Visitor) -> None:
    case = browser.page.all("//tbody//a/@href")[0]

    page = browser.get(f"{case}/means")

    assert page.status == 200
    assert DECIDES_NOTHING in page.text
    assert "Not certain: ask a lawyer" in page.text


def test_outside_a_case_every_line_and_what_would_change_it_is_told(reckon: Reckon) -> None:
    page = reckon(POOR)

    assert page.status == 200
    assert "Relieved in full" in page.text
    assert "The ceiling with what is added. 1,400,000 riel" in page.text
    assert "The answer changes at an income of 1400001 or more. → Not relieved" in page.text
    assert DECIDES_NOTHING in page.text
    assert page.value("income.monthly_income") == "៦០០.០០០"


def test_what_is_left_empty_is_unknown_and_named(reckon: Reckon) -> None:
    page = reckon({})

    assert "Not known yet" in page.text
    assert "It is not known which cards and letters she holds." in page.text
    assert "The client's monthly income: the sum is not known." in page.text


def test_a_card_that_is_held_stands_for_the_rest(reckon: Reckon) -> None:
    page = reckon({"passports.equity_card": "true"})

    assert "Relieved in full" in page.text
    assert "the income need not be reckoned" in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"income.monthly_income": "a lot"}, "Enter a whole number, such as 12."),
        ({"savings.debts": "-5"}, "Enter a whole number, such as 12."),
        ({"age": "131"}, "Enter 130 or less."),
        ({"dependants": "101"}, "Enter 100 or less."),
        ({"on.year": "2090"}, "The date cannot be after today."),
        ({"on.month": "13"}, "Enter a real date: day, month and year."),
        ({"on.day": "", "on.month": "", "on.year": ""}, "Enter an answer."),
        ({"on.day": "1", "on.month": "1", "on.year": "2020"},
         "No scheme of means is in force on 1 January 2020."),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_everything_typed_is_kept(
    reckon: Reckon, typed: dict[str, Any], said: str
) -> None:
    page = reckon({"savings.savings": "100,000", **typed})

    assert page.status == 422
    assert [one.endswith(said) for one in page.faults()] == [True]
    if "1 January 2020" not in said:
        assert page.value("savings.savings") == "100,000"


def test_a_scheme_of_another_kind_asks_what_it_weighs(shipped: Shipped, browser: Visitor) -> None:
    library = replace(shipped.desk.library, schemes={date(2020, 1, 1): ENGLISH})
    shipped.app.extensions["legalaid"] = replace(shipped.desk, library=library)
    try:
        page = browser.get("/means/")
        asked = set(page.all("//main//input/@name"))
        page = browser.submit({"partner": "false", "partner_age": "70"})
    finally:
        shipped.app.extensions["legalaid"] = shipped.desk

    assert {"fee", "partner_age", "ages.0"} <= asked
    assert any("There is an age of a partner" in fault for fault in page.faults())
