"""A search for a conflict of interest: who asked, what came out, and who alone sees the details."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.sealing import bound

DETAILS = "details"


class ConflictSearch(Base):
    """`outcome` is clear or possible; `word` is the officer's, clear or conflict, once given."""

    __tablename__ = "conflict_search"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    asked_at: Mapped[datetime]
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    outcome: Mapped[str]
    word: Mapped[str | None]
    judged_at: Mapped[datetime | None]
    sealed: Mapped[bytes] = mapped_column(DETAILS)

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def details(self) -> dict[str, Any]:
        """`names` that were searched, and `found`: the other case, both sides, what agrees."""
        opened: dict[str, Any] = json.loads(
            self.case.seal.open(self.sealed, bound("conflict_search", self.id, DETAILS))
        )
        return opened
