"""A definition that was used: kept as long as anything may rest on it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class DefinitionRow(Base):
    """`body` is a `domain.definition.Definition`, titles included, as it was first used."""

    __tablename__ = "definition"

    hash: Mapped[str] = mapped_column(primary_key=True)
    workflow: Mapped[str]
    body: Mapped[dict[str, Any]]
    first_used_at: Mapped[datetime]
