"""Papers on their way out, and the word that one was filed."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import NotFound
from legalaid.domain.fields import FieldCatalog, Secrecy
from legalaid.domain.roles import EVERYTHING, Act, Person
from legalaid.models.case import Case
from legalaid.models.document import Document
from legalaid.services.desk import Desk
from legalaid.services.fates import require_read
from legalaid.services.ground import load_ground
from legalaid.services.views import Download

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(desk: Desk, person: Person, reference: str, document_id: UUID) -> Download:
    """Through its case; under a name of the reference and the form alone."""
    with desk.sessions.reading() as session:
        case, row = find(desk, session, person, reference, document_id, "see_case")
        return Download(file_name(case, row, "docx"), WORD, row.content)


def file_name(case: Case, row: Document, ending: str) -> str:
    form = row.name.rpartition("/")[2]
    version = f"-{row.version}" if row.version > 1 else ""
    return f"{case.reference}-{form}{version}.{ending}"


def find(  # noqa: PLR0913, PLR0917  a paper is reached only through a person's case
    desk: Desk, session: Session, person: Person, reference: str, document_id: UUID, act: Act
) -> tuple[Case, Document]:
    ground = load_ground(desk, session, person, reference, act)
    row = document_of(session, ground.case, document_id)
    if not classes_of(desk, row) <= ground.classes:
        raise NotFound
    return ground.case, row


def classes_of(desk: Desk, row: Document) -> frozenset[Secrecy]:
    """What a paper tells; one edited by hand may tell anything."""
    if row.parent_id is not None:
        return EVERYTHING
    catalog = desk.library.catalog
    return frozenset(
        one for path in desk.papers.reads(row.name) for one in classes_at(catalog, path)
    )


def classes_at(catalog: FieldCatalog, path: str) -> frozenset[Secrecy]:
    """Of a field, or of all parts of a group."""
    if path in catalog.groups:
        return frozenset(part.secrecy for part in catalog.groups[path].parts.values())
    return frozenset({catalog.field(path).secrecy})


def document_of(session: Session, case: Case, document_id: UUID) -> Document:
    """Raises NotFound."""
    row = session.scalar(
        select(Document).where(Document.id == document_id, Document.case_id == case.id)
    )
    if row is None:
        raise NotFound
    return row


def mark_filed(desk: Desk, person: Person, reference: str, document_id: UUID) -> None:
    """From here on a correction does not replace it but says that it is out of date.

    Raises StepNotPossible for a paper that she signs and that nobody read to her.
    """
    with desk.sessions.writing.begin() as session:
        case, row = find(desk, session, person, reference, document_id, "take_step")
        if row.void_by_id or row.superseded_by_id:
            raise NotFound
        require_read(desk, session, case, row)
        marked = update(Document).where(Document.id == row.id, Document.filed_at.is_(None))
        session.execute(marked.values(filed_at=desk.now()))
