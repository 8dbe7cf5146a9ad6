"""Deadlines that a move ends, starts, or makes count from another day."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import update

from legalaid.domain.deadlines import Reckoning, reckon, reckon_before
from legalaid.domain.definition import Definition
from legalaid.domain.facts import Values
from legalaid.domain.law import Period
from legalaid.domain.values import to_json
from legalaid.domain.workflow import DeadlineRule
from legalaid.models.base import new_id, table_of
from legalaid.models.deadline import Deadline
from legalaid.models.task import Task
from legalaid.services.desk import Desk
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row

DEADLINE, TASK = table_of(Deadline), table_of(Task)
STEP = "step"


def change(
    page: Page, move: Move, event: UUID, values: Values, touched: Iterable[str]
) -> dict[str, Row]:
    """The deadlines that run after the move, by name; a final state ends them all."""
    running = {one.name: one for one in page.ground.deadlines_of(move.proceeding)}
    over = [one for name, one in running.items() if is_over(move, name)]
    end(page, [one.id for one in over], event)
    left = {name: as_row(one) for name, one in running.items() if one not in over}
    recount(page, move, left, values, set(touched))
    for name in () if move.is_final else move.starts:
        left[name] = start(page, move, event, name, values)
    if move.kind == "step" and move.definition.workflow.timers:
        end_tasks(page, move.proceeding, event)
    return left


def is_over(move: Move, name: str) -> bool:
    return move.is_final or name in move.ends or name in move.starts


def end(page: Page, ids: list[UUID], event: UUID) -> None:
    if ids:
        ended = update(DEADLINE).where(DEADLINE.c.id.in_(ids))
        page.after.append(ended.values(is_running=False, ended_by_id=event))


def end_tasks(page: Page, proceeding: UUID, event: UUID) -> None:
    """What a timer asked is answered by the next act of a person."""
    open_ = (TASK.c.proceeding_id == proceeding, TASK.c.is_open)
    page.after.append(update(TASK).where(*open_).values(is_open=False, ended_by_id=event))


def start(page: Page, move: Move, event: UUID, name: str, values: Values) -> Row:
    day = move.began.get(name, move.happened_on)
    reckoned = counted(page.desk, move.definition, name, values, day)
    return begin(page, event, move.proceeding, name, reckoned)


def begin(page: Page, event: UUID, proceeding: UUID, name: str, reckoned: Row) -> Row:
    row = {
        "id": new_id(), "case_id": page.ground.case.id, "proceeding_id": proceeding,
        "name": name, "started_by_id": event, "ended_by_id": None, "is_running": True, **reckoned,
    }  # fmt: skip
    page.insert(Deadline, row)
    return row


def recount(
    page: Page, move: Move, running: Mapping[str, Row], values: Values, touched: set[str]
) -> None:
    """A running deadline whose day was answered anew is reckoned again."""
    for name, row in running.items():
        rule = move.definition.workflow.deadlines[name]
        if touched & {rule.from_, rule.on}:
            again = counted(page.desk, move.definition, name, values, move.happened_on)
            row.update(again)
            page.after.append(update(DEADLINE).where(DEADLINE.c.id == row["id"]).values(again))


def as_row(one: Deadline) -> Row:
    return {"id": one.id, "name": one.name, "due_on": one.due_on, "was_due": one.due_on}


def counted(
    desk: Desk, definition: Definition, name: str, values: Values, happened_on: date
) -> Row:
    """When it falls due and how that was reached; nothing yet while its day is not known."""
    rule = definition.workflow.deadlines[name]
    day = day_of(rule, values, happened_on)
    if day is None:
        return {"counted_from": None, "due_on": None, "reckoning": {"lines": []}}
    found = reckoned(desk, definition, rule, day)
    lines = [
        {"day": line.day.isoformat(), "code": line.code, "data": to_json(line.data)}
        for line in found.lines
    ]
    return {"counted_from": day, "due_on": found.due, "reckoning": {"lines": lines}}


def day_of(rule: DeadlineRule, values: Values, happened_on: date) -> date | None:
    if rule.from_ == STEP:
        return happened_on
    found: object = values
    for name in str(rule.from_ or rule.on).split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, date) else None


def reckoned(desk: Desk, definition: Definition, rule: DeadlineRule, day: date) -> Reckoning:
    """A length that stands in the workflow does not roll: only a rule of law may."""
    if rule.on is not None:
        return reckon_before(day, rule.days_before) if rule.days_before else Reckoning(day, ())
    if rule.rule is not None:
        law = definition.rules[rule.rule]
        return reckon(law.period or Period(), day, roll=law.roll, holidays=desk.holidays)
    period = Period(
        days=rule.days, weeks=rule.weeks, months=rule.months, working_days=rule.working_days
    )
    return reckon(period, day, roll=False, holidays=desk.holidays)
