"""Passwords: which are taken, whether one is right, and how a person changes or first sets one."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from zxcvbn import zxcvbn

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Person
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services.desk import Desk
from legalaid.services.tokens import hash_token, make_token

SHORTEST, LONGEST = 12, 128
WEIGHED = 72  # characters: what the estimate takes
FEWEST_GUESSES = 9.0  # as a power of ten
AT_ONCE = BoundedSemaphore(2)  # each hash takes 64 MiB


@cache
def nobodys_hash(hasher: PasswordHasher) -> str:
    """Looked at when there is no such user, so that the answer takes as long."""
    return hasher.hash(make_token())


def is_right(desk: Desk, stored: str | None, password: str) -> bool:
    with AT_ONCE:
        try:
            desk.hasher.verify(stored or nobodys_hash(desk.hasher), password[: LONGEST + 1])
        except VerifyMismatchError:
            return False
    return stored is not None


def require_good(password: str, login: str, path: str = "password") -> None:
    """Length before all; no rule about kinds of characters, and no expiry (ASVS 6.2)."""
    if len(password) < SHORTEST:
        raise InputInvalid([InputFault(path, "password_short", {"limit": SHORTEST})])
    if len(password) > LONGEST:
        raise InputInvalid([InputFault(path, "too_long", {"limit": LONGEST})])
    if login in password.casefold() or is_guessed(password, login):
        raise InputInvalid([InputFault(path, "password_plain")])


def is_guessed(password: str, login: str) -> bool:
    """Whether lists of common passwords, words and patterns lead to it (ASVS 6.2.4)."""
    weighed = zxcvbn(password[:WEIGHED], user_inputs=[login])
    return float(weighed["guesses_log10"]) < FEWEST_GUESSES


def change_password(desk: Desk, person: Person, token: str, old: str, new: str) -> None:
    """Every other browser of the person is signed out."""
    with desk.sessions.reading() as session:
        stored = session.scalar(select(User.password_hash).where(User.id == person.id))
    if not is_right(desk, stored, old):
        raise InputInvalid([InputFault("old_password", "password_wrong")])
    require_good(new, person.login, "new_password")
    with desk.sessions.writing.begin() as session:
        keep(desk, session, person, new)
        end_all(desk, session, person, but=token)


def keep(desk: Desk, session: Session, person: Person, password: str) -> None:
    hashed = desk.hasher.hash(password)
    session.execute(update(User).where(User.id == person.id).values(password_hash=hashed))


def end_all(desk: Desk, session: Session, person: Person, *, but: str) -> None:
    others = (
        SignIn.user_id == person.id,
        SignIn.ended_at.is_(None),
        SignIn.token_hash != hash_token(but),
    )
    session.execute(update(SignIn).where(*others).values(ended_at=desk.now()))


def accept_invitation(desk: Desk, code: str, password: str) -> None:
    """The person sets the first password; the code is used up."""
    with desk.sessions.writing.begin() as session:
        invited = select(User).where(
            User.invitation_hash == hash_token(code),
            User.invitation_ends_at > desk.now(),
            User.disabled_at.is_(None),
        )
        user = session.scalar(invited)
        if user is None:
            raise NotFound
        require_good(password, user.login)
        user.password_hash = desk.hasher.hash(password)
        user.invitation_hash = user.invitation_ends_at = None
        session.flush()
