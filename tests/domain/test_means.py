"""A published scheme of remission held in the format unchanged, and what it answers."""

from datetime import date
from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid
from legalaid.domain.means.facts import age_on
from legalaid.language import Speaker
from tests.domain.means import ENGLISH, GUIDE, answer, facts, found, turning


@pytest.mark.parametrize(
    ("told", "outcome", "amount"),
    [
        ({"income": 1420}, "full", 0),
        ({"income": "1420.01"}, "part", 0),
        ({"income": 1440}, "part", 10),
        ({"income": 2420}, "part", 500),
        ({"income": 2430}, "part", 500),
        ({"income": 2420, "fee": 500}, "none", 500),
        ({"income": 3420, "fee": 2000, "savings": 5999}, "part", 1200),
        ({"income": 4420, "fee": 5000}, "part", 2100),
        ({"income": "4420.01", "fee": 5000}, "none", 5000),
        ({"income": 2130, "partner": True, "partner_age": 30}, "full", 0),
        ({"income": 2980, "partner": True, "partner_age": 30, "dependants": [3, 13]}, "full", 0),
        ({"income": 2981, "partner": True, "partner_age": 30, "dependants": [3, 13]}, "part", 0),
        ({"income": 2555, "dependants": [13, 14]}, "full", 0),
        ({"savings": 4249}, "full", 0),
        ({"savings": 4250}, "none", 612),
        ({"savings": 4250, "fee": "1420.50"}, "full", 0),
        ({"savings": 4263, "fee": 1421}, "none", 1421),
        ({"savings": 15999, "fee": 5001}, "full", 0),
        ({"savings": 15999, "age": 65}, "none", 612),
        ({"savings": 15999, "age": 66}, "full", 0),
        ({"savings": 15999, "partner": True, "partner_age": 66}, "full", 0),
        ({"savings": 16000, "age": 66}, "none", 612),
        ({"income": 9000, "passports": ["income_support"]}, "full", 0),
        ({"savings": 9000, "passports": ["income_support"]}, "none", 612),
    ],
)
def test_the_published_scheme_answers_as_published(
    told: dict[str, Any], outcome: str, amount: int
) -> None:
    assert answer(**told) == (outcome, amount)


def test_what_is_excluded_or_secured_is_not_counted() -> None:
    income = {"wages": 1420, "carers_allowance": 800}
    savings = {"main_home": 300000, "property": 10000, "secured_loans": 4751}

    assert answer(income=income, savings=savings) == ("full", 0)
    assert answer(income=income, savings=savings | {"money": 1}) == ("none", 612)


def test_a_day_of_birth_is_turned_into_years_on_the_day_of_the_application() -> None:
    assert answer(savings=9000, age="1960-03-02") == ("full", 0)
    assert answer(savings=9000, age="1960-03-03") == ("none", 612)


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"income": ...}, {"means_missing_income"}),
        ({"income": {"wages": None}}, {"means_missing_kind"}),
        ({"income": 1500, "dependants": ...}, {"means_missing_dependants"}),
        ({"income": 2000, "dependants": 1}, {"means_missing_dependants_ages"}),
        ({"income": 2000, "partner": ...}, {"means_missing_partner"}),
        ({"savings": ...}, {"means_missing_savings"}),
        ({"savings": 5000, "fee": ...}, {"means_missing_fee"}),
        ({"savings": 5000, "age": ...}, {"means_missing_age"}),
        ({"savings": 5000, "partner": True}, {"means_missing_partner_age"}),
        ({"income": 1500, "passports": ...}, {"means_missing_passports"}),
    ],
)
def test_an_answer_that_hangs_on_what_is_not_known_names_it(
    told: dict[str, Any], missing: set[str]
) -> None:
    finding = found(**told)

    assert (finding.outcome, finding.amount) == ("unknown", None)
    assert {reason.code for reason in finding.missing} == missing
    assert missing <= {line.why.code for line in finding.lines}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"income": ..., "savings": 20000}, "none"),
        ({"income": 1420, "dependants": ..., "partner": ...}, "full"),
        ({"income": 1700, "dependants": 1}, "full"),
        ({"savings": 4000, "fee": ..., "age": ...}, "full"),
        ({"savings": 16000, "fee": ..., "age": ...}, "none"),
        ({"income": 0, "passports": ...}, "full"),
        ({"income": {"wages": 10, "carers_allowance": None}}, "full"),
    ],
)
def test_what_is_not_known_and_does_not_matter_is_not_asked(
    told: dict[str, Any], outcome: str
) -> None:
    assert found(**told).outcome == outcome


def test_every_line_says_its_reason_and_source_in_both_languages() -> None:
    lines = found(income={"wages": 2500}, dependants=[5]).lines

    assert [line.why.code for line in lines][-3:] == [
        "means_percent", "means_rounded_down", "means_part",
    ]  # fmt: skip
    assert all(line.source for line in lines)
    for line in lines:
        assert Speaker("km").sentence(line.why) != Speaker("en").sentence(line.why)


def test_it_tells_what_would_change_the_answer() -> None:
    assert turning(income=2500, savings=3000, dependants=[5]) == {
        ("passports", "income_support", "full"),
        ("passports", "universal_credit_low_earnings", "full"),
        ("income", 3005, "none"),
        ("income", 1845, "full"),
        ("savings", 4250, "none"),
        ("dependants", 3, "full"),
        ("dependants", 2, "full"),
    }
    assert ("age", 66, "full") in turning(savings=9000)
    assert turning(income=...) == set()


def test_the_guide_says_that_it_is_one_and_waives_all_for_a_card() -> None:
    finding = found(GUIDE, income=10**9, savings=10**9, passports=["equity_card"])

    assert finding.outcome == "full"
    assert finding.lines[0].why.code == "means_guide"


def test_the_guide_counts_neither_his_income_nor_what_she_cannot_reach() -> None:
    told = {"income": {"opponent_income": 10**9}, "savings": {"out_of_reach": 10**9}}

    assert answer(GUIDE, **told) == ("full", 0)
    assert ("dependants", 3, "full") in turning(GUIDE, income=1_500_001, dependants=0)


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ({"income": {"wage": 10}}, "income.wage"),
        ({"passports": ["equity_card"]}, "passports.equity_card"),
        ({"age": "2026-03-03"}, "age"),
        ({"dependants": [5, "2027-01-01"]}, "dependants[1]"),
    ],
)
def test_facts_that_cannot_be_are_refused(told: dict[str, Any], path: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        found(ENGLISH, **told)

    assert [fault.path for fault in refused.value.faults] == [path]


@pytest.mark.parametrize(
    "told",
    [
        {"income": -1}, {"income": 0.5}, {"income": "NaN"}, {"income": "1e5"}, {"income": True},
        {"income": 10**16}, {"fee": "1.23456"}, {"age": 131}, {"age": "yesterday"},
        {"dependants": -1}, {"partner": "no"}, {"partner": False, "partner_age": 40},
        {"incomes": 10},
    ],
    ids=str,
)  # fmt: skip
def test_facts_of_another_shape_are_refused(told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        facts(**told)


def test_a_birth_on_the_last_of_february_comes_round_in_march() -> None:
    born = date(1960, 2, 29)

    assert [age_on(born, date(2026, 2, 28)), age_on(born, date(2026, 3, 1))] == [65, 66]
