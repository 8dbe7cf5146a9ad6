"""What tests look at in the store, past the services."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import docx
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, ground_of
from legalaid.services.history import read_history

TABLES = (
    "event", "document", "deadline", "task", "proceeding", "relation", "outbox", "idempotency",
    "case_fact", "block_from", "name_token", "notice", "case",
)  # fmt: skip


def count_rows(desk: Desk) -> Mapping[str, int]:
    with desk.sessions.engine.connect() as connection:
        return {
            table: connection.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0  # noqa: S608
            for table in TABLES
        }


def rows(desk: Desk, model: type[Base], **given: object) -> Sequence[Any]:
    with desk.sessions.reading() as session:
        return session.scalars(select(model).filter_by(**given)).all()


def ground(desk: Desk, session: Session, reference: str) -> Ground:
    case = session.scalars(select(Case).where(Case.reference == reference)).one()
    return ground_of(desk, session, case)


def stands(desk: Desk, reference: str) -> list[tuple[int, str]]:
    """Each proceeding with its state."""
    with desk.sessions.reading() as session:
        return [(one.number, one.state) for one in ground(desk, session, reference).proceedings]


def values(desk: Desk, reference: str, number: int = 1) -> Mapping[str, Any]:
    with desk.sessions.reading() as session:
        found = ground(desk, session, reference)
        return found.values(found.proceeding(number))


def is_told_by_its_events(desk: Desk, reference: str) -> bool:
    """What is stored of the case is exactly what its record says."""
    with desk.sessions.reading() as session:
        found = ground(desk, session, reference)
        history = read_history(session, found.case)
        catalog = desk.library.catalog
        return all(
            found.values(one) == history.values(catalog, one.id)
            and one.state == history.of(one.id)[-1].event.to_state
            for one in found.proceedings
        )


def events(desk: Desk, reference: str) -> list[tuple[int, str, str | None]]:
    with desk.sessions.reading() as session:
        found = select(Event).join(Case, Event.case_id == Case.id).order_by(Event.seq)
        found = found.where(Case.reference == reference)
        return [(one.seq, one.kind, one.step) for one in session.scalars(found)]


def lines(content: bytes) -> list[str]:
    """The paragraphs of a Word paper."""
    return [one.text for one in docx.Document(BytesIO(content)).paragraphs]
