"""Papers after a correction: made anew, or flagged where they were filed or edited by hand."""

from collections.abc import Iterator

from sqlalchemy import select, update

from legalaid.models.base import table_of
from legalaid.models.document import Document
from legalaid.services.asked import Change
from legalaid.services.history import Entry
from legalaid.services.papers import Belonging, Made, add, render
from legalaid.services.rework import Rework

DOCUMENT = table_of(Document)


def reprint(work: Rework, since: int) -> tuple[Made, ...]:
    """Every paper in force, from that event on, that says something which was corrected."""
    made: list[Made] = []
    for row, entry in affected(work, since):
        if row.filed_at is not None:
            flag(work, "filed_paper", row, entry)
        elif row.parent_id is not None:
            flag(work, "edited_paper", row, entry)
        else:
            made += replace(work, row, entry)
    return tuple(made)


def affected(work: Rework, since: int) -> Iterator[tuple[Document, Entry]]:
    found = select(Document).where(
        Document.case_id == work.page.ground.case.id,
        Document.superseded_by_id.is_(None),
        Document.void_by_id.is_(None),
    )
    for row in work.session.scalars(found.order_by(Document.made_at, Document.name)):
        entry = work.entry(row.event_id)
        reads = {path.partition(".")[0] for path in work.page.desk.papers.reads(row.name)}
        names = {path.partition(".")[0] for path in work.touched}
        if entry.event.seq >= since and reads & names:
            yield row, entry


def flag(work: Rework, kind: str, row: Document, entry: Entry) -> None:
    """A paper at court, or one edited by hand, stays what it is; somebody must decide about it."""
    flagged = update(DOCUMENT).where(DOCUMENT.c.id == row.id)
    work.page.after.append(flagged.values(outdated_by_id=work.event))
    work.changes.append(change(work, kind, row, entry))


def replace(work: Rework, row: Document, entry: Entry) -> Iterator[Made]:
    if entry.making is None:
        return
    ground, catalog = work.page.ground, work.page.desk.library.catalog
    values = work.history.values(catalog, row.proceeding_id, until=entry.event.seq)
    rendered = render(ground, row.name, values, entry.making, entry.event.seq)
    if work.page.desk.keyring.keyed_hash(rendered.sha256) == row.content_hash:
        return
    proceeding = next(one for one in ground.every if one.id == row.proceeding_id)
    at = Belonging(
        proceeding=row.proceeding_id,
        event=row.event_id,
        made_by=work.event,
        definition_hash=work.history.hash_at(proceeding, entry.event.seq),
        on=row.paper_on,
    )
    made = add(work.page, at, rendered, row.version + 1)
    old = update(DOCUMENT).where(DOCUMENT.c.id == row.id)
    work.page.after.append(old.values(superseded_by_id=made.id))
    work.changes.append(change(work, "paper", row, entry))
    yield made


def change(work: Rework, kind: str, row: Document, entry: Entry) -> Change:
    number = work.page.ground.numbered(row.proceeding_id) or 0
    title = work.page.desk.papers.law(row.name).named
    return Change(kind, number, row.name, title, entry.event.seq, None)  # type: ignore[arg-type]
