"""Signing in and out: sessions live on the server, so that they can be ended there."""

from datetime import date, datetime, timedelta
from typing import Literal, cast
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Membership, Person, Role
from legalaid.models.base import new_id
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services import throttle
from legalaid.services.desk import Desk
from legalaid.services.passwords import hash_token, is_right, make_token
from legalaid.services.staff import SignInView

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=10)
NOTED_EVERY = timedelta(seconds=30)


def sign_in(desk: Desk, login: str, password: str, address: str) -> str:
    """The token for the cookie. Who is unknown, disabled or mistaken gets one answer."""
    login, now = login.strip().casefold(), desk.now()
    if not login.isprintable():
        raise InputInvalid([InputFault("password", "sign_in_failed")])
    counted = throttle.counters(desk, login, address)
    with desk.sessions.writing.begin() as session:
        if seconds := throttle.pause(session, counted, now):
            raise InputInvalid([InputFault("login", "too_many_attempts", {"seconds": seconds})])
        throttle.count(session, counted, now)
        user = session.scalar(select(User).where(User.login == login, User.disabled_at.is_(None)))
    if not is_right(desk, user.password_hash if user else None, password) or user is None:
        raise InputInvalid([InputFault("password", "sign_in_failed")])
    with desk.sessions.writing.begin() as session:
        throttle.forgive(session, counted, now)
        return begin(session, user.id, now)


def begin(session: Session, user: UUID, now: datetime) -> str:
    token = make_token()
    row = {"id": new_id(), "user_id": user, "token_hash": hash_token(token)}
    session.execute(insert(SignIn), row | {"created_at": now, "seen_at": now})
    return token


def sign_out(desk: Desk, token: str) -> None:
    found = (SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        session.execute(update(SignIn).where(*found).values(ended_at=desk.now()))


def person_of(desk: Desk, token: str) -> Person | None:
    """Who is signed in with this token, with the roles held today; None when it has ended."""
    now = desk.now()
    with desk.sessions.reading() as session:
        found = session.execute(select(SignIn, User).join(User, SignIn.user_id == User.id).where(
            SignIn.token_hash == hash_token(token), *standing(now)
        )).one_or_none()  # fmt: skip
        if found is None:
            return None
        signed, user = found
        person = as_person(session, user, desk.today())
    if now - signed.seen_at > NOTED_EVERY:
        note(desk, signed.id)
    return person


def standing(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Not ended, not idle, not too old, and of a user who is not disabled."""
    return (
        SignIn.ended_at.is_(None),
        SignIn.seen_at > now - IDLE,
        SignIn.created_at > now - LONGEST,
        User.disabled_at.is_(None),
    )


def note(desk: Desk, sign_in_id: UUID) -> None:
    with desk.sessions.writing.begin() as session:
        session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=desk.now()))


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


def list_sign_ins(desk: Desk, person: Person, token: str) -> tuple[SignInView, ...]:
    """Where this person is signed in."""
    mine = select(SignIn, User).join(User, SignIn.user_id == User.id)
    mine = mine.where(User.id == person.id, *standing(desk.now())).order_by(SignIn.created_at)
    with desk.sessions.reading() as session:
        return tuple(
            SignInView(one.id, one.created_at, one.seen_at, one.token_hash == hash_token(token))
            for one, _user in session.execute(mine)
        )


def end_sign_in(desk: Desk, person: Person, sign_in_id: UUID) -> None:
    mine = (SignIn.id == sign_in_id, SignIn.user_id == person.id, SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        ended = session.execute(
            update(SignIn).where(*mine).values(ended_at=desk.now()).returning(SignIn.id)
        )
        if ended.first() is None:
            raise NotFound
