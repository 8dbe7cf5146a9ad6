"""Consents as rows: made and ended by the acts of a case."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from legalaid.domain.consents import GIVEN, SHARED, Agreement, agreements, part, taken_back_on
from legalaid.domain.errors import InputFault
from legalaid.domain.facts import Values
from legalaid.domain.values import to_json
from legalaid.models.base import canonical, new_id, table_of
from legalaid.models.consent import DETAILS, Consent
from legalaid.models.sealing import bound
from legalaid.services.ground import Ground
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row

CONSENT = table_of(Consent)


def change(page: Page, move: Move, event: UUID, values: Values) -> None:
    """A later word of the same kind stands for the earlier ones; taken back, none does."""
    put(page, event, agreements(move.answers, values), proceeding=move.proceeding)
    if part(move.answers, GIVEN):
        end(page, event, move.happened_on, CONSENT.c.source == GIVEN)
    if part(move.answers, SHARED):
        own = (CONSENT.c.proceeding_id == move.proceeding) & (CONSENT.c.source == SHARED)
        day = taken_back_on(move.answers)
        end(page, event, day or move.happened_on, own, is_taken_back=day is not None)


def put(
    page: Page,
    event: UUID,
    made: Iterable[Agreement],
    *,
    proceeding: UUID | None = None,
    is_override: bool = False,
) -> None:
    for one in made:
        id_ = new_id()
        page.insert(Consent, {
            "id": id_, "case_id": page.ground.case.id, "proceeding_id": proceeding,
            "event_id": event, "is_override": is_override, "ended_on": None, "ended_by_id": None,
            "is_taken_back": False, "source": one.source, "receiver": one.receiver,
            "purpose": one.purpose, **said(page, id_, one),
        })  # fmt: skip


def said(page: Page, id_: UUID, one: Agreement) -> Row:
    """What a correction may change of a consent."""
    details = canonical(to_json(dict(one.details)))
    return {
        "given_on": one.given_on,
        "expires_on": one.expires_on,
        "language": one.language,
        "read_aloud": one.read_aloud,
        DETAILS: page.seal.close(details, bound("consent", id_, DETAILS)),
    }


def end(
    page: Page, event: UUID, day: date, which: ColumnElement[bool], *, is_taken_back: bool = False
) -> None:
    """Those in force that another event made."""
    in_force = (CONSENT.c.case_id == page.ground.case.id, CONSENT.c.ended_by_id.is_(None))
    ended = update(CONSENT).where(*in_force, CONSENT.c.event_id != event, which)
    values = {"ended_on": day, "ended_by_id": event, "is_taken_back": is_taken_back}
    page.after.append(ended.values(values))


def faults_of_consent(
    session: Session, ground: Ground, answers: Values, values: Values
) -> list[InputFault]:
    """What she agreed to before she took it back counts for nothing."""
    found = select(Consent.receiver, Consent.purpose, Consent.ended_on).where(
        Consent.case_id == ground.case.id, Consent.is_taken_back
    )
    made = agreements(answers, values)
    if not made:
        return []
    back = {(row[0], row[1]): row[2] for row in session.execute(found.order_by(Consent.ended_on))}
    days = {
        one.source: day
        for one in made
        if (day := back.get((one.receiver, one.purpose))) and one.given_on < day
    }
    return [
        InputFault(f"{source}.given_on", "consent_taken_back", {"day": day})
        for source, day in days.items()
    ]
