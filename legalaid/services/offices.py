"""The offices that people belong to."""

import re
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, NotAllowed
from legalaid.domain.roles import Act, Person, is_granted
from legalaid.models.base import new_id
from legalaid.models.office import Office
from legalaid.services.desk import Desk
from legalaid.services.staff import NewOffice, OfficeView

CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
KINDS = ("womens_affairs", "legal_aid", "working_group", "provider", "authority")
SERVING = "legal_aid"


def require(person: Person, act: Act) -> None:
    if not is_granted(person.roles, act):
        raise NotAllowed(act)


def list_offices(desk: Desk, person: Person) -> tuple[OfficeView, ...]:
    """For whoever opens cases or administers users."""
    if not is_granted(person.roles, "open_case"):
        require(person, "administer_users")
    with desk.sessions.reading() as session:
        return tuple(
            view_office(one) for one in session.scalars(select(Office).order_by(Office.code))
        )


def found_office(desk: Desk, person: Person, new: NewOffice) -> UUID:
    require(person, "administer_users")
    with desk.sessions.writing.begin() as session:
        return add_office(desk, session, new)


def add_office(desk: Desk, session: Session, new: NewOffice) -> UUID:
    faults = list(faults_of(desk, new))
    if session.scalar(select(Office.id).where(Office.code == new.code)):
        faults.append(InputFault("code", "already_taken"))
    if faults:
        raise InputInvalid(faults)
    office = new_id()
    session.execute(insert(Office), asdict(new) | {"id": office})
    return office


def faults_of(desk: Desk, new: NewOffice) -> list[InputFault]:
    return [
        InputFault(path, code)
        for path, code, is_wrong in (
            ("code", "not_an_office_code", not CODE.fullmatch(new.code)),
            ("kind", "not_a_choice", new.kind not in KINDS),
            ("province", "not_a_choice", new.province not in desk.provinces),
            ("name_km", "required", not new.name_km.strip()),
            ("name_en", "required", not new.name_en.strip()),
        )
        if is_wrong
    ]


def view_office(row: Office) -> OfficeView:
    return OfficeView(
        id=row.id,
        code=row.code,
        kind=row.kind,
        province=row.province,
        name_km=row.name_km,
        name_en=row.name_en,
    )


def name_of_office(row: Office, person: Person) -> str:
    return row.name_km if person.language == "km" else row.name_en
