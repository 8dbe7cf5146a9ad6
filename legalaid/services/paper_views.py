"""The papers of a case as its page lists them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.models.document import Document
from legalaid.services.fates import UNTOLD, Fate, fates, must_be_read
from legalaid.services.ground import Ground
from legalaid.services.history import Entry, History
from legalaid.services.views import PaperView


def papers_of(session: Session, ground: Ground, history: History) -> tuple[PaperView, ...]:
    """The newest first."""
    found = select(Document).where(Document.case_id == ground.case.id)
    found = found.order_by(Document.made_at.desc(), Document.name, Document.version.desc())
    entries = {one.event.id: one for one in history.entries}
    told = history.entries if "identity" in ground.classes else ()
    known = fates(one.event for one in told)
    return tuple(
        view_paper(ground, one, entries[one.event_id], known.get(one.id, UNTOLD))
        for one in session.scalars(found)
    )


def view_paper(ground: Ground, row: Document, entry: Entry, fate: Fate) -> PaperView:
    law = ground.desk.papers.law(row.name)
    own = next(one for one in ground.every if one.id == row.proceeding_id)
    return PaperView(
        id=row.id,
        name=row.name,
        number=own.number,
        seq=entry.event.seq,
        step=entry.event.step or "",
        title=law.named,
        version=row.version,
        made_at=row.made_at,
        happened_on=entry.happened_on,
        is_superseded=row.superseded_by_id is not None,
        is_void=row.void_by_id is not None,
        is_filed=row.filed_at is not None,
        is_outdated=row.outdated_by_id is not None,
        is_edited=row.parent_id is not None,
        size=row.size,
        is_signed_by_her=must_be_read(law, ground.values(own)),
        fate=fate,
    )
