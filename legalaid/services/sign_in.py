"""Signing in and out: sessions live on the server, so that they can be ended there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Person
from legalaid.models.base import new_id
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services import throttle
from legalaid.services.desk import Desk
from legalaid.services.passwords import is_right
from legalaid.services.staff import SignInView
from legalaid.services.standing import IDLE, as_person, is_factor_asked, unended
from legalaid.services.tokens import hash_token, make_token


def sign_in(desk: Desk, login: str, password: str, address: str, *, is_shared: bool = False) -> str:
    """The token for the cookie. Who is unknown, disabled or mistaken gets one answer."""
    login, now = login.strip().casefold(), desk.now()
    if not login.isprintable():
        raise InputInvalid([InputFault("password", "sign_in_failed")])
    counted = throttle.counters(desk, login, address)
    with desk.sessions.writing.begin() as session:
        throttle.admit(session, counted, now, "login")
        user = session.scalar(select(User).where(User.login == login, User.disabled_at.is_(None)))
    if not is_right(desk, user.password_hash if user else None, password) or user is None:
        raise InputInvalid([InputFault("password", "sign_in_failed")])
    with desk.sessions.writing.begin() as session:
        throttle.forgive(session, counted, now)
        return begin(desk, session, user, now, is_shared=is_shared)


def begin(desk: Desk, session: Session, user: User, now: datetime, *, is_shared: bool) -> str:
    """Where a second factor is asked, the password alone proves nothing yet."""
    token, person = make_token(), as_person(session, user, desk.today())
    row = {"id": new_id(), "user_id": user.id, "token_hash": hash_token(token)}
    session.execute(insert(SignIn), row | {
        "created_at": now, "seen_at": now, "is_shared": is_shared,
        "proved_at": None if is_factor_asked(desk, person) else now,
    })  # fmt: skip
    return token


def sign_out(desk: Desk, token: str) -> None:
    found = (SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        session.execute(update(SignIn).where(*found).values(ended_at=desk.now()))


def list_sign_ins(desk: Desk, person: Person, token: str) -> tuple[SignInView, ...]:
    """Where this person is signed in."""
    now = desk.now()
    mine = select(SignIn).join(User, SignIn.user_id == User.id)
    mine = mine.where(User.id == person.id, SignIn.seen_at > now - IDLE, *unended(now))
    with desk.sessions.reading() as session:
        return tuple(
            SignInView(one.id, one.created_at, one.seen_at, one.token_hash == hash_token(token))
            for one in session.scalars(mine.order_by(SignIn.created_at))
        )


def end_sign_in(desk: Desk, person: Person, sign_in_id: UUID) -> None:
    mine = (SignIn.id == sign_in_id, SignIn.user_id == person.id, SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        ended = session.execute(
            update(SignIn).where(*mine).values(ended_at=desk.now()).returning(SignIn.id)
        )
        if ended.first() is None:
            raise NotFound
