"""What a person must do this week."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.deadline import Deadline
from legalaid.models.event import Event
from legalaid.models.notice import Notice
from legalaid.models.outbox import Outbox
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.task import Task
from legalaid.models.user import User
from legalaid.services.access import IN_SCOPE, scope_of
from legalaid.services.case_page import view_task
from legalaid.services.deadline_views import view_deadline
from legalaid.services.definitions import definition_of, told_under
from legalaid.services.desk import Desk
from legalaid.services.event_views import title_in
from legalaid.services.lists import written_name
from legalaid.services.rows import DeadlineView, Home, MoveView, NewsView, TaskView

WEEK = timedelta(days=7)
MOST = 100


def home(desk: Desk, person: Person) -> Home:
    binds = scope_of(person, "take_step", desk.today()).binds
    with desk.sessions.reading() as session:
        dues = deadlines(desk, session, binds)
        return Home(
            moves=tuple(moves(desk, session, person, binds)),
            tasks=tuple(tasks(desk, session, person, binds)),
            overdue=tuple(one for one in dues if one.standing == "passed"),
            due=tuple(one for one in dues if one.standing == "running"),
            news=tuple(news(desk, session, person)),
        )


def awaits_me(person: Person, awaits: Any) -> ColumnElement[bool]:
    """By a role the person holds, or by a bond to the very case."""
    bond = exists().where(
        Relation.case_id == Case.id,
        Relation.user_id == person.id,
        Relation.to_seq.is_(None),
        Relation.relation == awaits,
    )
    return or_(awaits.in_(person.roles), bond)


def moves(
    desk: Desk, session: Session, person: Person, binds: dict[str, object]
) -> Iterable[MoveView]:
    """Proceedings that wait for this person, the longest waiting first."""
    found = (
        select(Proceeding, Case)
        .join(Case, Proceeding.case_id == Case.id)
        .where(
            IN_SCOPE,
            Proceeding.is_final.is_(False),
            Proceeding.is_void.is_(False),
            awaits_me(person, Proceeding.awaits),
        )
        .order_by(Proceeding.since, Proceeding.id)
        .limit(MOST)
    )
    for row, case in session.execute(found, binds):
        workflow = definition_of(desk, session, row.definition_hash).workflow
        yield MoveView(
            reference=case.reference,
            number=row.number,
            name=written_name(case),
            title=workflow.title,
            state_title=workflow.states[row.state].title,
            since=row.since,
        )


def tasks(
    desk: Desk, session: Session, person: Person, binds: dict[str, object]
) -> Iterable[TaskView]:
    found = of_cases(Task).where(IN_SCOPE, Task.is_open, awaits_me(person, Task.awaits))
    found = found.order_by(Task.due_on, Task.id).limit(MOST)
    for task, row, case in session.execute(found, binds):
        definition = definition_of(desk, session, row.definition_hash)
        yield view_task(task, case.reference, row, definition)


def deadlines(desk: Desk, session: Session, binds: dict[str, object]) -> tuple[DeadlineView, ...]:
    """What is due within seven days, and what is past its day and was not ended."""
    soon = and_(Deadline.is_running, Deadline.due_on <= desk.today() + WEEK)
    found = of_cases(Deadline).where(IN_SCOPE, soon, Proceeding.is_void.is_(False))
    found = found.order_by(Deadline.due_on, Deadline.id).limit(MOST)
    return tuple(
        view_deadline(
            session,
            one,
            case.reference,
            row,
            definition_of(desk, session, row.definition_hash),
            today=desk.today(),
        )
        for one, row, case in session.execute(found, binds)
    )


def of_cases(model: type[Task] | type[Deadline]) -> Select[Any]:
    rows = select(model, Proceeding, Case)
    rows = rows.join(Proceeding, model.proceeding_id == Proceeding.id)
    return cast("Select[Any]", rows.join(Case, model.case_id == Case.id))


def news(desk: Desk, session: Session, person: Person) -> Iterable[NewsView]:
    """What others did, until the case is looked at."""
    found = (
        select(Event, Proceeding, Case.reference, User.name)
        .join(Outbox, Outbox.event_id == Event.id)
        .join(Notice, Notice.outbox_id == Outbox.id)
        .join(Case, Event.case_id == Case.id)
        .outerjoin(Proceeding, Event.proceeding_id == Proceeding.id)
        .outerjoin(User, Event.actor_id == User.id)
        .where(IN_SCOPE, Notice.user_id == person.id, Notice.read_at.is_(None))
        .order_by(Event.recorded_at.desc(), Event.seq.desc())
        .limit(MOST)
    )
    binds = scope_of(person, "see_case", desk.today()).binds
    for event, row, reference, actor in session.execute(found, binds):
        is_moved = row is not None
        yield NewsView(
            reference=reference,
            title=title_in(told_under(desk, session, row, event), event)
            if is_moved
            else event.kind,
            actor=actor,
            recorded_at=event.recorded_at,
        )
