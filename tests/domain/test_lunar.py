"""The lunar calendar against dates that others published."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from legalaid.domain.khmer.lunar import (
    FIRST_DAY,
    LAST_DAY,
    LunarDate,
    Month,
    Phase,
    buddhist_new_year,
    feast_day,
    lunar_date,
)
from legalaid.domain.khmer.new_year import lerng_sak, songkran

# khmer.md section 3: (year, Visaka, main day of Pchum Ben, Songkran)
FEASTS = [
    (2021, (4, 26), (10, 6), (4, 14)),
    (2022, (5, 15), (9, 25), (4, 14)),
    (2023, (5, 4), (10, 14), (4, 14)),
    (2024, (5, 22), (10, 2), (4, 13)),
    (2025, (5, 11), (9, 22), (4, 14)),
    (2026, (5, 1), (10, 11), (4, 14)),
    (2027, (5, 20), (9, 30), (4, 14)),
]


@pytest.mark.parametrize(("year", "visaka", "pchum_ben", "new_year"), FEASTS)
def test_feasts_fall_where_the_published_lists_have_them(
    year: int, visaka: tuple[int, int], pchum_ben: tuple[int, int], new_year: tuple[int, int]
) -> None:
    assert feast_day(year, Month.PISAKH, 15, Phase.KOEUT) == date(year, *visaka)
    assert feast_day(year, Month.PHATRABOT, 15, Phase.ROACH) == date(year, *pchum_ben)
    assert songkran(year) == date(year, *new_year)


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        ("1900-04-08", LunarDate(9, Phase.KOEUT, Month.CHET, "កុរ", "ឯកស័ក", 2443)),
        ("1900-05-27", LunarDate(14, Phase.ROACH, Month.PISAKH, "ជូត", "ទោស័ក", 2444)),
        ("1900-09-18", LunarDate(10, Phase.ROACH, Month.PHATRABOT, "ជូត", "ទោស័ក", 2444)),
        ("2020-01-27", LunarDate(3, Phase.KOEUT, Month.MEAKH, "កុរ", "ឯកស័ក", 2563)),
        ("2021-01-11", LunarDate(13, Phase.ROACH, Month.BOSS, "ជូត", "ទោស័ក", 2564)),
        ("2021-05-13", LunarDate(2, Phase.KOEUT, Month.JESTH, "ឆ្លូវ", "ត្រីស័ក", 2565)),
        ("2024-05-22", LunarDate(15, Phase.KOEUT, Month.PISAKH, "រោង", "ឆស័ក", 2567)),
        ("2024-05-23", LunarDate(1, Phase.ROACH, Month.PISAKH, "រោង", "ឆស័ក", 2568)),
        ("2026-11-22", LunarDate(13, Phase.KOEUT, Month.KADEUK, "មមី", "អដ្ឋស័ក", 2570)),
    ],
)
def test_known_days(day: str, lunar: LunarDate) -> None:
    assert lunar_date(date.fromisoformat(day)) == lunar


@pytest.mark.parametrize(
    ("day", "animal", "sak", "era"),
    [
        ("2026-04-13", "ម្សាញ់", "សប្តស័ក", 2569),
        ("2026-04-14", "មមី", "សប្តស័ក", 2569),
        ("2026-04-15", "មមី", "សប្តស័ក", 2569),
        ("2026-04-16", "មមី", "អដ្ឋស័ក", 2569),
        ("2026-05-01", "មមី", "អដ្ឋស័ក", 2569),
        ("2026-05-02", "មមី", "អដ្ឋស័ក", 2570),
    ],
)
def test_animal_sak_and_era_change_on_three_days(day: str, animal: str, sak: str, era: int) -> None:
    lunar = lunar_date(date.fromisoformat(day))

    assert (lunar.animal, lunar.sak, lunar.buddhist_era) == (animal, sak, era)


def test_every_day_of_two_centuries_follows_the_one_before() -> None:
    days = (FIRST_DAY + timedelta(n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
    lengths = []
    for before, lunar in pairwise(map(lunar_date, days)):
        if lunar.month is before.month:
            assert _place(lunar) == _place(before) + 1
        else:
            assert _place(lunar) == 1
            lengths.append(_place(before))

    assert set(lengths) == {29, 30}
    assert len(lengths) == 2486


def test_the_feast_of_the_new_year_lasts_three_or_four_days() -> None:
    lengths = {(lerng_sak(y) - songkran(y)).days + 1 for y in range(1900, 2101)}

    assert lengths == {3, 4}


def test_the_era_changes_after_the_new_year_in_every_year() -> None:
    assert all(lerng_sak(y) < buddhist_new_year(y) for y in range(1900, 2101))


def test_leap_months_stand_in_the_years_that_have_them() -> None:
    years = [y for y in range(2014, 2032) if _has_day(y, Month.TUTIYASADH, 1, Phase.KOEUT)]

    assert years == [2015, 2018, 2021, 2023, 2026, 2029, 2031]


def test_leap_days_stand_in_the_years_that_have_them() -> None:
    years = [y for y in range(2014, 2032) if _has_day(y, Month.JESTH, 15, Phase.ROACH)]

    assert years == [2016, 2020, 2025, 2030]


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(1), LAST_DAY + timedelta(1)])
def test_days_outside_the_reckoned_centuries_are_refused(day: date) -> None:
    with pytest.raises(ValueError, match="1900 to 2100"):
        lunar_date(day)


def _place(lunar: LunarDate) -> int:
    return lunar.day + (15 if lunar.phase is Phase.ROACH else 0)


def _has_day(year: int, month: Month, day: int, phase: Phase) -> bool:
    try:
        feast_day(year, month, day, phase)
    except ValueError:
        return False
    return True
