"""Timers that have run out: each taken through the same page as a person's step."""

import logging
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.roles import RELATIONS, ROLES
from legalaid.engine.machine import decide_timer
from legalaid.engine.timers import TimerDue, timers_due
from legalaid.models.base import new_id
from legalaid.models.case import Case
from legalaid.models.deadline import Deadline
from legalaid.models.proceeding import Proceeding
from legalaid.models.sealing import SealBroken
from legalaid.models.task import Task
from legalaid.services.definitions import definition_of
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, ground_of
from legalaid.services.move import Move
from legalaid.services.moves import enter
from legalaid.services.writing import Page, commit

MOST_PASSES = 20
log = logging.getLogger(__name__)


def run_timers(desk: Desk) -> int:
    """How many timers did something. Run again, none does it twice."""
    done = 0
    for _ in range(MOST_PASSES):
        fired = sum(run_safely(desk, case, proceeding) for case, proceeding in overdue(desk))
        if not fired:
            break
        done += fired
    return done


def overdue(desk: Desk) -> list[tuple[UUID, UUID]]:
    """Proceedings with a deadline that has passed; the nearest look is on the timers."""
    found = (
        select(Deadline.case_id, Deadline.proceeding_id)
        .join(Proceeding, Deadline.proceeding_id == Proceeding.id)
        .where(
            Deadline.is_running,
            Deadline.due_on < desk.today(),
            Proceeding.is_final.is_(False),
            Proceeding.is_void.is_(False),
        )
        .distinct()
    )
    with desk.sessions.reading() as session:
        return [(case, proceeding) for case, proceeding in session.execute(found)]


def run_safely(desk: Desk, case: UUID, proceeding: UUID) -> int:
    """A case that does not open keeps no other case waiting."""
    try:
        return run_due(desk, case, proceeding)
    except SealBroken:
        log.exception("the timers of case %s cannot run", case)
        return 0


def run_due(desk: Desk, case: UUID, proceeding: UUID) -> int:
    """The first timer that has something to do; written only if nobody moved the case meanwhile."""
    with desk.sessions.reading() as session:
        ground = ground_of(desk, session, session.get_one(Case, case))
        row = next((one for one in ground.proceedings if one.id == proceeding), None)
        if row is None:
            return 0
        definition = definition_of(desk, session, row.definition_hash)
        timer = next(undone(session, ground, row, definition), None)
        if timer is None:
            return 0
        page = plan(ground, row, definition, timer)
    return int(commit(desk, page, None))


def undone(
    session: Session, ground: Ground, row: Proceeding, definition: Definition
) -> Iterator[TimerDue]:
    facts = ground.facts(row, ground.desk.today(), {})
    for timer in timers_due(definition, facts, row.state):
        deadline = deadline_of(ground, row, definition, timer)
        asked = select(Task.id).where(Task.deadline_id == deadline.id, Task.timer == timer.name)
        if session.scalar(asked.limit(1)) is None and (timer.to or timer.task):
            yield timer


def deadline_of(
    ground: Ground, row: Proceeding, definition: Definition, timer: TimerDue
) -> Deadline:
    after = definition.workflow.timers[timer.name].after
    return next(one for one in ground.deadlines_of(row.id) if one.name == after)


def plan(ground: Ground, row: Proceeding, definition: Definition, timer: TimerDue) -> Page:
    today, values = ground.desk.today(), ground.values(row)
    decision = decide_timer(definition, timer.name, ground.facts(row, today, values), row.state)
    page = Page.of(ground, None, None)
    move = Move(
        kind="timer",
        step=timer.name,
        definition=definition,
        proceeding=row.id,
        number=row.number,
        row=row,
        from_state=decision.from_,
        to_state=decision.to,
        answers={},
        before=values,
        happened_on=today,
    )
    event = enter(page, move).event
    if timer.task:
        page.insert(Task, {
            "id": new_id(), "case_id": ground.case.id, "proceeding_id": row.id,
            "event_id": event, "deadline_id": deadline_of(ground, row, definition, timer).id,
            "timer": timer.name, "awaits": asked_of(ground, definition, decision.to),
            "due_on": today, "is_open": True,
        })  # fmt: skip
    return page


def asked_of(ground: Ground, definition: Definition, state: str) -> str | None:
    """Whom the state awaits; where that is nobody of ours, who has charge of the case."""
    awaits = definition.workflow.states[state].awaits
    held = {one.relation for one in ground.relations}
    if awaits in ROLES or awaits in held:
        return awaits
    return next((bond for bond in reversed(RELATIONS) if bond in held), None)
