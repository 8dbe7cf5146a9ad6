"""What somebody has typed into a form and not yet sent, sealed under a key of its own."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base
from legalaid.models.sealing import bound
from legalaid.models.values import keyring_of


class Draft(Base):
    """`place` names the form: a step of a proceeding, or an opening."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("user_id", "place"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"), index=True)
    place: Mapped[str]
    kept_at: Mapped[datetime]
    wrapped_key: Mapped[bytes]
    sealed: Mapped[bytes]

    @property
    def typed(self) -> dict[str, Any]:
        seal = keyring_of(self).unwrap(self.wrapped_key, "draft", self.id)
        opened: dict[str, Any] = json.loads(
            seal.open(self.sealed, bound("draft", self.id, "sealed"))
        )
        return opened
