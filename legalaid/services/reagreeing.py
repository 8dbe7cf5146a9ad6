"""Consents as the history says now, after a correction or a taking back."""

from collections.abc import Mapping

from sqlalchemy import select, update

from legalaid.domain.consents import GIVEN, SHARED, Agreement, agreements
from legalaid.domain.values import from_json, nest
from legalaid.models.base import table_of
from legalaid.models.consent import Consent
from legalaid.services.agreeing import put, said
from legalaid.services.history import Entry
from legalaid.services.rework import Rework
from legalaid.services.writing import Row

CONSENT = table_of(Consent)
AGAIN: Mapping[str, object] = {"ended_on": None, "ended_by_id": None, "is_taken_back": False}
ASKED = (f"{GIVEN}.", f"{SHARED}.")


def agree_again(work: Rework) -> None:
    """A row stays where its answer stays, so that what rests on it goes on resting on it."""
    page = work.page
    found = select(Consent).where(Consent.case_id == page.ground.case.id)
    rows = list(work.session.scalars(found))
    for entry in work.history.entries:
        if not entry.is_act or not any(path.startswith(ASKED) for path in entry.answers):
            continue
        put_right(work, entry, [one for one in rows if one.event_id == entry.event.id])
        if entry.is_void:
            ended = update(CONSENT).where(CONSENT.c.ended_by_id == entry.event.id)
            page.after.append(ended.values(AGAIN))


def put_right(work: Rework, entry: Entry, rows: list[Consent]) -> None:
    wanted = {one.about: one for one in agreed(work, entry)}
    for row in rows:
        one = wanted.pop((row.source, row.receiver, row.purpose), None)
        if one is not None or row.ended_by_id is None:
            changes = said(work.page, row.id, one) if one else gone(work)
            work.page.after.append(update(CONSENT).where(CONSENT.c.id == row.id).values(changes))
    put(work.page, entry.event.id, wanted.values(), proceeding=entry.event.proceeding_id)


def gone(work: Rework) -> Row:
    return {"ended_on": work.page.desk.today(), "ended_by_id": work.event}


def agreed(work: Rework, entry: Entry) -> tuple[Agreement, ...]:
    """Those that the event makes as it counts now."""
    if entry.is_void:
        return ()
    catalog = work.page.desk.library.catalog
    answers = from_json(catalog, nest(entry.answers))
    values = work.history.values(catalog, entry.event.proceeding_id, entry.event.seq)
    return agreements(answers, values)
