"""Whether the record of every case is whole: each link, each number, each paper."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from legalaid.models.attachment import Attachment
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.models.event import Event, material
from legalaid.services.anchors import Kept, faults_of_anchors, faults_of_kept
from legalaid.services.bringing import digest_of
from legalaid.services.desk import Desk
from legalaid.services.traces import faults_of_traces
from legalaid.services.views import Broken

CASE, EVENT, DOCUMENT = table_of(Case), table_of(Event), table_of(Document)
ATTACHMENT = table_of(Attachment)


def verify(
    desk: Desk, reference: str | None = None, kept: Sequence[Kept] = ()
) -> tuple[Broken, ...]:
    """Every place where a record does not hold: of one case; or of all, the record of reads and
    the anchors, compared with what was kept of them outside."""
    wanted = select(CASE.c.id, CASE.c.reference, CASE.c.event_count, CASE.c.chain_head)
    if reference is not None:
        wanted = wanted.where(CASE.c.reference == reference)
    with desk.sessions.engine.connect() as connection:
        cases = connection.execute(wanted.order_by(CASE.c.reference)).mappings().all()
        found = [fault for case in cases for fault in faults(desk, connection, case)]
        if reference is None:
            found.extend(faults_of_traces(desk, connection))
            found.extend(faults_of_anchors(desk, connection))
            found.extend(faults_of_kept(connection, kept))
        return tuple(found)


def faults(desk: Desk, connection: Connection, case: RowMapping) -> Iterator[Broken]:
    head, count = b"", 0
    papers = digests(connection, case["id"])
    found = select(EVENT).where(EVENT.c.case_id == case["id"]).order_by(EVENT.c.seq)
    for event in connection.execute(found).mappings():
        count += 1
        if event["seq"] != count:
            yield Broken(case["reference"], count, "gap")
            return
        yield from faults_of_link(desk, case["reference"], event, head)
        yield from faults_of_papers(case["reference"], event, papers)
        head = event["link"]
    if count != case["event_count"] or head != case["chain_head"]:
        yield Broken(case["reference"], count, "head")


def faults_of_link(
    desk: Desk, reference: str, event: RowMapping, before: bytes
) -> Iterator[Broken]:
    if event["key_id"] not in desk.keyring.masters:
        yield Broken(reference, event["seq"], "key")
    elif desk.keyring.link(event["key_id"], before, material(dict(event))) != event["link"]:
        yield Broken(reference, event["seq"], "chain")


def faults_of_papers(
    reference: str, event: RowMapping, papers: Mapping[str, list[object]]
) -> Iterator[Broken]:
    """The digests in the chained event must be those of the stored papers."""
    for digest in event["papers"]:
        if papers.get(digest[0]) != digest:
            yield Broken(reference, event["seq"], "paper")


def digests(connection: Connection, case: UUID) -> dict[str, list[object]]:
    columns = (DOCUMENT.c.id, DOCUMENT.c.name, DOCUMENT.c.version, DOCUMENT.c.content_hash)
    found = select(*columns, DOCUMENT.c.sealed).where(DOCUMENT.c.case_id == case)
    made = {
        str(id_): [str(id_), name, version, content, hashlib.sha256(sealed).hexdigest()]
        for id_, name, version, content, sealed in connection.execute(found)
    }
    return made | digests_of_files(connection, case)


def digests_of_files(connection: Connection, case: UUID) -> dict[str, list[object]]:
    """A file is addressed by the hash of what lies there, so its row says enough."""
    told = (ATTACHMENT.c[name] for name in ("id", "kind", "size", "content_hash", "original"))
    found = connection.execute(select(*told).where(ATTACHMENT.c.case_id == case))
    return {str(row.id): digest_of(*row) for row in found}
