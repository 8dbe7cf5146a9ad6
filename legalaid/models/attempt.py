"""A failed attempt to sign in, counted by account and by address under keyed hashes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Attempt(Base):
    """Two rows for each failure: one names the account, one the address."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "counted", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    counted: Mapped[str]
    at: Mapped[datetime]
