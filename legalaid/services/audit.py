"""The record of acts as an auditor reads it: who did or saw what, when; never what it says."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, tuple_
from sqlalchemy.orm import Session

from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.proceeding import Proceeding
from legalaid.models.trace import Trace, TraceOf
from legalaid.models.user import User
from legalaid.services.access import scope_of
from legalaid.services.cases import read_cursor
from legalaid.services.desk import PHNOM_PENH, Desk

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the list is narrowed to; days are civil days, both included."""

    kind: str | None = None
    who: UUID | None = None
    reference: str | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act in a case (`title` its step, or its kind) or a look (`title` the page's name)."""

    at: datetime
    id: UUID
    kind: str
    who: str | None
    references: tuple[str, ...]
    title: Text | str


@dataclass(frozen=True, slots=True)
class DeedPage:
    deeds: tuple[Deed, ...]
    after: str | None


def list_deeds(desk: Desk, person: Person, sought: Sought, after: str | None = None) -> DeedPage:
    """The newest first. Raises NotAllowed, and NotFound for a cursor that is none of ours."""
    provinces = scope_of(person, "read_acts", desk.today()).provinces
    with desk.sessions.reading() as session:
        found = [
            *acts(desk, session, provinces, sought, after),
            *looks(desk, session, provinces, sought, after),
        ]
    found.sort(key=lambda one: (one.at, one.id.hex), reverse=True)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return DeedPage(tuple(found[:PAGE]), f"{last.at.isoformat()}~{last.id.hex}" if last else None)


def acts(
    desk: Desk, session: Session, provinces: frozenset[str], sought: Sought, after: str | None
) -> list[Deed]:
    if sought.kind not in {None, "act"}:
        return []
    wanted: Any = (
        select(Event, User.name, Case.reference, Proceeding.workflow)
        .join(Case, Event.case_id == Case.id)
        .outerjoin(User, Event.actor_id == User.id)
        .outerjoin(Proceeding, Event.proceeding_id == Proceeding.id)
        .where(Case.province.in_(provinces))
    )
    if sought.reference:
        wanted = wanted.where(Case.reference == sought.reference)
    wanted = narrowed(wanted, sought, after, (Event.recorded_at, Event.id, Event.actor_id))
    return [
        Deed(
            at=one.recorded_at,
            id=one.id,
            kind="act",
            who=name,
            references=(reference,),
            title=title_of(desk, workflow, one),
        )
        for one, name, reference, workflow in session.execute(wanted)
    ]


def title_of(desk: Desk, workflow: str | None, event: Event) -> Text | str:
    """By its name in the workflow as it is now; one that is gone is told by its kind."""
    definition = desk.library.definitions.get(workflow or "")
    step = definition.workflow.steps.get(event.step or "") if definition else None
    return step.title if step and event.kind == "step" else event.kind


def looks(
    desk: Desk, session: Session, provinces: frozenset[str], sought: Sought, after: str | None
) -> list[Deed]:
    if sought.kind == "act":
        return []
    wanted: Any = select(Trace, User.name).join(User, Trace.user_id == User.id)
    wanted = wanted.where(within(desk, provinces))
    if sought.kind:
        wanted = wanted.where(Trace.kind == sought.kind)
    if sought.reference:
        wanted = wanted.where(names(TraceOf.reference == sought.reference))
    wanted = narrowed(wanted, sought, after, (Trace.at, Trace.id, Trace.user_id))
    return [
        Deed(
            at=one.at,
            id=one.id,
            kind=one.kind,
            who=name,
            references=tuple(one.refs),
            title=one.part,
        )
        for one, name in session.execute(wanted)
    ]


def within(desk: Desk, provinces: frozenset[str]) -> ColumnElement[bool]:
    """Of a case of the province, or by somebody who serves there."""
    letters = [f"{desk.provinces[one]}-" for one in sorted(provinces)]
    serves = exists().where(
        MembershipRow.user_id == Trace.user_id,
        MembershipRow.office_id == Office.id,
        Office.province.in_(provinces),
    )
    return or_(serves, *(names(TraceOf.reference.startswith(one)) for one in letters))


def names(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TraceOf.trace_id == Trace.id, which)


def narrowed(wanted: Any, sought: Sought, after: str | None, columns: tuple[Any, Any, Any]) -> Any:
    at, id_, user = columns
    if sought.who:
        wanted = wanted.where(user == sought.who)
    if sought.from_on:
        wanted = wanted.where(at >= begin_of(sought.from_on))
    if sought.until_on:
        wanted = wanted.where(at < begin_of(sought.until_on + timedelta(days=1)))
    if after is not None:
        wanted = wanted.where(tuple_(at, id_) < read_cursor(after))
    return wanted.order_by(at.desc(), id_.desc()).limit(PAGE + 1)


def begin_of(day: date) -> datetime:
    return datetime.combine(day, time(), PHNOM_PENH)


def list_doers(desk: Desk, person: Person) -> tuple[tuple[UUID, str], ...]:
    """The people of the province, to narrow the list by."""
    provinces = scope_of(person, "read_acts", desk.today()).provinces
    found = (
        select(User.id, User.name)
        .join(MembershipRow, MembershipRow.user_id == User.id)
        .join(Office, MembershipRow.office_id == Office.id)
        .where(Office.province.in_(provinces))
        .distinct()
        .order_by(User.name)
    )
    with desk.sessions.reading() as session:
        return tuple((row.id, row.name) for row in session.execute(found))
