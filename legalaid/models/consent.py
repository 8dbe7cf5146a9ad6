"""Her word that one receiver may be told for one purpose, until a day or until she ends it."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.sealing import bound

DETAILS = "details"


class Consent(Base):
    """`receiver` is a code of those who may receive, or the id of an office. `source` is the group
    of answers that made it, or the page of the case. `is_override`: a supervisor's word, not hers.

    `ended_by_id` is the event that ended it: she took it back, or a later word stands for it. What
    names people is sealed: the receiver by name, reader, witness, what must not be told, and why.
    """

    __tablename__ = "consent"
    __table_args__ = (Index(None, "case_id", "receiver", "purpose"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    proceeding_id: Mapped[UUID | None] = mapped_column(ForeignKey("proceeding.id"))
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"), index=True)
    source: Mapped[str]
    receiver: Mapped[str]
    purpose: Mapped[str]
    given_on: Mapped[date]
    expires_on: Mapped[date]
    language: Mapped[str | None]
    read_aloud: Mapped[bool | None]
    is_override: Mapped[bool]
    ended_on: Mapped[date | None]
    ended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))
    is_taken_back: Mapped[bool]
    sealed: Mapped[bytes] = mapped_column(DETAILS)

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def details(self) -> dict[str, Any]:
        opened: dict[str, Any] = json.loads(
            self.case.seal.open(self.sealed, bound("consent", self.id, DETAILS))
        )
        return opened
