"""What a lawyer confirmed of the law, and what still rests on nobody's word."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, Missing, NotAllowed, NotFound
from legalaid.domain.khmer.normaliser import RefusedText, is_blank, normalise
from legalaid.domain.law import Rule
from legalaid.domain.roles import Person, is_granted
from legalaid.models.base import new_id
from legalaid.models.confirmation import Confirmation
from legalaid.services.desk import Desk

LONGEST = 200
KEPT = "confirmed_texts"


@dataclass(frozen=True, slots=True)
class Word:
    """A lawyer's word for a text: by name, number at the Bar, and the hash of what was read."""

    by: str
    bar_number: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed a text of a rule, and when."""

    by: str
    bar_number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule as it stands now. `earlier` is a word that was given for another text of it."""

    name: str
    rule: Rule
    confirmed: Confirmed | None
    earlier: Confirmed | None


def confirm(desk: Desk, person: Person, name: str, word: Word) -> None:
    """A lawyer's own word, or one that a supervisor has in hand.

    Raises NotFound, NotAllowed, and InputInvalid for a name or number left blank, and where the
    text is no longer the one that was read.
    """
    rule = desk.library.law.rules.get(name)
    if rule is None:
        raise NotFound
    require_granted(person)
    faults = [InputFault(path, "required") for path in ("by", "bar_number") if blank(word, path)]
    if word.text_hash != rule.text_hash:
        faults.append(InputFault("text", "text_changed"))
    if faults:
        raise InputInvalid(faults)
    record(desk, name, word, person.id)


def require_granted(person: Person) -> None:
    if not is_granted(person.roles, "confirm_law"):
        raise NotAllowed("confirm_law")


def blank(word: Word, path: str) -> bool:
    return is_blank(getattr(word, path))


def confirm_present(desk: Desk, name: str, by: str, bar_number: str = "") -> Standing:
    """The same from the command line, for the text as it reads now.

    Raises Missing for a rule that does not exist, InputInvalid without a name.
    """
    rule = desk.library.law.rules.get(name)
    if rule is None:
        raise Missing("rule", name)
    if is_blank(by):
        raise InputInvalid([InputFault("by", "required")])
    record(desk, name, Word(by, bar_number, rule.text_hash), None)
    return standing_of(desk, name)


def record(desk: Desk, name: str, word: Word, recorded_by: UUID | None) -> None:
    rule = desk.library.law.rules[name]
    with desk.sessions.writing.begin() as session:
        session.add(
            Confirmation(
                id=new_id(),
                rule=name,
                text_hash=rule.text_hash,
                text=rule.text,
                confirmed_by=read_line("by", word.by),
                bar_number=read_line("bar_number", word.bar_number),
                confirmed_at=desk.now(),
                recorded_by_id=recorded_by,
            )
        )


def read_line(path: str, typed: str) -> str:
    try:
        return normalise(typed.strip(), limit=LONGEST)
    except RefusedText as refused:
        fault = InputFault(path, refused.code, {"limit": LONGEST})
        raise InputInvalid([fault]) from refused


def standing_of(desk: Desk, name: str) -> Standing:
    """Raises NotFound."""
    for one in standings(desk):
        if one.name == name:
            return one
    raise NotFound


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
            now = said_in(row)
        else:
            earlier = said_in(row)
    return Standing(name, rule, now, earlier)


def said_in(row: Confirmation) -> Confirmed:
    return Confirmed(row.confirmed_by, row.bar_number, row.confirmed_at)


def is_confirmed(session: Session, name: str, rule: Rule) -> bool:
    """Asked for each rule of a page; the store is asked once in a session."""
    if KEPT not in session.info:
        found = select(Confirmation.rule, Confirmation.text_hash).distinct()
        session.info[KEPT] = frozenset(tuple(row) for row in session.execute(found))
    return (name, rule.text_hash) in session.info[KEPT]
