"""A paper as PDF: asked for by a person, made later, sealed, bound to what the Word file says."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Pdf(Base):
    """One for a version of a paper. `begun_at` is when a worker took it up, `fault` why not.

    `file_hash` is keyed; what is sealed opens only beside the content hash it was made from.
    """

    __tablename__ = "pdf"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), unique=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    tries: Mapped[int]
    fault: Mapped[str | None]
    made_at: Mapped[datetime | None]
    size: Mapped[int | None]
    file_hash: Mapped[str | None] = mapped_column(index=True)
    sealed: Mapped[bytes | None] = mapped_column(deferred=True)
