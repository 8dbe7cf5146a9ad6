"""A date that the law or the court sets, and how it was reached."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Deadline(Base):
    """Runs until a step ends it. `due_on` is None while the day it counts from is not known."""

    __tablename__ = "deadline"
    __table_args__ = (Index(None, "is_running", "due_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    proceeding_id: Mapped[UUID] = mapped_column(ForeignKey("proceeding.id"), index=True)
    name: Mapped[str]
    started_by_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))
    is_running: Mapped[bool]
    counted_from: Mapped[date | None]
    due_on: Mapped[date | None]
    reckoning: Mapped[dict[str, Any]]
