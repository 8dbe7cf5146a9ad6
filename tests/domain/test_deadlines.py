"""How deadlines are reached."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid.domain.deadlines import is_working_day, reckon, reckon_before
from legalaid.domain.holidays import Holidays, HolidayYear
from legalaid.domain.law import Period

CHAIN = HolidayYear.model_validate(
    {
        "year": 2026,
        "confirmed": True,
        "source": "made up for these tests",
        "certainty": "text_seen",
        "days": {
            "2026-04-14": {"km": "ក", "en": "A"},  # Tuesday
            "2026-04-15": {"km": "ខ", "en": "B"},
            "2026-04-16": {"km": "គ", "en": "C"},
            "2026-04-17": {"km": "ឃ", "en": "D"},  # Friday
            "2026-12-31": {"km": "ង", "en": "E"},  # Thursday
        },
    }
)
NEXT = HolidayYear.model_validate(
    {
        "year": 2027,
        "confirmed": False,
        "source": "made up for these tests",
        "certainty": "guessed",
        "days": {"2027-01-01": {"km": "ច", "en": "F"}},  # Friday
    }
)
HOLIDAYS = Holidays({2026: CHAIN, 2027: NEXT})
NONE = Holidays({})
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        ("2026-11-22", Period(days=7), "2026-11-29"),
        ("2026-12-28", Period(days=7), "2027-01-04"),
        ("2028-02-25", Period(days=7), "2028-03-03"),
        ("2027-02-25", Period(days=7), "2027-03-04"),
        ("2026-11-22", Period(weeks=2), "2026-12-06"),
        ("2026-01-15", Period(months=1), "2026-02-15"),
        ("2026-01-31", Period(months=1), "2026-02-28"),
        ("2028-01-31", Period(months=1), "2028-02-29"),
        ("2028-02-29", Period(months=12), "2029-02-28"),
        ("2028-02-29", Period(months=48), "2032-02-29"),
        ("2026-02-28", Period(months=1), "2026-03-28"),
        ("2026-03-31", Period(months=1), "2026-04-30"),
        ("2026-11-30", Period(months=3), "2027-02-28"),
        ("2026-12-15", Period(months=1), "2027-01-15"),
        ("2026-12-31", Period(months=2), "2027-02-28"),
    ],
)
def test_the_length_alone(start: str, period: Period, due: str) -> None:
    reckoning = reckon(period, date.fromisoformat(start), roll=False, holidays=HOLIDAYS)

    assert reckoning.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "period", "due", "codes"),
    [
        ("2026-11-20", Period(days=7), "2026-11-27", []),
        ("2026-11-21", Period(days=7), "2026-11-30", ["weekend_met", "weekend_met", "rolled"]),
        ("2026-11-22", Period(days=7), "2026-11-30", ["weekend_met", "rolled"]),
        (
            "2026-04-07",
            Period(weeks=1),
            "2026-04-20",
            [*["holiday_met"] * 4, "weekend_met", "weekend_met", "rolled"],
        ),
        (
            "2026-12-24",
            Period(days=7),
            "2027-01-04",
            ["holiday_met", "holiday_met", "weekend_met", "weekend_met", "rolled"],
        ),
        (
            "2026-01-31",
            Period(months=1),
            "2026-03-02",
            ["month_short", "weekend_met", "weekend_met", "rolled"],
        ),
    ],
)
def test_a_last_day_of_rest_rolls_and_every_rest_is_told(
    start: str, period: Period, due: str, codes: list[str]
) -> None:
    reckoning = reckon(period, date.fromisoformat(start), roll=True, holidays=HOLIDAYS)

    told = [line.code for line in reckoning.lines]
    assert reckoning.due == date.fromisoformat(due)
    assert told[:2] == ["start_not_counted", "length"]
    assert [code for code in told[2:] if not code.startswith("year")] == codes


@pytest.mark.parametrize(
    ("start", "working_days", "due"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-04-10", 3, "2026-04-21"),
        ("2026-12-30", 2, "2027-01-05"),
    ],
)
def test_working_days_pass_over_rests(start: str, working_days: int, due: str) -> None:
    period = Period(working_days=working_days)

    reckoning = reckon(period, date.fromisoformat(start), roll=True, holidays=HOLIDAYS)

    assert reckoning.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "roll", "doubts"),
    [
        ("2026-06-01", True, []),
        ("2026-12-24", True, [("year_unconfirmed", 2027)]),
        ("2027-06-01", True, [("year_unconfirmed", 2027)]),
        ("2028-06-01", True, [("year_unknown", 2028)]),
        ("2027-12-31", True, [("year_unknown", 2028)]),
        ("2028-06-01", False, []),
    ],
)
def test_doubts_of_the_calendar_are_told_where_it_was_asked(
    start: str, *, roll: bool, doubts: list[tuple[str, int]]
) -> None:
    reckoning = reckon(Period(days=7), date.fromisoformat(start), roll=roll, holidays=HOLIDAYS)

    told = [(line.code, line.data["year"]) for line in reckoning.lines if "year" in line.data]
    assert told == doubts


def test_a_line_carries_what_its_sentence_needs() -> None:
    reckoning = reckon(Period(days=7), date(2026, 12, 24), roll=True, holidays=HOLIDAYS)

    data = {line.code: line.data for line in reckoning.lines}
    assert data["length"] == {"unit": "days", "amount": 7}
    assert data["holiday_met"] == {"km": "ច", "en": "F"}
    assert data["rolled"] == {"from": date(2026, 12, 31)}


def test_days_before_a_day_do_not_roll() -> None:
    reckoning = reckon_before(date(2026, 11, 24), 2)

    assert reckoning.due == date(2026, 11, 22)
    assert [line.code for line in reckoning.lines] == ["start_not_counted", "length"]


@pytest.mark.parametrize("period", [Period(), Period(days=1, months=1)])
def test_a_period_has_exactly_one_unit(period: Period) -> None:
    with pytest.raises(ValueError, match="exactly one unit"):
        reckon(period, date(2026, 1, 1), roll=False, holidays=NONE)


@given(DAYS, st.integers(1, 120))
def test_a_month_later_is_the_same_day_or_the_last_one(start: date, months: int) -> None:
    due = reckon(Period(months=months), start, roll=False, holidays=NONE).due

    assert (due.year - start.year) * 12 + due.month - start.month == months
    assert due.day == start.day or (due + timedelta(1)).day == 1


@given(DAYS, st.integers(1, 60))
def test_rolling_never_shortens_and_ends_on_a_working_day(start: date, days: int) -> None:
    plain = reckon(Period(days=days), start, roll=False, holidays=HOLIDAYS).due
    rolled = reckon(Period(days=days), start, roll=True, holidays=HOLIDAYS).due

    assert rolled >= plain
    assert is_working_day(rolled, HOLIDAYS)
