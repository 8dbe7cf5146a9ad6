"""Papers as PDF: asked for on a page, made by a worker, offered when they are there."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, joinedload

from legalaid.documents.press import PressFailed
from legalaid.domain.errors import Missing, NotFound
from legalaid.domain.roles import Person
from legalaid.models.base import insert_unless_there, new_id, table_of
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.models.pdf import Pdf
from legalaid.models.sealing import bound
from legalaid.services.desk import Desk
from legalaid.services.documents import file_name, find
from legalaid.services.views import Download

PDF = table_of(Pdf)
KIND = "application/pdf"
TRIES = 2
SPARE = timedelta(seconds=30)  # over the patience of the press; then its worker is gone


@dataclass(frozen=True, slots=True)
class PdfView:
    """Where the PDF of a paper stands; `fault` says why there is none."""

    standing: Literal["not_asked", "asked", "made", "failed", "no_press"]
    fault: str | None = None
    size: int = 0


def view_pdf(desk: Desk, person: Person, reference: str, document: UUID) -> PdfView:
    with desk.sessions.reading() as session:
        _, row = find(desk, session, person, reference, document, "see_case")
        pdf = session.scalar(select(Pdf).where(Pdf.document_id == row.id))
    if pdf is None or (pdf.fault and not desk.press.is_there()):
        return PdfView("not_asked" if desk.press.is_there() else "no_press")
    if pdf.fault:
        return PdfView("failed", pdf.fault)
    return PdfView("made", size=pdf.size or 0) if pdf.made_at else PdfView("asked")


def ask_for_pdf(desk: Desk, person: Person, reference: str, document: UUID) -> None:
    """Asked again, it is the same one; after a failure it is tried anew. Raises Missing."""
    if not desk.press.is_there():
        raise Missing("program", "LibreOffice")
    with desk.sessions.writing.begin() as session:
        case, row = find(desk, session, person, reference, document, "see_case")
        session.execute(insert_unless_there(PDF, session.get_bind().dialect), {
            "id": new_id(), "document_id": row.id, "case_id": case.id, "asked_by_id": person.id,
            "asked_at": desk.now(), "tries": 0,
        })  # fmt: skip
        failed = update(Pdf).where(Pdf.document_id == row.id, Pdf.fault.is_not(None))
        session.execute(failed.values(fault=None, begun_at=None, tries=0))


def download_pdf(desk: Desk, person: Person, reference: str, document: UUID) -> Download:
    """Raises NotFound while there is none."""
    with desk.sessions.reading() as session:
        case, row = find(desk, session, person, reference, document, "see_case")
        pdf = session.scalar(select(Pdf).where(Pdf.document_id == row.id))
        if pdf is None or pdf.sealed is None:
            raise NotFound
        content = case.seal.open(pdf.sealed, place(pdf.id, row))
        return Download(file_name(case, row, "pdf"), KIND, content)


def place(pdf: UUID, row: Document) -> str:
    return bound("pdf", pdf, row.content_hash)


def make_pdfs(desk: Desk) -> int:
    """Works off what was asked for; how many were taken up."""
    taken = 0
    while (claimed := claim(desk)) is not None:
        make(desk, *claimed)
        taken += 1
    return taken


def claim(desk: Desk) -> tuple[UUID, int] | None:
    """The one that waits longest, taken by one worker alone; one left lying is taken up again."""
    gone = desk.now() - timedelta(seconds=desk.press.patience) - SPARE
    free = (
        Pdf.made_at.is_(None),
        Pdf.fault.is_(None),
        or_(Pdf.begun_at.is_(None), Pdf.begun_at < gone),
    )
    with desk.sessions.reading() as session:
        first = session.scalar(select(Pdf.id).where(*free).order_by(Pdf.asked_at).limit(1))
    if first is None:
        return None
    with desk.sessions.writing.begin() as session:
        taken = update(Pdf).where(Pdf.id == first, *free)
        taken = taken.values(begun_at=desk.now(), tries=Pdf.tries + 1)
        found = session.execute(taken.returning(Pdf.id, Pdf.tries)).one_or_none()
        return (found.id, found.tries) if found else None


def make(desk: Desk, id_: UUID, tries: int) -> None:
    """The press runs while no transaction is open."""
    with desk.sessions.reading() as session:
        word = opened(session, id_)
    try:
        pdf = desk.press.pdf(word)
    except PressFailed as failed:
        give_up(desk, id_, failed.code if tries >= TRIES else None)
        return
    with desk.sessions.writing.begin() as session:
        keep(desk, session, id_, pdf)


def opened(session: Session, id_: UUID) -> bytes:
    pdf = session.get_one(Pdf, id_)
    whole = [joinedload(Document.case)]
    return session.get_one(Document, pdf.document_id, options=whole).content


def keep(desk: Desk, session: Session, id_: UUID, content: bytes) -> None:
    """Sealed beside the hash of what it was made from."""
    pdf = session.get_one(Pdf, id_)
    case, row = session.get_one(Case, pdf.case_id), session.get_one(Document, pdf.document_id)
    kept = {
        "made_at": desk.now(),
        "size": len(content),
        "file_hash": desk.keyring.keyed_hash(hashlib.sha256(content).hexdigest()),
        "sealed": case.seal.close(content, place(id_, row)),
    }
    session.execute(update(Pdf).where(Pdf.id == id_, Pdf.made_at.is_(None)).values(kept))


def give_up(desk: Desk, id_: UUID, fault: str | None) -> None:
    """For good with a fault; without one it is tried again, by a fresh process."""
    with desk.sessions.writing.begin() as session:
        session.execute(update(Pdf).where(Pdf.id == id_).values(fault=fault, begun_at=None))
