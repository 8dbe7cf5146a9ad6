"""Word to people that something moved in their cases: made from the outbox, read on the page."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person
from legalaid.models.base import insert_unless_there, new_id, table_of
from legalaid.models.deadline import Deadline
from legalaid.models.event import Event
from legalaid.models.exclusion import Exclusion
from legalaid.models.notice import Notice
from legalaid.models.outbox import Outbox
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.services.desk import Desk
from legalaid.services.news import DUE_SOON

NOTICE = table_of(Notice)
AT_ONCE = 100


def note_read(desk: Desk, person: Person, case: UUID) -> None:
    """Opening the case answers what was told of it."""
    unread = (Notice.user_id == person.id, Notice.case_id == case, Notice.read_at.is_(None))
    with desk.sessions.reading() as session:
        if session.scalar(select(Notice.id).where(*unread).limit(1)) is None:
            return
    with desk.sessions.writing.begin() as session:
        session.execute(update(Notice).where(*unread).values(read_at=desk.now()))


def work_off_outbox(desk: Desk) -> int:
    """Tells what is due to be told, each row once; how many rows were worked off."""
    due = select(Outbox.id).where(Outbox.done_at.is_(None), Outbox.due_on <= desk.today())
    with desk.sessions.reading() as session:
        ids = list(session.scalars(due.order_by(Outbox.due_on, Outbox.id).limit(AT_ONCE)))
    return sum(work_off(desk, id_) for id_ in ids)


def work_off(desk: Desk, id_: UUID) -> int:
    """In one transaction: the notices, and the mark that they were made."""
    with desk.sessions.writing.begin() as session:
        mark = update(Outbox).where(Outbox.id == id_, Outbox.done_at.is_(None))
        marked = session.execute(mark.values(done_at=desk.now()).returning(Outbox.id)).first()
        row = session.get_one(Outbox, id_)
        if marked is None or not is_still_so(session, row, desk.today()):
            return 0
        for user in receivers(session, row):
            insert_notice = insert_unless_there(NOTICE, session.get_bind().dialect)
            session.execute(insert_notice, {
                "id": new_id(), "user_id": user, "outbox_id": id_, "case_id": row.case_id,
                "made_at": desk.now(), "read_at": None,
            })  # fmt: skip
    return 1


def is_still_so(session: Session, row: Outbox, today: date) -> bool:
    """A deadline that ended meanwhile is not told of; one that passed is shown as such."""
    if row.kind != DUE_SOON or row.deadline_id is None:
        return True
    deadline = session.get_one(Deadline, row.deadline_id)
    return deadline.is_running and deadline.due_on is not None and deadline.due_on >= today


def receivers(session: Session, row: Outbox) -> Iterator[UUID]:
    """Whoever holds a bond to the case, but for who did it. Of a deadline only who is awaited is
    told, where that is one of them."""
    event = session.get_one(Event, row.event_id)
    held = select(Relation).where(Relation.case_id == row.case_id, Relation.to_seq.is_(None))
    kept_out = select(Exclusion.user_id).where(
        Exclusion.case_id == row.case_id, Exclusion.lifted_at.is_(None)
    )
    held = held.where(Relation.user_id.not_in(kept_out))
    bonds = list(session.scalars(held))
    if row.kind == DUE_SOON:
        awaits = awaited(session, row)
        bonds = [one for one in bonds if one.relation == awaits] or bonds
    for user in sorted({one.user_id for one in bonds}):
        if row.kind == DUE_SOON or user != event.actor_id:
            yield user


def awaited(session: Session, row: Outbox) -> str | None:
    """Whose move it is where the deadline runs."""
    deadline = session.get_one(Deadline, row.deadline_id)
    return session.get_one(Proceeding, deadline.proceeding_id).awaits
