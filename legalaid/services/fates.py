"""What is known of one version of a paper for her: read to her or not, and where her copy is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.documents.source import IN_OWN_NAME, PaperLaw
from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.models.event import Event
from legalaid.services.desk import Desk
from legalaid.services.ground import ground_of

READ, COPY = "read_aloud", "copy"
COPIES = ("given", "kept", "not_printed")


@dataclass(frozen=True, slots=True)
class Fate:
    """Of one version: when it was read to her and how, and where her copy is."""

    read_on: date | None = None
    read_by: str = ""
    language: str = ""
    was_alone: bool | None = None
    copy: str = ""
    is_posted: bool = False


UNTOLD = Fate()


def fates(events: Iterable[Event]) -> Mapping[UUID, Fate]:
    """By the id of the version; the events in their order."""
    told: dict[UUID, dict[str, Any]] = {}
    for event in events:
        if event.kind in {READ, COPY}:
            said = event.told
            told.setdefault(UUID(said["document"]), {}).update(said["fate"])
            if event.kind == READ:
                told[UUID(said["document"])]["read_on"] = event.happened_on
    return {document: Fate(**said) for document, said in told.items()}


def must_be_read(law: PaperLaw, values: Mapping[str, object]) -> bool:
    """A paper that she signs herself; what may be signed by either, where she acts herself."""
    in_own_name = values.get("acts_in_own_name") is True
    return law.is_signed_by_her and (law.signed != IN_OWN_NAME or in_own_name)


def require_read(desk: Desk, session: Session, case: Case, row: Document) -> None:
    """Before it counts as signed and filed. Raises StepNotPossible."""
    ground = ground_of(desk, session, case)
    own = next((one for one in ground.every if one.id == row.proceeding_id), None)
    if not must_be_read(desk.papers.law(row.name), ground.values(own)):
        return
    found = select(Event).where(Event.case_id == case.id, Event.kind == READ).order_by(Event.seq)
    if row.id not in fates(session.scalars(found)):
        raise StepNotPossible([Reason("not_read_aloud")])
