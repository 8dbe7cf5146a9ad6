"""Running deadlines reckoned again when the calendar they were reckoned with has changed."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.part import Text
from legalaid.models.base import new_id
from legalaid.models.case import Case
from legalaid.models.deadline import Deadline
from legalaid.models.sealing import SealBroken
from legalaid.models.task import Task
from legalaid.services.asked import Change
from legalaid.services.desk import Desk
from legalaid.services.ground import ground_of
from legalaid.services.history import read_history
from legalaid.services.rework import Rework, recount, rework, void_timers
from legalaid.services.settling import TRIES
from legalaid.services.timers import asked_of
from legalaid.services.writing import Page, Row, commit

OF_DEADLINE = "deadline:"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MovedDue:
    """A deadline that falls due on another day now; `is_lost` if that day has passed already."""

    reference: str
    number: int
    title: Text
    before: date | None
    after: date | None
    is_lost: bool


def recount_deadlines(desk: Desk, *, dry_run: bool = False) -> tuple[MovedDue, ...]:
    """One event for each case in which a day moves; run again, none moves twice.

    A day never moves in silence: where the right one has passed already, somebody is asked.
    """
    moved: list[MovedDue] = []
    for case in cases_that_wait(desk):
        moved += recount_safely(desk, case, dry_run=dry_run)
    return tuple(moved)


def cases_that_wait(desk: Desk) -> list[UUID]:
    running = select(Deadline.case_id).where(Deadline.is_running, Deadline.due_on.is_not(None))
    with desk.sessions.reading() as session:
        return sorted(session.scalars(running.distinct()))


def recount_safely(desk: Desk, case: UUID, *, dry_run: bool) -> list[MovedDue]:
    """A case that does not open keeps no other case waiting."""
    try:
        return recount_case(desk, case, dry_run=dry_run)
    except SealBroken:
        log.exception("the deadlines of case %s cannot be reckoned", case)
        return []


def recount_case(desk: Desk, case: UUID, *, dry_run: bool) -> list[MovedDue]:
    for _ in range(TRIES):
        with desk.sessions.reading() as session:
            work, running = reckon_again(desk, session, case)
            moved = list(moves_of(work))
            if dry_run or not moved:
                return moved
            write(work, running)
        if commit(desk, work.page, None):
            return moved
    return []


def reckon_again(desk: Desk, session: Session, case: UUID) -> tuple[Rework, list[Row]]:
    ground = ground_of(desk, session, session.get_one(Case, case))
    page = Page.of(ground, None, None)
    work = Rework(session, page, new_id(), read_history(session, ground.case), set())
    stands = {one.id for one in ground.proceedings}
    return work, [recount(work, row) for row in ground.deadlines if row.proceeding_id in stands]


def moves_of(work: Rework) -> Iterator[MovedDue]:
    ground, today = work.page.ground, work.page.desk.today()
    for one in dues(work):
        lost = isinstance(one.after, date) and one.after < today and one.after < was(one)
        yield MovedDue(
            ground.case.reference, one.number, one.title, day(one.before), day(one.after), lost
        )


def dues(work: Rework) -> list[Change]:
    return [one for one in work.changes if one.kind == "deadline"]


def day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def was(change: Change) -> date:
    return day(change.before) or date.max


def write(work: Rework, running: list[Row]) -> None:
    """The event with old and new days, and all that hangs on them."""
    page, changed = work.page, dues(work)
    voids = void_timers(work, {row["id"]: row for row in running})
    told = [[one.number, one.name, spelled(one.before), spelled(one.after)] for one in changed]
    page.add_event(
        work.event,
        {"answers": {}, "dues": told, "voids": [str(one) for one in voids]},
        {
            "proceeding_id": None,
            "kind": "recount",
            "happened_on": page.desk.today(),
            "touched": [],
        },
    )
    rework(work, running)
    ask_about_lost(work, running)


def spelled(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


def ask_about_lost(work: Rework, running: list[Row]) -> None:
    """The first of the days that have passed unseen opens a task for who has charge."""
    page = work.page
    numbers = {one.id: one.number for one in page.ground.proceedings}
    moves = zip(dues(work), moves_of(work), strict=True)
    lost = {(one.number, one.name) for one, move in moves if move.is_lost}
    for row in running:
        if (numbers[row["proceeding_id"]], row["name"]) in lost:
            proceeding = page.ground.proceeding(numbers[row["proceeding_id"]])
            definition = work.definition(proceeding)
            page.insert(Task, {
                "id": new_id(), "case_id": page.ground.case.id, "proceeding_id": proceeding.id,
                "event_id": work.event, "deadline_id": row["id"],
                "timer": f"{OF_DEADLINE}{row['name']}",
                "awaits": asked_of(page.ground, definition, proceeding.state),
                "due_on": page.desk.today(), "is_open": True,
            })  # fmt: skip
            return
