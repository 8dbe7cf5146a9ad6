"""What is read of a case before anything is decided in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session, object_session

from legalaid.domain.errors import NotFound
from legalaid.domain.facts import Facts, Standing
from legalaid.domain.fields import Secrecy
from legalaid.domain.roles import EVERYTHING, Act, Person
from legalaid.domain.values import from_json, readable
from legalaid.engine.machine import Actor
from legalaid.models.case import Case
from legalaid.models.classes import COLUMNS, Columns, unite
from legalaid.models.deadline import Deadline
from legalaid.models.office import Office
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.sealing import Seal
from legalaid.models.values import PLAIN, Answers
from legalaid.services.access import classes_in, load_case, roles_in, unread
from legalaid.services.desk import Desk

CASE_ID = bindparam("case", type_=Uuid())  # typed here: no mapper is configured yet
PROCEEDINGS = select(Proceeding).where(Proceeding.case_id == CASE_ID).order_by(Proceeding.number)
OFFICE = select(Office).where(Office.id == bindparam("office", type_=Uuid()))
RELATIONS = select(Relation).where(Relation.case_id == CASE_ID, Relation.to_seq.is_(None))
RUNNING = select(Deadline).where(Deadline.case_id == CASE_ID, Deadline.is_running)


@dataclass
class Ground:
    """A case with its proceedings, bonds and running deadlines, and what they answer.

    `classes` are those of the answers that its reader may read; the others stay shut.
    """

    desk: Desk
    case: Case
    every: tuple[Proceeding, ...]
    relations: tuple[Relation, ...]
    deadlines: tuple[Deadline, ...]
    classes: frozenset[Secrecy] = EVERYTHING
    _columns: dict[UUID, Columns] = field(default_factory=dict)

    @cached_property
    def office(self) -> Office:
        """The office that serves the case, whose letterhead its papers carry."""
        session = object_session(self.case)
        if session is not None:
            return letterhead_of(session, self.case)
        with self.desk.sessions.reading() as own:
            return letterhead_of(own, self.case)

    @cached_property
    def seal(self) -> Seal:
        return self.desk.keyring.unwrap(self.case.wrapped_key, "case", self.case.id)

    @cached_property
    def proceedings(self) -> tuple[Proceeding, ...]:
        """Those that stand: an opening taken back leaves none."""
        return tuple(one for one in self.every if not one.is_void)

    def proceeding(self, number: int) -> Proceeding:
        """Raises NotFound."""
        for one in self.proceedings:
            if one.number == number:
                return one
        raise NotFound

    def numbered(self, id_: UUID | None) -> int | None:
        return next((one.number for one in self.proceedings if one.id == id_), None)

    def columns(self, row: Answers) -> Columns:
        """The opened columns of a case or a proceeding, each opened once."""
        key: UUID = row.id  # type: ignore[attr-defined]
        if key not in self._columns:
            self._columns[key] = {
                name: getattr(row, name) if self.opens(name) else {} for name in COLUMNS
            }
        return self._columns[key]

    def opens(self, column: str) -> bool:
        return column == PLAIN or column in self.classes

    def values_of(self, row: Answers) -> dict[str, object]:
        kept: Mapping[str, Any] = unite(self.columns(row).values())
        catalog = self.desk.library.catalog
        if self.classes != EVERYTHING:
            kept = readable(catalog, self.classes, kept)
        return from_json(catalog, kept)

    def values(self, proceeding: Proceeding | None) -> dict[str, object]:
        """What is answered in the case, and in one proceeding of it."""
        values = self.values_of(self.case)
        return values | self.values_of(proceeding) if proceeding else values

    def standings(self, but: UUID | None) -> tuple[Standing, ...]:
        return tuple(
            Standing(one.id, one.workflow, one.state, one.is_final, one.parent_id)
            for one in self.proceedings
            if one.id != but
        )

    def deadlines_of(self, proceeding: UUID) -> tuple[Deadline, ...]:
        return tuple(one for one in self.deadlines if one.proceeding_id == proceeding)

    def facts(self, proceeding: Proceeding | None, on: date, values: Mapping[str, object]) -> Facts:
        own = proceeding.id if proceeding else None
        running = self.deadlines_of(own) if own else ()
        return Facts(
            on=on,
            values=values,
            proceeding=own,
            others=self.standings(but=own),
            deadlines={one.name: one.due_on for one in running if one.due_on},
            amounts=self.desk.library.amounts(on),
            pause=self.desk.library.law.pause,
        )

    def bonds(self, user: UUID) -> frozenset[str]:
        return frozenset(one.relation for one in self.relations if one.user_id == user)

    def actor(self, person: Person, act: Act) -> Actor:
        bonds = self.bonds(person.id)
        roles = roles_in(self.case, person, act, self.desk.today(), is_bound=bool(bonds))
        return Actor(person.id, roles, bonds)


def letterhead_of(session: Session, case: Case) -> Office:
    return session.scalars(OFFICE, {"office": case.serving_office_id}).one()


def load_ground(desk: Desk, session: Session, person: Person, reference: str, act: Act) -> Ground:
    """The case in the person's scope, and all of it that a decision weighs."""
    case = load_case(session, person, reference, act, desk.today())
    relations = tuple(session.scalars(RELATIONS, {"case": case.id}))
    is_bound = any(one.user_id == person.id for one in relations)
    classes = classes_in(case, person, act, desk.today(), is_bound=is_bound)
    return ground_of(desk, session, case, relations, classes)


def load_whole(desk: Desk, session: Session, person: Person, reference: str, act: Act) -> Ground:
    """The same for an act that weighs every answer and shows none to who does it."""
    case = load_case(session, person, reference, act, desk.today(), is_whole=True)
    return ground_of(desk, session, case)


def ground_of(
    desk: Desk,
    session: Session,
    case: Case,
    relations: tuple[Relation, ...] | None = None,
    classes: frozenset[Secrecy] = EVERYTHING,
) -> Ground:
    """Without a reader, such as for a clock, everything is open."""
    binds = {"case": case.id}
    proceedings = PROCEEDINGS.options(*unread(Proceeding, classes))
    return Ground(
        desk=desk,
        case=case,
        every=tuple(session.scalars(proceedings, binds)),
        relations=relations or tuple(session.scalars(RELATIONS, binds)),
        deadlines=tuple(session.scalars(RUNNING, binds)),
        classes=classes,
    )
