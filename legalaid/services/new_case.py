"""What a new case needs before its first event: an office, a number, a key."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputFault, InputInvalid, NotAllowed
from legalaid.domain.roles import Act, Membership, Person, grants
from legalaid.engine.machine import Actor
from legalaid.models.base import new_id, table_of
from legalaid.models.case import Case
from legalaid.models.case_number import CaseNumber
from legalaid.models.office import Office
from legalaid.services.access import holds
from legalaid.services.acts import Opening, TakingOver
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground
from legalaid.services.offices import SERVING
from legalaid.services.writing import Row

NUMBER = table_of(CaseNumber)
OWNER = "case_owner"


@dataclass(frozen=True, slots=True)
class Beginner:
    """Who opens a case, from which office, for which legal aid office to serve."""

    person: Person
    office: UUID
    serving: Office
    actor: Actor


def beginner(
    desk: Desk, session: Session, person: Person, wish: Opening | TakingOver, act: Act
) -> Beginner:
    """Raises NotAllowed, or InputInvalid for an office that cannot serve."""
    held = memberships_for(desk, person, act)
    if wish.office is not None:
        held = [one for one in held if one.office == wish.office]
    if not held:
        raise NotAllowed(act)
    office = held[0].office
    roles = frozenset(one.role for one in held if one.office == office)
    serving = serving_office(session, wish.serving_office or office)
    if serving is None:
        code = "not_a_choice" if wish.serving_office else "required_choice"
        raise InputInvalid([InputFault("serving_office", code)])
    return Beginner(person, office, serving, Actor(person.id, roles, frozenset({OWNER})))


def begins_cases(desk: Desk, definition: Definition) -> bool:
    """The first one of every case, and those for danger."""
    return definition.name == desk.first or definition.workflow.opening.urgent


def memberships_for(desk: Desk, person: Person, act: Act) -> list[Membership]:
    """Those by which a person may begin a case; nobody has a bond to it yet."""
    today = desk.today()
    lines = [one for one in grants(person.roles, act) if one.reach != "own_cases"]
    return [m for m in person.memberships if any(holds(line, m, today) for line in lines)]


def serving_office(session: Session, office: UUID) -> Office | None:
    found = select(Office).where(Office.id == office, Office.kind == SERVING)
    return session.scalar(found)


def serving_offices(session: Session) -> list[Office]:
    return list(session.scalars(select(Office).where(Office.kind == SERVING).order_by(Office.code)))


def next_reference(desk: Desk, connection: Connection, serving: Office) -> str:
    """Counted inside the transaction, so that none is given twice and none is lost."""
    year = desk.today().year
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    count = insert(NUMBER).values(office_id=serving.id, year=year, last=1)
    count = count.on_conflict_do_update(
        index_elements=[NUMBER.c.office_id, NUMBER.c.year], set_={"last": NUMBER.c.last + 1}
    )
    number = connection.execute(count.returning(NUMBER.c.last)).scalar_one()
    return f"{desk.provinces[serving.province]}-{serving.code}-{year}-{number:06}"


def case_row(desk: Desk, by: Beginner, opened_on: date, reference: str) -> Row:
    case = new_id()
    return {
        "id": case, "reference": reference, "office_id": by.office,
        "serving_office_id": by.serving.id, "province": by.serving.province,
        "opened_on": opened_on, "opened_at": desk.now(), "is_closed": False,
        "event_count": 0, "chain_head": b"", "plain": {},
        "wrapped_key": desk.keyring.make_data_key("case", case),
    }  # fmt: skip


def bare_ground(desk: Desk, row: Row) -> Ground:
    """A case in which nothing has happened yet."""
    return Ground(desk, Case(**row), (), (), ())
