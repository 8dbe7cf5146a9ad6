"""Who must learn nothing of a case, such as his cousin at the office; nobody tells them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, aliased

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Act, Person
from legalaid.models.base import new_id, table_of
from legalaid.models.exclusion import Exclusion
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.user import User
from legalaid.services.access_acts import KeepingOut, LettingIn
from legalaid.services.acts import Taken
from legalaid.services.asked import Choice
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.reading import read_reason
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import quality
from legalaid.services.writing import Page

EXCLUSION = table_of(Exclusion)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut:
    """Somebody who is kept out. `is_bound` says that a bond to the case is still held."""

    id: UUID
    name: str
    listed_by: str
    listed_at: datetime
    is_bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOutView:
    """The list of a case, and who else could be put on it."""

    seen: int
    kept_out: tuple[KeptOut, ...]
    people: tuple[Choice, ...]


def view_kept_out(desk: Desk, person: Person, reference: str) -> KeptOutView:
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "keep_out")
        bound = {one.user_id for one in ground.relations}
        kept = tuple(
            KeptOut(
                id=row.id, name=name, listed_by=by, listed_at=row.listed_at,
                is_bound=row.user_id in bound,
            )
            for row, name, by in session.execute(listed(ground))
        )  # fmt: skip
        return KeptOutView(
            seen=ground.case.event_count, kept_out=kept, people=others(session, ground)
        )


def listed(ground: Ground) -> Select[Exclusion, str, str]:
    by = aliased(User)
    found = select(Exclusion, User.name, by.name).join(User, Exclusion.user_id == User.id)
    found = found.join(by, Exclusion.listed_by_id == by.id).order_by(Exclusion.listed_at)
    return found.where(Exclusion.case_id == ground.case.id, Exclusion.lifted_at.is_(None))


def others(session: Session, ground: Ground) -> tuple[Choice, ...]:
    """Everybody of the province who is not kept out yet."""
    kept_out = select(Exclusion.user_id).where(
        Exclusion.case_id == ground.case.id, Exclusion.lifted_at.is_(None)
    )
    found = (
        select(User.id, User.name)
        .join(MembershipRow, MembershipRow.user_id == User.id)
        .join(Office, MembershipRow.office_id == Office.id)
        .where(Office.province == ground.case.province, User.id.not_in(kept_out))
        .distinct()
        .order_by(User.name, User.id)
    )
    return tuple(Choice(id_, name) for id_, name in session.execute(found))


def keep_out(desk: Desk, person: Person, wish: KeepingOut) -> Taken:
    """From here on the user finds the case nowhere, not even who is on its list."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "keep_out"),
        lambda session, ground: plan(session, ground, person, wish),
    )


def plan(session: Session, ground: Ground, person: Person, wish: KeepingOut) -> Planned:
    if wish.user not in {one.id for one in others(session, ground)}:
        raise InputInvalid([InputFault("user", "not_a_choice", {"choice": str(wish.user)})])
    page, seq = begin(ground, person, "keep_out", wish)
    page.insert(Exclusion, {
        "id": new_id(), "case_id": ground.case.id, "user_id": wish.user,
        "listed_by_id": person.id, "listed_at": page.at,
    })  # fmt: skip
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def let_in(desk: Desk, person: Person, wish: LettingIn) -> Taken:
    """Roles and bonds reach the case again."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "let_in"),
        lambda session, ground: plan_letting_in(session, ground, person, wish),
    )


def plan_letting_in(session: Session, ground: Ground, person: Person, wish: LettingIn) -> Planned:
    held = (EXCLUSION.c.id == wish.exclusion, EXCLUSION.c.lifted_at.is_(None))
    own = (*held, EXCLUSION.c.case_id == ground.case.id)
    if session.scalar(select(EXCLUSION.c.id).where(*own)) is None:
        raise NotFound
    page, seq = begin(ground, person, "let_in", wish)
    lifted = {"lifted_by_id": person.id, "lifted_at": page.at}
    page.after.append(update(EXCLUSION).where(*own).values(lifted))
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def begin(
    ground: Ground, person: Person, act: Act, wish: KeepingOut | LettingIn
) -> tuple[Page, int]:
    """The record says that it was done and why; whom it concerns is sealed with it."""
    page = Page.of(ground, person.id, quality(ground.actor(person, act)))
    whom = wish.user if isinstance(wish, KeepingOut) else wish.exclusion
    told = {"answers": {}, "reason": read_reason(wish.reason), "whom": str(whom)}
    seq = page.add_event(new_id(), told, {
        "proceeding_id": None, "kind": act, "happened_on": page.desk.today(), "touched": [],
    })  # fmt: skip
    return page, seq
