"""Bringing a file to a case: judged, cleaned, sealed, laid away, and only then known."""

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session, object_session

from legalaid.attachments.inspection import Inspected, inspect
from legalaid.attachments.limits import FILES_OF_A_CASE, MEGABYTE, OF_A_CASE
from legalaid.attachments.refusal import RefusedFile
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import Person
from legalaid.domain.values import flatten
from legalaid.models.attachment import ORIGINAL, VIEW, Attachment
from legalaid.models.base import new_id, table_of
from legalaid.models.case import Case
from legalaid.models.sealing import bound
from legalaid.services.access import load_case
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground
from legalaid.services.writing import Page, Row

ATTACHMENT = table_of(Attachment)
FILE = "file"


def bring(desk: Desk, person: Person, reference: str | None, data: bytes) -> UUID:
    """The id of the attachment, which is the answer to a field of type file.

    Raises InputInvalid with the rule that the file breaks, or that there is no room for it.
    """
    if reference is None:
        raise refusal("attached_no_case")
    with desk.sessions.reading() as session:
        case = load_case(session, person, reference, "take_step", desk.today())
        require_room(session, case, len(data))
        inspected = judge(data)
        row = laid_away(desk, case, data, inspected)
    with desk.sessions.writing.begin() as session:
        case = load_case(session, person, reference, "take_step", desk.today())
        require_room(session, case, len(data))
        session.execute(insert(Attachment), row | {
            "case_id": case.id, "brought_by_id": person.id, "brought_at": desk.now(),
        })  # fmt: skip
    brought: UUID = row["id"]
    return brought


def judge(data: bytes) -> Inspected:
    try:
        return inspect(data)
    except RefusedFile as refused:
        raise refusal(refused.code, **refused.data) from refused


def refusal(code: str, **data: object) -> InputInvalid:
    return InputInvalid([InputFault(FILE, code, data)])


def require_room(session: Session, case: Case, size: int) -> None:
    """What one case may hold."""
    held = select(func.count(), func.coalesce(func.sum(ATTACHMENT.c.size), 0))
    count, total = session.execute(held.where(ATTACHMENT.c.case_id == case.id)).one()
    if count >= FILES_OF_A_CASE:
        raise refusal("attached_too_many", limit=FILES_OF_A_CASE)
    if total + size > OF_A_CASE:
        raise refusal("attached_quota", limit=OF_A_CASE // MEGABYTE)


def laid_away(desk: Desk, case: Case, data: bytes, inspected: Inspected) -> Row:
    """The row of both files, which lie on the shelf before anybody knows of them."""
    attachment = new_id()

    def close(part: str, plain: bytes) -> bytes:
        return case.seal.close(plain, bound("attachment", attachment, part))

    digest = hashlib.sha256(data)
    try:
        original = desk.shelf.put(close(ORIGINAL, data))
        view = desk.shelf.put(close(VIEW, inspected.view))
    except OSError as full:
        raise refusal("attached_no_room") from full
    return {
        "id": attachment, "kind": inspected.kind.code, "size": len(data),
        "content_hash": desk.keyring.keyed_hash(digest.hexdigest()),
        "sealed_digest": close("digest", digest.digest()), "original": original, "view": view,
    }  # fmt: skip


def files_in(catalog: FieldCatalog, values: Values) -> Iterator[tuple[str, UUID]]:
    """The path and the attachment of every answer that is a file."""
    for path, value in flatten(catalog, values).items():
        if not catalog.is_list(path):
            if catalog.field(path).type == FILE:
                yield path, UUID(str(value))
            continue
        parts = [p for p, field in catalog.groups[path].parts.items() if field.type == FILE]
        for number, row in enumerate(value if isinstance(value, list) else ()):
            yield from ((f"{path}[{number}].{p}", UUID(row[p])) for p in parts if p in row)


def faults_of_files(ground: Ground, answers: Values) -> list[InputFault]:
    """A file that was not brought to this case is no answer."""
    found = list(files_in(ground.desk.library.catalog, answers))
    there = brought_to(ground, [one for _, one in found])
    return [InputFault(path, "attached_gone") for path, one in found if one not in there]


def brought_to(ground: Ground, wanted: Iterable[UUID]) -> dict[UUID, Attachment]:
    """Those of them that were brought to this case; a case that is opened just now has none."""
    session, wanted = object_session(ground.case), list(wanted)
    if session is None or not wanted:
        return {}
    found = select(Attachment).where(
        Attachment.case_id == ground.case.id, Attachment.id.in_(wanted)
    )
    return {one.id: one for one in session.scalars(found)}


def bind(page: Page, answers: Values, proceeding: UUID, event: UUID) -> list[list[object]]:
    """Tie the files to the event that brings them; what its link of the chain holds of them."""
    wanted = [one for _, one in files_in(page.desk.library.catalog, answers)]
    rows = brought_to(page.ground, wanted).values()
    fresh = [one.id for one in rows if one.event_id is None]
    if fresh:
        bound_now = update(ATTACHMENT).where(ATTACHMENT.c.id.in_(fresh))
        page.after.append(bound_now.values(event_id=event, proceeding_id=proceeding))
    return [
        digest_of(one.id, one.kind, one.size, one.content_hash, one.original)
        for one in sorted(rows, key=lambda row: str(row.id))
    ]


def digest_of(id_: UUID, kind: str, size: int, content_hash: str, original: str) -> list[object]:
    return [str(id_), kind, size, content_hash, original]
