"""A form that was sent while its sender had to show anew who she is: kept sealed, sent on later."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import delete, insert, select

from legalaid.domain.roles import Person
from legalaid.models.draft import Draft
from legalaid.services.desk import Desk
from legalaid.services.drafts import DRAFT, sealed_row

KEPT = timedelta(hours=10)


def place_of(address: str) -> str:
    return f"form {address}"


def keep_form(desk: Desk, person: Person, address: str, typed: Mapping[str, list[str]]) -> None:
    """All boxes by name; one form for each address, the last one sent."""
    mine = (DRAFT.c.user_id == person.id, DRAFT.c.place == place_of(address))
    with desk.sessions.writing.begin() as session:
        session.execute(delete(DRAFT).where(*mine))
        session.execute(insert(Draft), sealed_row(desk, typed) | {
            "user_id": person.id, "case_id": None, "place": place_of(address),
            "kept_at": desk.now(),
        })  # fmt: skip


def find_form(desk: Desk, person: Person, address: str) -> dict[str, list[str]] | None:
    """None where nothing was kept in the hours that a sign-in lasts."""
    mine = select(Draft).where(
        Draft.user_id == person.id,
        Draft.place == place_of(address),
        Draft.kept_at > desk.now() - KEPT,
    )
    with desk.sessions.reading() as session:
        found = session.scalar(mine)
        return found.typed if found else None


def drop_form(desk: Desk, person: Person, address: str) -> None:
    mine = (DRAFT.c.user_id == person.id, DRAFT.c.place == place_of(address))
    with desk.sessions.writing.begin() as session:
        session.execute(delete(DRAFT).where(*mine))
