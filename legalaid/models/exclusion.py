"""Somebody who must learn nothing of one case, whatever roles are held."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Exclusion(Base):
    """It holds from the event that listed it until it is lifted; why stands in the record."""

    __tablename__ = "exclusion"
    __table_args__ = (Index(None, "user_id", "lifted_at", "case_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    listed_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    listed_at: Mapped[datetime]
    lifted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    lifted_at: Mapped[datetime | None]
