"""A lawyer's word that a rule says what the program takes it to say."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Confirmation(Base):
    """`text` is what was confirmed, word for word; it counts as long as the rule has its hash."""

    __tablename__ = "confirmation"
    __table_args__ = (Index(None, "rule", "text_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rule: Mapped[str]
    text_hash: Mapped[str]
    text: Mapped[dict[str, Any]]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[datetime]
