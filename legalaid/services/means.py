"""What the scheme of means says of a case: guidance for people, read by no step and no paper."""

from dataclasses import dataclass
from datetime import date

from legalaid.domain.law import Certainty
from legalaid.domain.means.answers import facts_of
from legalaid.domain.means.changes import changes
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.finding import Change, Finding
from legalaid.domain.means.reckoning import reckon
from legalaid.domain.means.scheme import Scheme
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.services.desk import Desk
from legalaid.services.ground import load_ground
from legalaid.services.notices import note_read


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """The reckoning of the scheme that was in force when the case was opened."""

    scheme: Text
    source: str
    certainty: Certainty
    currency: Text
    finding: Finding
    changes: tuple[Change, ...]


def guide(desk: Desk, person: Person, reference: str) -> Guidance | None:
    """None where no scheme was in force."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "see_case")
        values, on = ground.values(None), ground.case.opened_on
    note_read(desk, person, ground.case.id)
    scheme = desk.library.scheme(on)
    return guidance(scheme, facts_of(values, scheme), on) if scheme else None


def guidance(scheme: Scheme, facts: Facts, on: date) -> Guidance:
    """Of a person outside any case; nothing is kept. Raises InputInvalid as `reckon` does."""
    return Guidance(
        scheme=scheme.title,
        source=scheme.source,
        certainty=scheme.certainty,
        currency=scheme.currency,
        finding=reckon(scheme, facts, on),
        changes=changes(scheme, facts, on),
    )
