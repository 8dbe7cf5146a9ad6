"""A generated Word paper, sealed, bound to the event it belongs to and the event that made it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.sealing import bound


class Document(Base):
    """Superseded, filed or void, but never overwritten. The hashes are keyed.

    `parent_id` is the version that somebody edited by hand into this one.
    """

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("event_id", "name", "version"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    proceeding_id: Mapped[UUID] = mapped_column(ForeignKey("proceeding.id"))
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    name: Mapped[str]
    version: Mapped[int]
    made_at: Mapped[datetime]
    paper_on: Mapped[date | None]
    size: Mapped[int]
    content_hash: Mapped[str] = mapped_column(index=True)
    template_hash: Mapped[str]
    data_hash: Mapped[str]
    definition_hash: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(deferred=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    superseded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    void_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))
    filed_at: Mapped[datetime | None]
    outdated_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def content(self) -> bytes:
        return self.case.seal.open(self.sealed, bound("document", self.id, "sealed"))
