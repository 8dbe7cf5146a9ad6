"""The shipped holiday lists."""

from datetime import date

import pytest
from pydantic import ValidationError

from legalaid.domain.holidays import Holidays, HolidayYear
from legalaid.domain.khmer.new_year import lerng_sak, songkran
from tests.build import holidays

SHIPPED = holidays()


def test_three_years_are_known_and_none_is_confirmed_yet() -> None:
    assert [year for year in range(2020, 2035) if SHIPPED.knows(year)] == [2025, 2026, 2027]
    assert not any(SHIPPED.is_confirmed(year) for year in SHIPPED.years)


@pytest.mark.parametrize(
    ("day", "english"),
    [
        ("2025-05-15", "Royal Ploughing Ceremony"),
        ("2025-09-21", "Pchum Ben"),
        ("2025-11-06", "Water Festival"),
        ("2026-05-01", "International Labour Day; Visak Bochea"),
        ("2027-12-29", "Peace Day in Cambodia"),
    ],
)
def test_known_holidays(day: str, english: str) -> None:
    name = SHIPPED.named(date.fromisoformat(day))

    assert name is not None
    assert name.en == english
    assert SHIPPED.is_holiday(date.fromisoformat(day)) == name.km


def test_other_days_and_unknown_years_have_no_holiday() -> None:
    assert SHIPPED.is_holiday(date(2026, 11, 22)) is None
    assert SHIPPED.is_holiday(date(2031, 1, 1)) is None


@pytest.mark.parametrize("year", SHIPPED.years)
def test_every_holiday_is_named_in_both_languages(year: int) -> None:
    assert all(name.is_whole for name in SHIPPED.years[year].days.values())


@pytest.mark.parametrize("year", SHIPPED.years)
def test_the_new_year_begins_and_ends_with_the_reckoned_days(year: int) -> None:
    feast = [d for d, name in SHIPPED.years[year].days.items() if name.en == "Khmer New Year"]

    assert (feast[0], feast[-1]) == (songkran(year), lerng_sak(year))


def test_a_day_of_another_year_is_refused() -> None:
    with pytest.raises(ValidationError, match="not in 2026"):
        HolidayYear.model_validate(
            {
                "year": 2026,
                "confirmed": False,
                "source": "a slip of the pen",
                "certainty": "guessed",
                "days": {"2025-01-01": {"km": "ទិវា", "en": "Day"}},
            }
        )


def test_without_lists_no_year_is_known() -> None:
    assert Holidays({}).standing(2026) == "unknown"
    assert SHIPPED.standing(2026) == "unconfirmed"
