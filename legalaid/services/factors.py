"""The second factor: a telephone that makes codes, or a printed sheet of codes; each code once."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyotp
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.khmer.numerals import to_latin
from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.factor import Factor, PrintedCode
from legalaid.models.sealing import bound
from legalaid.models.sign_in import SignIn
from legalaid.services import throttle
from legalaid.services.desk import Desk
from legalaid.services.tokens import hash_token, make_token

ISSUER = "desk"
STEP = 30  # seconds a code of a telephone lasts
DRIFT = (0, -1, 1)  # steps a telephone's clock may be off
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that reads like another
CODE_LENGTH = 10
CODES_BESIDE_A_PHONE, CODES_OF_A_SHEET = 10, 60


@dataclass(frozen=True, slots=True)
class FactorView:
    """What a person has: whether a telephone, and how many printed codes are left."""

    has_phone: bool
    is_confirmed: bool
    codes_left: int

    @property
    def has_sheet_alone(self) -> bool:
        return self.codes_left > 0 and not self.has_phone


def view_factor(desk: Desk, person: Person) -> FactorView:
    with desk.sessions.reading() as session:
        row = session.get(Factor, person.id)
        unused = (PrintedCode.user_id == person.id, PrintedCode.used_at.is_(None))
        left = session.scalar(select(func.count()).select_from(PrintedCode).where(*unused))
        return FactorView(
            has_phone=row is not None and row.sealed is not None,
            is_confirmed=row is not None and row.confirmed_at is not None,
            codes_left=left or 0,
        )


def begin_phone(desk: Desk, person: Person, *, anew: bool = False) -> str:
    """The address `otpauth://…` that a telephone reads; the same until it is confirmed."""
    with desk.sessions.writing.begin() as session:
        row = session.get(Factor, person.id)
        is_begun = row is not None and row.confirmed_at is None and not anew
        secret = row.secret if row is not None and is_begun else None
        if secret is None:
            secret = pyotp.random_base32()
            replace(desk, session, person, secret)
    return pyotp.TOTP(secret).provisioning_uri(name=person.login, issuer_name=ISSUER)


def secret_of(address: str) -> str:
    """What can be typed into a telephone instead of reading the picture, in groups of four."""
    secret = pyotp.parse_uri(address).secret
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def confirm_phone(desk: Desk, person: Person, token: str, code: str) -> tuple[str, list[str]]:
    """A code shows that the telephone holds the secret: a new token, and codes to print."""
    prove_by(desk, person, code, kept=True)
    return raise_sign_in(desk, token), print_codes(desk, person, CODES_BESIDE_A_PHONE)


def begin_sheet(desk: Desk, person: Person) -> list[str]:
    """For who has no telephone: a sheet alone; its first code in use confirms it."""
    with desk.sessions.writing.begin() as session:
        replace(desk, session, person, None)
    return print_codes(desk, person, CODES_OF_A_SHEET)


def renew_sheet(desk: Desk, person: Person) -> list[str]:
    """The codes printed before open nothing any more."""
    has_phone = view_factor(desk, person).has_phone
    return print_codes(desk, person, CODES_BESIDE_A_PHONE if has_phone else CODES_OF_A_SHEET)


def replace(desk: Desk, session: Session, person: Person, secret: str | None) -> None:
    """What was confirmed before ends: the caller has let the person prove herself anew."""
    forget_factor(session, person.id)
    wrapped = sealed = None
    if secret is not None:
        wrapped = desk.keyring.make_data_key("factor", person.id)
        seal = desk.keyring.unwrap(wrapped, "factor", person.id)
        sealed = seal.close(secret.encode(), bound("factor", person.id, "sealed"))
    session.execute(insert(table_of(Factor)), {
        "user_id": person.id, "begun_at": desk.now(), "confirmed_at": None,
        "wrapped_key": wrapped, "sealed": sealed, "last_step": 0,
    })  # fmt: skip


def forget_factor(session: Session, user: UUID) -> None:
    session.execute(delete(Factor).where(Factor.user_id == user))
    session.execute(delete(PrintedCode).where(PrintedCode.user_id == user))


def print_codes(desk: Desk, person: Person, number: int) -> list[str]:
    codes = ["".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH)) for _ in range(number)]
    rows = [
        {"id": new_id(), "user_id": person.id, "used_at": None, "code_hash": hashed(desk, code)}
        for code in codes
    ]
    with desk.sessions.writing.begin() as session:
        session.execute(delete(PrintedCode).where(PrintedCode.user_id == person.id))
        session.execute(insert(PrintedCode), rows)
    return codes


def hashed(desk: Desk, code: str) -> str:
    return desk.keyring.keyed_hash(f"printed code {code}")


def prove_code(desk: Desk, person: Person, token: str, code: str) -> str:
    """A new token for the sign-in that has shown a code. Raises InputInvalid."""
    prove_by(desk, person, code, kept=False)
    return raise_sign_in(desk, token)


def prove_by(desk: Desk, person: Person, typed: str, *, kept: bool) -> None:
    """Uses a code up. `kept`: only the telephone's secret that is being set up is asked."""
    now, code = desk.now(), to_latin(typed).upper().replace(" ", "").replace("-", "")
    counted = throttle.counter(desk, f"code {person.id}")
    with desk.sessions.writing.begin() as session:
        throttle.admit(session, counted, now, "code")
    with desk.sessions.writing.begin() as session:
        by_phone = is_of_phone(session, person, code, now)
        if not by_phone and (kept or not is_printed(desk, session, person, code)):
            raise InputInvalid([InputFault("code", "code_wrong")])
        confirm = update(Factor).where(Factor.user_id == person.id, Factor.confirmed_at.is_(None))
        session.execute(confirm.values(confirmed_at=now))
        throttle.forgive(session, counted, now)


def is_of_phone(session: Session, person: Person, code: str, now: datetime) -> bool:
    """Newer than the last one used, so that a code that was looked over opens nothing."""
    row = session.get(Factor, person.id)
    secret = row.secret if row is not None else None
    if secret is None:
        return False
    here = int(now.timestamp()) // STEP
    for step in (here + drift for drift in DRIFT):
        if secrets.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), code.encode()):
            newer = update(Factor).where(Factor.user_id == person.id, Factor.last_step < step)
            return is_one(session, newer.values(last_step=step).returning(Factor.user_id))
    return False


def is_printed(desk: Desk, session: Session, person: Person, code: str) -> bool:
    unused = update(PrintedCode).where(
        PrintedCode.user_id == person.id,
        PrintedCode.code_hash == hashed(desk, code),
        PrintedCode.used_at.is_(None),
    )
    return is_one(session, unused.values(used_at=desk.now()).returning(PrintedCode.id))


def is_one(session: Session, change: object) -> bool:
    return session.execute(change).first() is not None  # type: ignore[call-overload]


def raise_sign_in(desk: Desk, token: str) -> str:
    """More is open from here on, so the token is another one (ASVS 7.2.4)."""
    fresh, now = make_token(), desk.now()
    held = update(SignIn).where(SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
    with desk.sessions.writing.begin() as session:
        session.execute(held.values(token_hash=hash_token(fresh), proved_at=now, seen_at=now))
    return fresh
