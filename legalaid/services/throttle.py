"""How long an account or an address must wait before it may try again."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.models.attempt import Attempt
from legalaid.models.base import new_id
from legalaid.services.desk import Desk

REMEMBERED = timedelta(minutes=30)
FREE_OF_ACCOUNT = 5
FREE_OF_ADDRESS = 30
FREE_OF_FILES = 20
LONGEST_PAUSE = 90  # seconds: in an hour some fifty tries at one account are looked at


def counters(desk: Desk, login: str, address: str) -> dict[str, int]:
    """What is counted, and how many failures each may have without a pause."""
    return {
        desk.keyring.keyed_hash(f"account {login}"): FREE_OF_ACCOUNT,
        desk.keyring.keyed_hash(f"address {address}"): FREE_OF_ADDRESS,
    }


def counter(desk: Desk, name: str) -> dict[str, int]:
    """One counter of an account: of its codes, or of the password that ends a quiet time."""
    return {desk.keyring.keyed_hash(name): FREE_OF_ACCOUNT}


def admit(session: Session, counted: dict[str, int], now: datetime, path: str) -> None:
    """Counts a try, or raises InputInvalid with the seconds to wait."""
    if seconds := pause(session, counted, now):
        raise InputInvalid([InputFault(path, "too_many_attempts", {"seconds": seconds})])
    count(session, counted, now)


def file_counters(desk: Desk, address: str) -> dict[str, int]:
    """The same for who asks whether files were made here."""
    return {desk.keyring.keyed_hash(f"files of {address}"): FREE_OF_FILES}


def pause(session: Session, counted: dict[str, int], now: datetime) -> int:
    """Seconds to wait: a delay that grows, never a lock that keeps a lawyer out on a last day."""
    recent = (
        select(Attempt.counted, func.count(), func.max(Attempt.at))
        .where(Attempt.counted.in_(counted), Attempt.at > now - REMEMBERED)
        .group_by(Attempt.counted)
    )
    waits = [
        remaining(failures - counted[name], now - last)
        for name, failures, last in session.execute(recent)
    ]
    return max(waits, default=0)


def remaining(too_many: int, since: timedelta) -> int:
    if too_many < 0:
        return 0
    wait = min(1 << min(too_many, 10), LONGEST_PAUSE)
    return max(0, ceil(wait - since.total_seconds()))


def count(session: Session, counted: Iterable[str], now: datetime) -> None:
    """Before the password is looked at, so that many tries at once are all counted."""
    session.execute(delete(Attempt).where(Attempt.at <= now - REMEMBERED))
    rows = [{"id": new_id(), "counted": name, "at": now} for name in counted]
    session.execute(insert(Attempt), rows)


def forgive(session: Session, counted: Iterable[str], now: datetime) -> None:
    """After a success: the account starts anew, the address loses this one try."""
    account, *address = counted
    session.execute(delete(Attempt).where(Attempt.counted == account))
    session.execute(delete(Attempt).where(Attempt.counted.in_(address), Attempt.at == now))
