"""Whether a file was made here and is unchanged: told to anybody, and nothing else."""

import hashlib
from datetime import date

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.models.document import Document
from legalaid.models.pdf import Pdf
from legalaid.services import throttle
from legalaid.services.desk import Desk, civil_day


def recognise(desk: Desk, content: bytes, address: str) -> date | None:
    """The day this very file was made, or None. Nothing of it is kept.

    Known or not, the same statements run. Raises InputInvalid for too many tries.
    """
    if not content:
        raise InputInvalid([InputFault("file", "file_missing")])
    hashes = desk.keyring.hashes(hashlib.sha256(content).hexdigest())
    counted, now = throttle.file_counters(desk, address), desk.now()
    with desk.sessions.writing.begin() as session:
        throttle.admit(session, counted, now, "file")
        return made_on(session, hashes)


def made_on(session: Session, hashes: frozenset[str]) -> date | None:
    word = select(Document.made_at.label("at")).where(Document.content_hash.in_(hashes))
    pdf = select(Pdf.made_at.label("at")).where(Pdf.file_hash.in_(hashes))
    both = union_all(word, pdf).subquery()
    found = session.scalar(select(both.c.at).order_by(both.c.at).limit(1))
    return civil_day(found) if found else None
