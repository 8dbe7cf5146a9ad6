"""A file that a person brought: the original as evidence, and a cleaned copy to look at."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.sealing import bound

ORIGINAL, VIEW = "original", "view"


class Attachment(Base):
    """`original` and `view` are addresses on the shelf, where both lie sealed. Its event is the
    step that brought it; none while the form is not sent. `digest` is sealed as well."""

    __tablename__ = "attachment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    proceeding_id: Mapped[UUID | None] = mapped_column(ForeignKey("proceeding.id"))
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"), index=True)
    brought_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    brought_at: Mapped[datetime]
    kind: Mapped[str]
    size: Mapped[int]
    content_hash: Mapped[str]
    sealed_digest: Mapped[bytes] = mapped_column("digest")
    original: Mapped[str]
    view: Mapped[str]

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def digest(self) -> str:
        """The SHA-256 of the original, to compare a copy with."""
        return self.open("digest", self.sealed_digest).hex()

    def open(self, part: str, sealed: bytes) -> bytes:
        return self.case.seal.open(sealed, bound("attachment", self.id, part))
