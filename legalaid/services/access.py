"""The one loader of cases, by the policy table; out of scope looks like not existing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Text,
    Uuid,
    and_,
    bindparam,
    or_,
    select,
)
from sqlalchemy.orm import Session

from legalaid.domain.errors import NotAllowed, NotFound
from legalaid.domain.roles import Act, Grant, Membership, Person, grants
from legalaid.models.case import Case
from legalaid.models.relation import Relation


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a person's roles reach for one act."""

    person: UUID
    offices: frozenset[UUID]
    provinces: frozenset[str]
    is_own: bool
    is_everywhere: bool

    @property
    def binds(self) -> dict[str, object]:
        return {
            "scope_person": self.person,
            "scope_offices": list(self.offices),
            "scope_provinces": list(self.provinces),
            "scope_own": self.is_own,
            "scope_everywhere": self.is_everywhere,
        }


def scope_of(person: Person, act: Act, on: date) -> Scope:
    """Raises NotAllowed when no role of the person holds the act at all."""
    lines = grants(person.roles, act)
    if not lines:
        raise NotAllowed(act)
    held = [(line, one) for line in lines for one in person.memberships if holds(line, one, on)]
    return Scope(
        person=person.id,
        offices=frozenset(one.office for line, one in held if line.reach == "own_office"),
        provinces=frozenset(one.province for line, one in held if line.reach == "own_province"),
        is_own=any(line.reach == "own_cases" for line, _ in held),
        is_everywhere=any(line.reach == "everywhere" for line, _ in held),
    )


def holds(line: Grant, one: Membership, on: date) -> bool:
    return line.role == one.role and one.holds(on)


OFFICES: BindParameter[UUID] = bindparam("scope_offices", expanding=True, type_=Uuid())
OWN_CASES = select(Relation.case_id).where(
    Relation.user_id == bindparam("scope_person", type_=Uuid()), Relation.to_seq.is_(None)
)
IN_SCOPE: ColumnElement[bool] = or_(
    Case.office_id.in_(OFFICES),
    Case.serving_office_id.in_(OFFICES),
    Case.province.in_(bindparam("scope_provinces", expanding=True, type_=Text())),
    and_(bindparam("scope_own", type_=Boolean()), Case.id.in_(OWN_CASES)),
    bindparam("scope_everywhere", type_=Boolean()),
)
ONE_IN_SCOPE = select(Case).where(Case.reference == bindparam("reference", type_=Text()), IN_SCOPE)


def load_case(session: Session, person: Person, reference: str, act: Act, on: date) -> Case:
    """Whoever asks for a case gets it here. Raises NotAllowed or NotFound."""
    binds = scope_of(person, act, on).binds | {"reference": reference}
    if not reference.isprintable():
        raise NotFound
    case = session.scalar(ONE_IN_SCOPE, binds)
    if case is None:
        raise NotFound
    return case


def roles_in(case: Case, person: Person, act: Act, on: date, *, is_bound: bool) -> frozenset[str]:
    """The roles that reach this case for the act; a role held elsewhere counts for nothing."""
    return frozenset(
        line.role
        for line in grants(person.roles, act)
        for one in person.memberships
        if holds(line, one, on) and reaches(line, one, case, is_bound=is_bound)
    )


def reaches(line: Grant, one: Membership, case: Case, *, is_bound: bool) -> bool:
    if line.reach == "own_office":
        return one.office in {case.office_id, case.serving_office_id}
    if line.reach == "own_province":
        return one.province == case.province
    return is_bound if line.reach == "own_cases" else True
