"""Something a person must do by a day: here, what a timer asks."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Task(Base):
    """Its title stands in the definition, under the name of the timer."""

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("event_id"),
        Index(None, "is_open", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    proceeding_id: Mapped[UUID] = mapped_column(ForeignKey("proceeding.id"), index=True)
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    deadline_id: Mapped[UUID] = mapped_column(ForeignKey("deadline.id"), index=True)
    timer: Mapped[str]
    awaits: Mapped[str | None]
    due_on: Mapped[date]
    is_open: Mapped[bool]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))
    finished_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    finished_at: Mapped[datetime | None]
