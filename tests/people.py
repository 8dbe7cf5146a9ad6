"""A fictitious province: offices, and people who hold roles in them."""

from datetime import date
from uuid import UUID

from sqlalchemy import insert

from legalaid.domain.roles import Membership, Person, Role
from legalaid.models.base import new_id
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.user import User
from legalaid.services.desk import Desk
from tests.build import NOW, Row, office_row

DWA, LAC, FAR = UUID(int=1), UUID(int=2), UUID(int=3)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "seven quiet rivers"


def found_offices(desk: Desk) -> None:
    """Women's affairs and legal aid in one province, and an office in another."""
    rows = [
        office_row(1, code="DWA", kind="womens_affairs"),
        office_row(2, code="LAC1"),
        office_row(3, code="FAR1", province="12"),
    ]
    with desk.sessions.writing.begin() as session:
        session.execute(insert(Office), rows)


def user_row(desk: Desk, login: str, **given: object) -> Row:
    row: Row = {
        "id": new_id(), "login": login, "name": login.title(), "created_at": NOW,
        "password_hash": desk.hasher.hash(PASSWORD), "language": "en",
    }  # fmt: skip
    return row | given


def add_person(desk: Desk, login: str, role: Role, office: UUID = LAC) -> Person:
    """Somebody who holds one role in one office."""
    row = user_row(desk, login)
    held = {"id": new_id(), "user_id": row["id"], "office_id": office, "role": role}
    with desk.sessions.writing.begin() as session:
        session.execute(insert(User), row)
        session.execute(insert(MembershipRow), held | {"starts_on": LONG_AGO, "ends_on": None})
    province = "12" if office == FAR else "05"
    return Person(
        row["id"], login, row["name"], "en", (Membership(role, office, province, LONG_AGO),)
    )
