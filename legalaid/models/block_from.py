"""Since when a proceeding stands still, and of whom that asks something."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class BlockFrom(Base):
    """A block holds when `from_on` is today or earlier."""

    __tablename__ = "block_from"
    __table_args__ = (Index(None, "kind", "from_on"),)

    proceeding_id: Mapped[UUID] = mapped_column(ForeignKey("proceeding.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    from_on: Mapped[date]
