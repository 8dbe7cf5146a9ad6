"""What a lawyer confirmed of the law, and what still rests on nobody's word."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, Missing
from legalaid.domain.khmer.normaliser import is_blank, normalise
from legalaid.domain.law import Rule
from legalaid.models.base import new_id
from legalaid.models.confirmation import Confirmation
from legalaid.services.desk import Desk

LONGEST = 200
KEPT = "confirmed_texts"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed a text of a rule, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule as it stands now. `earlier` is a word that was given for another text of it."""

    name: str
    rule: Rule
    confirmed: Confirmed | None
    earlier: Confirmed | None


def confirm(desk: Desk, name: str, by: str) -> Standing:
    """Raises Missing for a rule that does not exist, InputInvalid without a name."""
    rule = desk.library.law.rules.get(name)
    if rule is None:
        raise Missing("rule", name)
    with desk.sessions.writing.begin() as session:
        session.add(
            Confirmation(
                id=new_id(),
                rule=name,
                text_hash=rule.text_hash,
                text=rule.text,
                confirmed_by=require_name(by),
                confirmed_at=desk.now(),
            )
        )
    return next(one for one in standings(desk) if one.name == name)


def require_name(by: str) -> str:
    if is_blank(by):
        raise InputInvalid([InputFault("by", "required")])
    return normalise(by.strip(), limit=LONGEST)


def standings(desk: Desk) -> tuple[Standing, ...]:
    """Every rule with the newest word given for its present text, in the order of the file."""
    with desk.sessions.reading() as session:
        found = select(Confirmation).order_by(Confirmation.confirmed_at, Confirmation.id)
        rows = tuple(session.scalars(found))
    return tuple(stand(name, rule, rows) for name, rule in desk.library.law.rules.items())


def stand(name: str, rule: Rule, rows: tuple[Confirmation, ...]) -> Standing:
    now: Confirmed | None = None
    earlier: Confirmed | None = None
    for row in rows:
        if row.rule != name:
            continue
        if row.text_hash == rule.text_hash:
            now = Confirmed(row.confirmed_by, row.confirmed_at)
        else:
            earlier = Confirmed(row.confirmed_by, row.confirmed_at)
    return Standing(name, rule, now, earlier)


def is_confirmed(session: Session, name: str, rule: Rule) -> bool:
    """Asked for each rule of a page; the store is asked once in a session."""
    if KEPT not in session.info:
        found = select(Confirmation.rule, Confirmation.text_hash).distinct()
        session.info[KEPT] = frozenset(tuple(row) for row in session.execute(found))
    return (name, rule.text_hash) in session.info[KEPT]
