"""A paper that somebody edited in Word, brought back as its newest version."""

import hashlib

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from legalaid.documents.brought import RefusedFile, clean_word_file, hash_without_traces
from legalaid.documents.package import Package
from legalaid.domain.errors import Conflict, InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.document import Document
from legalaid.services.acts import BringingBack, Taken
from legalaid.services.desk import Desk
from legalaid.services.documents import document_of
from legalaid.services.ground import Ground, load_ground
from legalaid.services.papers import Made, keep
from legalaid.services.reading import read_reason
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import quality
from legalaid.services.writing import Page

DOCUMENT = table_of(Document)


def bring_back(desk: Desk, person: Person, wish: BringingBack) -> Taken:
    """Raises InputInvalid for a file that is not taken in."""
    package = read_file(wish.content)
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan(session, ground, person, wish, package),
    )


def read_file(content: bytes) -> Package:
    if not content:
        raise InputInvalid([InputFault("file", "file_missing")])
    try:
        return clean_word_file(content)
    except RefusedFile as refused:
        raise InputInvalid([InputFault("file", refused.code, refused.data)]) from refused


def plan(
    session: Session, ground: Ground, person: Person, wish: BringingBack, package: Package
) -> Planned:
    row = document_of(session, ground.case, wish.document)
    require_in_force(row)
    reason = read_reason(wish.reason)
    if hash_without_traces(row.content) == package.content_hash:
        raise InputInvalid([InputFault("file", "file_unchanged")])
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_step")))
    event = new_id()
    made = add(session, page, row, package, event)
    seq = page.add_event(event, {"answers": {}, "reason": reason}, {
        "proceeding_id": row.proceeding_id, "kind": "bring_back", "touched": [],
        "happened_on": page.desk.today(), "papers": [made.digest],
    })  # fmt: skip
    page.after += [
        update(DOCUMENT).where(*in_force(row, made), DOCUMENT.c.filed_at.is_(None))
        .values(superseded_by_id=made.id),
        update(DOCUMENT).where(*in_force(row, made), DOCUMENT.c.filed_at.is_not(None))
        .values(outdated_by_id=event),
    ]  # fmt: skip
    number = ground.numbered(row.proceeding_id) or 0
    return page, Taken(wish.reference, number, seq, page.count, "", (made.name,))


def require_in_force(row: Document) -> None:
    """What was taken back has no newer version; what was replaced has one already."""
    if row.void_by_id is not None:
        raise NotFound
    if row.superseded_by_id is not None:
        raise Conflict("moved")


def in_force(row: Document, made: Made) -> tuple[ColumnElement[bool], ...]:
    """Every other version of the same paper that still counts."""
    return (
        DOCUMENT.c.event_id == row.event_id,
        DOCUMENT.c.name == row.name,
        DOCUMENT.c.superseded_by_id.is_(None),
        DOCUMENT.c.void_by_id.is_(None),
        DOCUMENT.c.id != made.id,
    )


def add(session: Session, page: Page, row: Document, package: Package, event: object) -> Made:
    """It keeps the hashes of what its parent was made from."""
    newest = select(func.max(Document.version))
    same = newest.where(Document.event_id == row.event_id, Document.name == row.name)
    return keep(page, package.bytes, {
        "proceeding_id": row.proceeding_id, "event_id": row.event_id, "made_by_id": event,
        "name": row.name, "version": 1 + (session.scalar(same) or 0), "paper_on": row.paper_on,
        "parent_id": row.id, "template_hash": row.template_hash, "data_hash": row.data_hash,
        "definition_hash": row.definition_hash,
        "content_hash": page.desk.keyring.keyed_hash(hashlib.sha256(package.bytes).hexdigest()),
    })  # fmt: skip
