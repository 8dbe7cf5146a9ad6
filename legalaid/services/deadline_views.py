"""Deadlines as pages show them: the day, the article, and every line of the way to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import Reason
from legalaid.domain.holidays import YearStanding
from legalaid.domain.workflow import DeadlineRule
from legalaid.models.deadline import Deadline
from legalaid.models.proceeding import Proceeding
from legalaid.services.laws import laws
from legalaid.services.rows import DayLine, DeadlineView, Extension, YearUsed

DOUBTS: Mapping[str, YearStanding] = {
    "reckoning_year_unknown": "unknown",
    "reckoning_year_unconfirmed": "unconfirmed",
}


def view_deadline(  # noqa: PLR0913  two callers, one row
    session: Session,
    row: Deadline,
    reference: str,
    proceeding: Proceeding,
    definition: Definition,
    *,
    today: date,
) -> DeadlineView:
    declared = definition.workflow.deadlines[row.name]
    rules = [*([declared.rule] if declared.rule else []), *declared.law]
    lines = tuple(day_line(line) for line in row.reckoning["lines"])
    return DeadlineView(
        id=row.id,
        reference=reference,
        number=proceeding.number,
        name=row.name,
        title=declared.title,
        proceeding=definition.workflow.title,
        counted_from=row.counted_from,
        due_on=row.due_on,
        standing=standing(row, today),
        lines=lines,
        law=laws(session, definition, rules),
        extension=extension(definition, declared),
        calendar=calendar_of(row, definition, lines),
    )


def extension(definition: Definition, declared: DeadlineRule) -> Extension | None:
    """Whether a period of the law can be made longer; nothing is said of the office's own."""
    if declared.rule is None:
        return None
    said = definition.rules[declared.rule].extendable
    return "unknown" if said is None else "by_court" if said else "never"


def calendar_of(
    row: Deadline, definition: Definition, lines: tuple[DayLine, ...]
) -> tuple[YearUsed, ...]:
    """The years that the reckoning asked, as it was made."""
    declared = definition.workflow.deadlines[row.name]
    rule = definition.rules[declared.rule] if declared.rule else None
    period = rule.period if rule else None
    is_working = (period.working_days if period else declared.working_days) is not None
    if row.due_on is None or not (is_working or (rule is not None and rule.roll)):
        return ()
    return calendar_used(lines, row.counted_from if is_working else None, row.due_on)


def calendar_used(
    lines: tuple[DayLine, ...], start: date | None, due: date
) -> tuple[YearUsed, ...]:
    """From `start`, or from the end of the length where only the last day can move."""
    doubts = {line.why.data["year"]: DOUBTS[line.why.code] for line in doubtful(lines)}
    ends = [line.day for line in lines if line.why.code == "reckoning_length" and line.day]
    first = start or next(iter(ends), due)
    return tuple(
        YearUsed(year, doubts.get(year, "confirmed")) for year in range(first.year, due.year + 1)
    )


def doubtful(lines: tuple[DayLine, ...]) -> tuple[DayLine, ...]:
    return tuple(line for line in lines if line.why.code in DOUBTS)


def standing(row: Deadline, today: date) -> Literal["running", "passed", "stopped"]:
    if not row.is_running:
        return "stopped"
    return "passed" if row.due_on is not None and row.due_on < today else "running"


def day_line(line: Mapping[str, Any]) -> DayLine:
    data = {name: dated(name, value) for name, value in line["data"].items()}
    return DayLine(date.fromisoformat(line["day"]), Reason(f"reckoning_{line['code']}", data))


def dated(name: str, value: object) -> object:
    return date.fromisoformat(value) if name == "from" and isinstance(value, str) else value
