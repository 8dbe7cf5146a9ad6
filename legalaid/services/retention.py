"""Which closed cases have been kept long enough: proposed, and shown to those who decide."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person, is_granted
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.erasure import Erasure
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.models.user import User
from legalaid.services.access import IN_SCOPE, load_case, scope_of
from legalaid.services.desk import Desk, civil_day


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingView:
    """How long a case is kept. `due_on` only of a closed one; `asked_by` names who asked."""

    reference: str
    seen: int
    is_closed: bool
    is_held: bool
    due_on: date | None
    asked_by: str | None
    asked_at: datetime | None
    asked_by_me: bool
    may_erase: bool


def view_keeping(desk: Desk, person: Person, reference: str) -> KeepingView:
    with desk.sessions.reading() as session:
        case = load_case(session, person, reference, "hold_case", desk.today())
        return view(desk, session, person, case, session.get(Erasure, case.id))


def list_erasures(desk: Desk, person: Person) -> tuple[KeepingView, ...]:
    """What is proposed or asked for, the longest waiting first."""
    binds = scope_of(person, "erase_case", desk.today()).binds
    found = (
        select(Case, Erasure)
        .join(Erasure, Erasure.case_id == Case.id)
        .where(IN_SCOPE)
        .order_by(Erasure.proposed_at, Case.reference)
    )
    with desk.sessions.reading() as session:
        return tuple(
            view(desk, session, person, case, erasure)
            for case, erasure in session.execute(found, binds).all()
        )


def view(
    desk: Desk, session: Session, person: Person, case: Case, erasure: Erasure | None
) -> KeepingView:
    asked_by = session.get(User, erasure.asked_by_id) if erasure and erasure.asked_by_id else None
    return KeepingView(
        reference=case.reference,
        seen=case.event_count,
        is_closed=case.is_closed,
        is_held=case.held_at is not None,
        due_on=due_on(desk, session, case.id) if case.is_closed else None,
        asked_by=asked_by.name if asked_by else None,
        asked_at=erasure.asked_at if erasure else None,
        asked_by_me=asked_by is not None and asked_by.id == person.id,
        may_erase=is_granted(person.roles, "erase_case"),
    )


def due_on(desk: Desk, session: Session, case: UUID) -> date:
    last = session.scalars(select(func.max(Event.recorded_at)).where(Event.case_id == case)).one()
    told = select(Proceeding.workflow).where(
        Proceeding.case_id == case, Proceeding.is_void.is_(False)
    )
    return desk.retention.due_on(civil_day(last), session.scalars(told))


def propose_erasures(desk: Desk) -> int:
    """How many it proposed. It erases nothing, and what is held or open is not proposed."""
    waiting = select(Case.id).where(
        Case.is_closed, Case.held_at.is_(None), Case.erased_at.is_(None),
        Case.id.not_in(select(Erasure.case_id)),
    )  # fmt: skip
    with desk.sessions.writing.begin() as session:
        due = [one for one in session.scalars(waiting).all()
               if due_on(desk, session, one) <= desk.today()]  # fmt: skip
        rows = [{"case_id": one, "proposed_at": desk.now()} for one in due]
        if rows:
            session.execute(insert(table_of(Erasure)), rows)
    return len(rows)
