"""How a deadline is reached: the day, and every reason on the way to it.

The day of the event is not counted; a month ends on the day of the same number, or on the last day
of a shorter month; where a rule rolls, a last day of rest moves to the next working day. That is
how the rules of law.yaml are read until a lawyer confirms the counting (law.md section 10, 9).
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from legalaid.domain.holidays import Holidays
from legalaid.domain.law import Period

LineCode = Literal[
    "start_not_counted", "length", "month_short", "weekend_met", "holiday_met", "rolled",
    "year_unknown", "year_unconfirmed",
]  # fmt: skip

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ReckoningLine:
    """One fact of a reckoning. The sentence is made at the edge, from `code` and `data`."""

    day: date
    code: LineCode
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The last day on which the act is in time, and how it was found."""

    due: date
    lines: tuple[ReckoningLine, ...]


def reckon(period: Period, start: date, *, roll: bool, holidays: Holidays) -> Reckoning:
    """The last day of a period that an event on `start` sets going.

    Raises ValueError for a period that has not exactly one unit.
    """
    unit, amount = _unit(period)
    if unit == "working_days":
        asked_from = start + _DAY
        due, met = _after_working_days(start, amount, holidays)
    else:
        asked_from = due = _after(start, unit, amount)
        met = _short_month(start, due) if unit == "months" else ()
    rolled = due
    if roll:
        rolled, rests = _next_working_day(due, holidays)
        met += rests
    begun = ReckoningLine(start, "start_not_counted")
    length = ReckoningLine(due, "length", {"unit": unit, "amount": amount})
    uses_calendar = roll or unit == "working_days"
    doubts = _doubts(asked_from, rolled, holidays) if uses_calendar else ()
    return Reckoning(rolled, (begun, length, *met, *doubts))


def reckon_before(on: date, days: int) -> Reckoning:
    """The last day for an act that must be done `days` days before `on`, whose day is not counted.

    It never rolls: a day later would be too late, and how a day earlier counts is not settled.
    """
    due = on - days * _DAY
    length = ReckoningLine(due, "length", {"unit": "days_before", "amount": days})
    return Reckoning(due, (ReckoningLine(on, "start_not_counted"), length))


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Neither Saturday nor Sunday nor a holiday that we know of."""
    return _rest(day, holidays) is None


def _unit(period: Period) -> tuple[str, int]:
    match [(unit, amount) for unit, amount in period if amount is not None]:
        case [(str(unit), int(amount))]:
            return unit, amount
    raise ValueError(f"a period has exactly one unit, not {period!r}")


def _after(start: date, unit: str, amount: int) -> date:
    if unit == "months":
        return _after_months(start, amount)
    return start + amount * (7 if unit == "weeks" else 1) * _DAY


def _after_months(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _short_month(start: date, due: date) -> tuple[ReckoningLine, ...]:
    if due.day == start.day:
        return ()
    return (ReckoningLine(due, "month_short", {"wanted": start.day}),)


def _after_working_days(
    start: date, amount: int, holidays: Holidays
) -> tuple[date, tuple[ReckoningLine, ...]]:
    day, met = start, list[ReckoningLine]()
    for _ in range(amount):
        day, rests = _rests_from(day + _DAY, holidays)
        met += rests
    return day, tuple(met)


def _next_working_day(day: date, holidays: Holidays) -> tuple[date, tuple[ReckoningLine, ...]]:
    working, met = _rests_from(day, holidays)
    if working == day:
        return day, ()
    return working, (*met, ReckoningLine(working, "rolled", {"from": day}))


def _rests_from(day: date, holidays: Holidays) -> tuple[date, tuple[ReckoningLine, ...]]:
    met = []
    while rest := _rest(day, holidays):
        met.append(rest)
        day += _DAY
    return day, tuple(met)


def _rest(day: date, holidays: Holidays) -> ReckoningLine | None:
    if name := holidays.named(day):
        return ReckoningLine(day, "holiday_met", {"km": name.km, "en": name.en})
    if day.weekday() >= _SATURDAY:
        return ReckoningLine(day, "weekend_met", {"weekday": day.weekday()})
    return None


def _doubts(asked_from: date, due: date, holidays: Holidays) -> Iterator[ReckoningLine]:
    for year in range(asked_from.year, due.year + 1):
        if not holidays.knows(year):
            yield ReckoningLine(due, "year_unknown", {"year": year})
        elif not holidays.is_confirmed(year):
            yield ReckoningLine(due, "year_unconfirmed", {"year": year})
