"""Bonds of users to a case: made by the step that asks a field of type user."""

from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import LAWYER, POLICY
from legalaid.models.base import new_id, table_of
from legalaid.models.exclusion import Exclusion
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.relation import Relation
from legalaid.models.user import User
from legalaid.services.asked import Choice
from legalaid.services.ground import Ground
from legalaid.services.writing import Page

RELATION = table_of(Relation)
OWN_CASES = frozenset(g.role for g in POLICY if (g.act, g.reach) == ("take_step", "own_cases"))
OWN_OFFICE = frozenset(g.role for g in POLICY if (g.act, g.reach) == ("take_step", "own_office"))


def is_relation(catalog: FieldCatalog, path: str) -> bool:
    return path in catalog.fields and catalog.fields[path].type == "user"


def bind(page: Page, answers: Values, seq: int) -> None:
    """The answer to a user field holds from this event on."""
    for name, value in answers.items():
        if is_relation(page.desk.library.catalog, name):
            rebind(page, name, UUID(str(value)), seq)


def rebind(page: Page, relation: str, user: UUID, seq: int) -> None:
    held = [one for one in page.ground.relations if one.relation == relation]
    if any(one.user_id == user for one in held):
        return
    over = [one.id for one in held]
    if over:
        page.after.append(update(RELATION).where(RELATION.c.id.in_(over)).values(to_seq=seq))
    page.insert(Relation, {
        "id": new_id(), "case_id": page.ground.case.id, "relation": relation,
        "user_id": user, "from_seq": seq, "to_seq": None,
    })  # fmt: skip


def candidates(session: Session, ground: Ground, relation: str) -> tuple[Choice, ...]:
    """Who may hold the bond: a lawyer of the province, or somebody of the case's offices."""
    today, case = ground.desk.today(), ground.case
    offices = [case.office_id, case.serving_office_id]
    kept_out = select(Exclusion.user_id).where(
        Exclusion.case_id == case.id, Exclusion.lifted_at.is_(None)
    )
    of_office = MembershipRow.role.in_(OWN_OFFICE) & MembershipRow.office_id.in_(offices)
    of_province = MembershipRow.role.in_(OWN_CASES) & (Office.province == case.province)
    found = (
        select(User.id, User.name)
        .join(MembershipRow, MembershipRow.user_id == User.id)
        .join(Office, MembershipRow.office_id == Office.id)
        .where(
            of_province if relation == LAWYER else of_office,
            User.disabled_at.is_(None),
            User.id.not_in(kept_out),
            MembershipRow.starts_on <= today,
            or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= today),
        )
        .distinct()
        .order_by(User.name, User.id)
    )
    return tuple(Choice(id_, name) for id_, name in session.execute(found))


def faults_of_users(session: Session, ground: Ground, answers: Values) -> list[InputFault]:
    """A user who may not hold the bond is no choice."""
    catalog = ground.desk.library.catalog
    return [
        InputFault(name, "not_a_choice", {"choice": str(value)})
        for name, value in answers.items()
        if is_relation(catalog, name)
        and UUID(str(value)) not in {one.id for one in candidates(session, ground, name)}
    ]
