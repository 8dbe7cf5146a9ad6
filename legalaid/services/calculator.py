"""Counting a period outside any case: a rule, a day, and the whole way to the last day."""

from dataclasses import dataclass
from datetime import date

from legalaid.domain.deadlines import ReckoningLine, reckon
from legalaid.domain.errors import NotFound, Reason
from legalaid.domain.law import Rule
from legalaid.services.asked import LawView
from legalaid.services.confirmations import standing_of
from legalaid.services.deadline_views import calendar_used
from legalaid.services.desk import Desk
from legalaid.services.rows import DayLine, YearUsed
from legalaid.services.rules import law_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedView:
    """The last day of a period, and how it was reached."""

    rule: Rule
    counted_from: date
    due_on: date
    lines: tuple[DayLine, ...]
    law: tuple[LawView, ...]
    calendar: tuple[YearUsed, ...]


def countable(desk: Desk) -> dict[str, Rule]:
    """The rules that have a period."""
    return {name: rule for name, rule in desk.library.law.rules.items() if rule.period}


def count_period(desk: Desk, name: str, start: date) -> CountedView:
    """Raises NotFound for a rule that has no period."""
    rule = countable(desk).get(name)
    if rule is None or rule.period is None:
        raise NotFound
    found = reckon(rule.period, start, roll=rule.roll, holidays=desk.holidays)
    lines = tuple(told(line) for line in found.lines)
    is_working = rule.period.working_days is not None
    return CountedView(
        rule=rule,
        counted_from=start,
        due_on=found.due,
        lines=lines,
        law=(law_of(standing_of(desk, name)),),
        calendar=calendar_used(lines, start if is_working else None, found.due)
        if rule.roll or is_working
        else (),
    )


def told(line: ReckoningLine) -> DayLine:
    return DayLine(line.day, Reason(f"reckoning_{line.code}", line.data))
