"""That a case is to be erased, who asked and who did it: what is left of it but its record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Erasure(Base):
    """Proposed when its years are over, asked for by one person, done by another."""

    __tablename__ = "erasure"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    proposed_at: Mapped[datetime]
    asked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime | None]
    erased_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    erased_at: Mapped[datetime | None]
