"""A lawyer's word that a rule says what the program takes it to say."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Confirmation(Base):
    """`text` is what was confirmed, word for word; it counts as long as the rule has its hash.

    Somebody signed in recorded it, or whoever runs the program did on the command line.
    """

    __tablename__ = "confirmation"
    __table_args__ = (Index(None, "rule", "text_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rule: Mapped[str]
    text_hash: Mapped[str]
    text: Mapped[dict[str, Any]]
    confirmed_by: Mapped[str]
    bar_number: Mapped[str]
    confirmed_at: Mapped[datetime]
    recorded_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
