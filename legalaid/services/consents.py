"""What she agreed to: whether a receiver may be told, and all her consents of a case.

Nothing goes to anybody outside the case without `require_consent`. Whoever keeps a right that
rests on a consent keeps its id and asks `IN_FORCE` of it at each use: then it ends with her word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Text, Uuid, and_, bindparam, select
from sqlalchemy.orm import Session

from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.domain.fields import Secrecy
from legalaid.domain.part import Text as Said
from legalaid.domain.roles import Person
from legalaid.models.consent import Consent
from legalaid.services.access import roles_in
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.receivers import Receiver, receivers

IN_FORCE: ColumnElement[bool] = and_(
    Consent.ended_by_id.is_(None),
    Consent.given_on <= bindparam("on", type_=Date()),
    Consent.expires_on >= bindparam("on", type_=Date()),
)
FOR_RECEIVER = (
    select(Consent.id)
    .where(
        Consent.case_id == bindparam("case", type_=Uuid()),
        Consent.receiver == bindparam("receiver", type_=Text()),
        Consent.purpose == bindparam("purpose", type_=Text()),
        IN_FORCE,
    )
    .order_by(Consent.is_override, Consent.expires_on.desc())
    .limit(1)
)


def consent_in_force(
    session: Session, case: UUID, receiver: str, purpose: str, on: date
) -> UUID | None:
    """The consent that lets the receiver be told for the purpose on that day, hers before a
    supervisor's. `receiver` is a code of `consent.receivers` or `referral.service`, or the id of
    an office; `purpose` a code of `consent.purposes`."""
    binds = {"case": case, "receiver": receiver, "purpose": purpose, "on": on}
    return session.scalar(FOR_RECEIVER, binds)


def require_consent(session: Session, case: UUID, receiver: str, purpose: str, on: date) -> UUID:
    """Raises StepNotPossible: she did not agree to this receiver and purpose, or not today."""
    found = consent_in_force(session, case, receiver, purpose, on)
    if found is None:
        raise StepNotPossible([Reason("no_consent")])
    return found


WHO_AND_WHY: frozenset[Secrecy] = frozenset({"identity", "location", "narrative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """`details` names reader, witness, number, limits or reason, as they were given."""

    id: UUID
    receiver: Said
    purpose: Said
    language: Said | None
    read_aloud: bool | None
    given_on: date
    expires_on: date
    ended_on: date | None
    is_taken_back: bool
    is_override: bool
    is_in_force: bool
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsView:
    """All of a case, those in force first; whom she could agree to; who may go on without her."""

    reference: str
    seen: int
    consents: tuple[ConsentView, ...]
    receivers: tuple[Receiver, ...]
    may_override: bool


def view_consents(desk: Desk, person: Person, reference: str) -> ConsentsView:
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "see_case")
        named = receivers(session, ground)
        found = select(Consent).where(Consent.case_id == ground.case.id)
        rows = session.scalars(
            found.order_by(Consent.receiver, Consent.purpose, Consent.given_on.desc())
        )
        titles = {one.code: one.title for one in named}
        views = [view(ground, one, titles) for one in rows]
        bound = bool(ground.bonds(person.id))
        may = roles_in(ground.case, person, "override_consent", desk.today(), is_bound=bound)
    return ConsentsView(
        reference=reference,
        seen=ground.case.event_count,
        consents=tuple(sorted(views, key=lambda one: not one.is_in_force)),
        receivers=named,
        may_override=bool(may),
    )


def view(ground: Ground, row: Consent, titles: Mapping[str, Said]) -> ConsentView:
    parts, today = ground.desk.library.catalog.groups["consent"].parts, ground.desk.today()
    details = row.details if ground.classes >= WHO_AND_WHY else {}
    name = str(details.pop("name", ""))
    return ConsentView(
        id=row.id,
        receiver=Said(km=name, en=name) if name else titles[row.receiver],
        purpose=parts["purposes"].choices[row.purpose],
        language=parts["language"].choices[row.language] if row.language else None,
        read_aloud=row.read_aloud,
        given_on=row.given_on,
        expires_on=row.expires_on,
        ended_on=row.ended_on,
        is_taken_back=row.is_taken_back,
        is_override=row.is_override,
        is_in_force=row.ended_by_id is None and row.given_on <= today <= row.expires_on,
        details=details,
    )
