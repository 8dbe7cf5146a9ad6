"""Everything done for one client."""

from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base
from legalaid.models.sealing import Seal
from legalaid.models.values import Answers, keyring_of


class Case(Answers, Base):
    """`event_count` and `chain_head` are what a step compares and sets. Nothing erases a case that
    is held; of one that was erased the record is left, and no key."""

    __tablename__ = "case"
    __table_args__ = (
        Index(None, "office_id", "opened_at", "id"),
        Index(None, "serving_office_id", "opened_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    serving_office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    province: Mapped[str]
    opened_on: Mapped[date]
    opened_at: Mapped[datetime]
    is_closed: Mapped[bool] = mapped_column(default=False)
    event_count: Mapped[int]
    chain_head: Mapped[bytes]
    wrapped_key: Mapped[bytes]
    held_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]

    @cached_property
    def seal(self) -> Seal:
        return keyring_of(self).unwrap(self.wrapped_key, "case", self.id)
