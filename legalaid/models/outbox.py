"""What must still be told after a step, written with it and worked off later."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Outbox(Base):
    """`kind` is what to do, not before the day `due_on`; the job is idempotent."""

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "done_at", "due_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    deadline_id: Mapped[UUID | None] = mapped_column(ForeignKey("deadline.id"))
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
