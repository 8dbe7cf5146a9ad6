"""Showing once more who one is: after a quiet time, and before what reaches far."""

from datetime import timedelta

from sqlalchemy import select, update

from legalaid.domain.errors import InputFault, InputInvalid, ProofWanted
from legalaid.domain.roles import Person
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services import throttle
from legalaid.services.desk import Desk
from legalaid.services.factors import prove_code, raise_sign_in
from legalaid.services.passwords import is_right
from legalaid.services.standing import is_factor_asked
from legalaid.services.tokens import hash_token, make_token

FRESH = timedelta(minutes=5)


def require_proof(desk: Desk, token: str) -> None:
    """Raises ProofWanted where all that is asked was not shown in the last minutes (ASVS 7.5.3)."""
    asked = select(SignIn.proved_at).where(SignIn.token_hash == hash_token(token))
    with desk.sessions.reading() as session:
        proved_at = session.scalar(asked)
    if proved_at is None or proved_at <= desk.now() - FRESH:
        raise ProofWanted


def prove(desk: Desk, person: Person, token: str, password: str, code: str) -> str:
    """The password, and a code where the person's roles need a second factor: a new token."""
    require_password(desk, person, password)
    if is_factor_asked(desk, person):
        return prove_code(desk, person, token, code)
    return raise_sign_in(desk, token)


def come_back(desk: Desk, person: Person, token: str, password: str) -> str:
    """After a quiet time the password alone opens again, within the hours of the sign-in."""
    require_password(desk, person, password)
    fresh = make_token()
    held = update(SignIn).where(SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        session.execute(held.values(token_hash=hash_token(fresh), seen_at=desk.now()))
    return fresh


def require_password(desk: Desk, person: Person, password: str) -> None:
    """Raises InputInvalid; tries are counted apart from those of strangers at the door."""
    counted, now = throttle.counter(desk, f"back {person.id}"), desk.now()
    with desk.sessions.writing.begin() as session:
        throttle.admit(session, counted, now, "password")
        stored = session.scalar(select(User.password_hash).where(User.id == person.id))
    if not is_right(desk, stored, password):
        raise InputInvalid([InputFault("password", "password_wrong")])
    with desk.sessions.writing.begin() as session:
        throttle.forgive(session, counted, now)
