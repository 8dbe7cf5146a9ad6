"""What a form's key already did, so that sending it twice does nothing twice."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Idempotency(Base):
    """Kept on success only. The hash of the content is keyed."""

    __tablename__ = "idempotency"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    content_hash: Mapped[str]
    result: Mapped[dict[str, Any]]
    kept_at: Mapped[datetime]
