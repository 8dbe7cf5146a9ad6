"""Who holds a token, and what she must still show before it opens anything."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, cast
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import Missing
from legalaid.domain.roles import Membership, Person, Role, needs_second_factor
from legalaid.models.factor import Factor
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services.desk import Desk
from legalaid.services.tokens import hash_token

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=10)
NOTED_EVERY = timedelta(seconds=30)
Lack = Literal["password", "code", "factor"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`lacks` the password after a quiet time, a code, or a second factor to be set up first."""

    person: Person
    lacks: Lack | None
    is_shared: bool


def standing_of(desk: Desk, token: str) -> Standing | None:
    """None when the sign-in has ended, is too old, or its user is disabled."""
    now = desk.now()
    with desk.sessions.reading() as session:
        found = session.execute(
            select(SignIn, User, Factor.confirmed_at)
            .join(User, SignIn.user_id == User.id)
            .outerjoin(Factor, Factor.user_id == User.id)
            .where(SignIn.token_hash == hash_token(token), *unended(now))
        ).one_or_none()
        if found is None:
            return None
        signed, user, confirmed_at = found
        person = as_person(session, user, desk.today())
    lacks = lack(desk, person, signed, has_factor=confirmed_at is not None)
    if lacks is None and now - signed.seen_at > NOTED_EVERY:
        note(desk, signed.id)
    return Standing(person, lacks, signed.is_shared)


def person_of(desk: Desk, token: str) -> Person | None:
    """Who is signed in with this token and has shown all that is asked of her."""
    standing = standing_of(desk, token)
    return standing.person if standing and standing.lacks is None else None


def lack(desk: Desk, person: Person, signed: SignIn, *, has_factor: bool) -> Lack | None:
    if signed.seen_at <= desk.now() - IDLE:
        return "password"
    if not is_factor_asked(desk, person):
        return None
    if not has_factor:
        return "factor"
    return None if signed.proved_at else "code"


def is_factor_asked(desk: Desk, person: Person) -> bool:
    return desk.asks_second_factor and needs_second_factor(person.roles)


def unended(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Not ended, not too old, and of a user who is not disabled; perhaps quiet for long."""
    return (
        SignIn.ended_at.is_(None),
        SignIn.created_at > now - LONGEST,
        User.disabled_at.is_(None),
    )


def note(desk: Desk, sign_in_id: UUID) -> None:
    with desk.sessions.writing.begin() as session:
        session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=desk.now()))


def person_called(desk: Desk, login: str) -> Person:
    """Who acts from the command line of this installation. Raises Missing."""
    with desk.sessions.reading() as session:
        found = select(User).where(User.login == login, User.disabled_at.is_(None))
        user = session.scalar(found)
        if user is None:
            raise Missing("user", login)
        return as_person(session, user, desk.today())


def as_person(session: Session, user: User, on: date) -> Person:
    return Person(
        id=user.id,
        login=user.login,
        name=user.name,
        language=cast("Literal['km', 'en']", user.language),
        memberships=memberships_of(session, user.id, on),
    )


def memberships_of(session: Session, user: UUID, on: date) -> tuple[Membership, ...]:
    held = (
        select(MembershipRow, Office.province)
        .join(Office, MembershipRow.office_id == Office.id)
        .where(
            MembershipRow.user_id == user,
            MembershipRow.starts_on <= on,
            or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= on),
        )
    )
    return tuple(
        Membership(cast("Role", row.role), row.office_id, province, row.starts_on, row.ends_on)
        for row, province in session.execute(held)
    )
