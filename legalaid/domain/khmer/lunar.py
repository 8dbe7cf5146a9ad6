"""The Khmer lunar calendar, 1900 to 2100: which lunar day a civil day is.

Written from the published rules (khmer.md section 3, decision 0001). A lunar year is numbered here
by the civil year in which its month Chet falls. On a paper there is no hour, so each change takes
effect for a whole day: the animal on Songkran, the sak on Lerng Sak, the Buddhist era on the first
waning day of Pisakh.

House spellings (others are seen): កត្តិក (not កត្ដិក), ភទ្របទ, អស្សុជ, ចេត្រ, ផល្គុន, សំរឹទ្ធិស័ក.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from legalaid.domain.khmer.new_year import (
    harakun,
    is_solar_leap,
    lerng_sak,
    small_era,
    songkran,
)

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
_ANCHOR_YEAR = 2024
_ANCHOR = date(2024, 5, 22)  # 15 koeut Pisakh
_ANCHOR_PLACE = 29 + 30 + 29 + 30 + 29 + 14  # days of that year gone by before it


class Phase(StrEnum):
    """The waxing and the waning half of a month."""

    KOEUT = "កើត"
    ROACH = "រោច"


class Month(StrEnum):
    """The lunar months; the two Asadh replace the one in a year of thirteen months."""

    MIGASIR = "មិគសិរ"
    BOSS = "បុស្ស"
    MEAKH = "មាឃ"
    PHALKUN = "ផល្គុន"
    CHET = "ចេត្រ"
    PISAKH = "ពិសាខ"
    JESTH = "ជេស្ឋ"
    ASADH = "អាសាឍ"
    SRAP = "ស្រាពណ៍"
    PHATRABOT = "ភទ្របទ"
    ASSOCH = "អស្សុជ"
    KADEUK = "កត្តិក"
    PATHAMASADH = "បឋមាសាឍ"
    TUTIYASADH = "ទុតិយាសាឍ"


ANIMALS = ("ជូត", "ឆ្លូវ", "ខាល", "ថោះ", "រោង", "ម្សាញ់", "មមី", "មមែ", "វក", "រកា", "ច", "កុរ")
SAKS = (
    *("សំរឹទ្ធិស័ក", "ឯកស័ក", "ទោស័ក", "ត្រីស័ក", "ចត្វាស័ក"),
    *("បញ្ចស័ក", "ឆស័ក", "សប្តស័ក", "អដ្ឋស័ក", "នព្វស័ក"),
)


@dataclass(frozen=True)
class LunarDate:
    """One day as the lunar line of a paper names it; `day` is 1 to 15 within its phase."""

    day: int
    phase: Phase
    month: Month
    animal: str
    sak: str
    buddhist_era: int


def lunar_date(day: date) -> LunarDate:
    """The lunar day of a civil day. Raises ValueError outside 1900-2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"the lunar calendar is reckoned for 1900 to 2100, not for {day}")
    month, place = _month_and_place(day)
    return LunarDate(
        day=place % 15 + 1,
        phase=Phase.KOEUT if place < 15 else Phase.ROACH,
        month=month,
        animal=ANIMALS[(day.year + (8 if day >= songkran(day.year) else 7)) % 12],
        sak=SAKS[(small_era(day.year) - (day < lerng_sak(day.year))) % 10],
        buddhist_era=day.year + (544 if day >= buddhist_new_year(day.year) else 543),
    )


@cache
def buddhist_new_year(year: int) -> date:
    """1 roach Pisakh of this civil year."""
    return feast_day(year, Month.PISAKH, 1, Phase.ROACH)


def feast_day(year: int, month: Month, day: int, phase: Phase) -> date:
    """The civil day of a lunar day, in the lunar year whose Chet falls in this civil year.

    Raises ValueError where that year has no such day.
    """
    place = day - 1 + (15 if phase is Phase.ROACH else 0)
    gone_by = 0
    for name, length in _months(year):
        if name is month and place < length:
            return _day_after(year, gone_by + place)
        gone_by += length
    raise ValueError(f"the lunar year {year} has no {day} {phase} {month}")


def _month_and_place(day: date) -> tuple[Month, int]:
    year = day.year + 1 if day >= _first_day(day.year + 1) else day.year
    place = (day - _first_day(year)).days
    for month, length in _months(year):
        if place < length:
            return month, place
        place -= length
    raise AssertionError("a lunar year is as long as its months")


def _day_after(year: int, days: int) -> date:
    return date.fromordinal(_first_day(year).toordinal() + days)


@cache
def _first_day(year: int) -> date:
    """1 koeut Migasir, in November or December of the civil year before."""
    ordinal = _ANCHOR.toordinal() - _ANCHOR_PLACE
    ordinal += sum(_length(y) for y in range(_ANCHOR_YEAR, year))
    ordinal -= sum(_length(y) for y in range(year, _ANCHOR_YEAR))
    return date.fromordinal(ordinal)


@cache
def _length(year: int) -> int:
    return sum(length for _, length in _months(year))


@cache
def _months(year: int) -> tuple[tuple[Month, int], ...]:
    jesth = 30 if _has_leap_day(year) else 29
    asadh: tuple[tuple[Month, int], ...] = ((Month.ASADH, 30),)
    if _has_leap_month(small_era(year)):
        asadh = ((Month.PATHAMASADH, 30), (Month.TUTIYASADH, 30))
    return (
        *((Month.MIGASIR, 29), (Month.BOSS, 30), (Month.MEAKH, 29), (Month.PHALKUN, 30)),
        *((Month.CHET, 29), (Month.PISAKH, 30), (Month.JESTH, jesth), *asadh),
        *((Month.SRAP, 29), (Month.PHATRABOT, 30), (Month.ASSOCH, 29), (Month.KADEUK, 30)),
    )


def _has_leap_month(js: int) -> bool:
    bodithey, following = _bodithey(js), _bodithey(js + 1)
    if (bodithey, following) in {(25, 5), (24, 6)}:
        return bodithey == 24
    return bodithey > 24 or bodithey < 6


def _has_leap_day(year: int) -> bool:
    # A year never has both: the day waits for the next year.
    js = small_era(year)
    if _has_leap_month(js):
        return False
    return _is_due_a_leap_day(js) or (_has_leap_month(js - 1) and _is_due_a_leap_day(js - 1))


def _is_due_a_leap_day(js: int) -> bool:
    avoman = _avoman(js)
    if is_solar_leap(js):
        return avoman < 127 or (avoman == 0 and _avoman(js - 1) == 137)
    if avoman == 137 and _avoman(js + 1) == 0:
        return False
    return avoman < 138


def _avoman(js: int) -> int:
    return (11 * harakun(js) + 650) % 692


def _bodithey(js: int) -> int:
    return (harakun(js) + (11 * harakun(js) + 650) // 692) % 30
