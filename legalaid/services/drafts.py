"""What a person typed and has not sent: kept on the server, sealed, for that person alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Delete, delete, insert, select
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.draft import Draft
from legalaid.models.sealing import bound
from legalaid.services.access import load_case
from legalaid.services.desk import Desk

DRAFT = table_of(Draft)
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DraftAt:
    """Which form: a step of a proceeding, or the opening of a workflow (without a number)."""

    reference: str | None
    number: int | None
    form: str

    @property
    def place(self) -> str:
        return f"{self.reference or ''}/{self.number or ''}/{self.form}"


def keep_draft(desk: Desk, person: Person, at: DraftAt, raw: Mapping[str, Any]) -> None:
    """Anything that was typed, right or wrong."""
    with desk.sessions.writing.begin() as session:
        case = None
        if at.reference is not None:
            case = load_case(session, person, at.reference, "take_step", desk.today()).id
        session.execute(dropping(person, at))
        session.execute(insert(Draft), sealed_row(desk, raw) | {
            "user_id": person.id, "case_id": case, "place": at.place, "kept_at": desk.now(),
        })  # fmt: skip


def sealed_row(desk: Desk, raw: Mapping[str, Any]) -> dict[str, object]:
    draft = new_id()
    wrapped = desk.keyring.make_data_key("draft", draft)
    seal = desk.keyring.unwrap(wrapped, "draft", draft)
    typed = json.dumps(raw, default=str).encode()
    return {
        "id": draft,
        "wrapped_key": wrapped,
        "sealed": seal.close(typed, bound("draft", draft, "sealed")),
    }


def find_draft(desk: Desk, person: Person, at: DraftAt) -> dict[str, Any] | None:
    with desk.sessions.reading() as session:
        return find(session, person, at)


def find(session: Session, person: Person, at: DraftAt) -> dict[str, Any] | None:
    found = session.scalar(select(Draft).where(Draft.user_id == person.id, Draft.place == at.place))
    return found.typed if found else None


def drop_draft(desk: Desk, person: Person, at: DraftAt) -> None:
    with desk.sessions.writing.begin() as session:
        session.execute(dropping(person, at))


def dropping(person: Person, at: DraftAt) -> Delete:
    return delete(DRAFT).where(DRAFT.c.user_id == person.id, DRAFT.c.place == at.place)
