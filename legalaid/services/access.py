"""The one loader of cases, by the policy table; out of scope looks like not existing.

Whoever is kept out of a case finds it nowhere, whatever roles are held. A class of answers that no
role of the person opens is not even read from the store.
"""

from collections.abc import Collection, Iterator
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
from sqlalchemy.orm import Session, defer
from sqlalchemy.sql.base import ExecutableOption

from legalaid.domain.errors import NotAllowed, NotFound
from legalaid.domain.fields import Secrecy
from legalaid.domain.roles import EVERYTHING, Act, Grant, Membership, Person, grants
from legalaid.models.case import Case
from legalaid.models.exclusion import Exclusion
from legalaid.models.relation import Relation
from legalaid.models.values import SEALED, Answers


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
    held = lines_of(person, act, on)
    return Scope(
        person=person.id,
        offices=frozenset(one.office for line, one in held if line.reach == "own_office"),
        provinces=frozenset(one.province for line, one in held if line.reach == "own_province"),
        is_own=any(line.reach == "own_cases" for line, _ in held),
        is_everywhere=any(line.reach == "everywhere" for line, _ in held),
    )


def lines_of(person: Person, act: Act, on: date) -> list[tuple[Grant, Membership]]:
    """The lines of the table for the act, each with the membership that it goes by."""
    lines = grants(person.roles, act)
    if not lines:
        raise NotAllowed(act)
    return [(line, one) for line in lines for one in person.memberships if holds(line, one, on)]


def holds(line: Grant, one: Membership, on: date) -> bool:
    return line.role == one.role and one.holds(on)


OFFICES: BindParameter[UUID] = bindparam("scope_offices", expanding=True, type_=Uuid())
OWN_CASES = select(Relation.case_id).where(
    Relation.user_id == bindparam("scope_person", type_=Uuid()), Relation.to_seq.is_(None)
)
KEPT_OUT = select(Exclusion.case_id).where(
    Exclusion.user_id == bindparam("scope_person", type_=Uuid()), Exclusion.lifted_at.is_(None)
)
IN_SCOPE: ColumnElement[bool] = and_(
    or_(
        Case.office_id.in_(OFFICES),
        Case.serving_office_id.in_(OFFICES),
        Case.province.in_(bindparam("scope_provinces", expanding=True, type_=Text())),
        and_(bindparam("scope_own", type_=Boolean()), Case.id.in_(OWN_CASES)),
        bindparam("scope_everywhere", type_=Boolean()),
    ),
    Case.id.not_in(KEPT_OUT),
    Case.erased_at.is_(None),
)
ONE_IN_SCOPE = select(Case).where(Case.reference == bindparam("reference", type_=Text()), IN_SCOPE)


def load_case(  # noqa: PLR0913  the one way to a case says all it is asked for
    session: Session, person: Person, reference: str, act: Act, on: date, *, is_whole: bool = False
) -> Case:
    """Whoever asks for a case gets it here. Raises NotAllowed or NotFound.

    `is_whole`: an act that weighs every answer and shows none, such as a change of version.
    """
    binds = scope_of(person, act, on).binds | {"reference": reference}
    if not reference.isprintable():
        raise NotFound
    left = () if is_whole else unread(Case, most(person, act, on))
    case = session.scalar(ONE_IN_SCOPE.options(*left), binds)
    if case is None:
        raise NotFound
    return case


def most(person: Person, act: Act, on: date) -> frozenset[Secrecy]:
    """The classes that the person's roles open for the act anywhere."""
    return frozenset().union(*(line.classes for line, _ in lines_of(person, act, on)))


def least(person: Person, act: Act, on: date) -> frozenset[Secrecy]:
    """The classes that they open wherever they reach: what a list of cases may show."""
    held = lines_of(person, act, on)
    return EVERYTHING.intersection(*(line.classes for line, _ in held)) if held else frozenset()


def unread(model: type[Answers], open_: Collection[str]) -> Iterator[ExecutableOption]:
    """Leaves the sealed columns of the other classes in the store; to ask for one is an error."""
    for name in SEALED:
        if name not in open_:
            yield defer(getattr(model, f"sealed_{name}"), raiseload=True)


def classes_in(
    case: Case, person: Person, act: Act, on: date, *, is_bound: bool
) -> frozenset[Secrecy]:
    """The classes of answers that the person may read in this case for the act."""
    held = lines_of(person, act, on)
    reaching = (line for line, one in held if reaches(line, one, case, is_bound=is_bound))
    return frozenset().union(*(line.classes for line in reaching))


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
