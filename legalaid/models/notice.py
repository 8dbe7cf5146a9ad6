"""Word to a user that something moved, or is due, in one of their cases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Notice(Base):
    """One for each user and each row of the outbox, however often the job runs."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("user_id", "outbox_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    outbox_id: Mapped[UUID] = mapped_column(ForeignKey("outbox.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
