"""The permanent record of a step or a correction: rows that are chained and never change."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base, canonical
from legalaid.models.case import Case
from legalaid.models.sealing import bound

CHAINED = (
    "id", "case_id", "proceeding_id", "seq", "kind", "step", "from_state", "to_state",
    "actor_id", "role", "happened_on", "recorded_at", "target_id", "touched", "papers",
)  # fmt: skip


class Event(Base):
    """`touched` names the paths whose values changed; `papers` the digests of what was made.

    `target_id` is the event that a correction corrects or a taking back voids.
    """

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("case_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    proceeding_id: Mapped[UUID | None] = mapped_column(ForeignKey("proceeding.id"), index=True)
    seq: Mapped[int]
    kind: Mapped[str]
    step: Mapped[str | None]
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str | None]
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    target_id: Mapped[UUID | None] = mapped_column(ForeignKey("event.id"))
    touched: Mapped[list[Any]]
    papers: Mapped[list[Any]]
    payload: Mapped[bytes]
    key_id: Mapped[int]
    link: Mapped[bytes]

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def told(self) -> dict[str, Any]:
        """The sealed payload: answers, the reason, what the papers were made with."""
        opened: dict[str, Any] = json.loads(
            self.case.seal.open(self.payload, bound("event", self.id, "payload"))
        )
        return opened


def material(row: Mapping[str, Any]) -> bytes:
    """What a link of the chain holds: every plain column, and the payload as it is stored."""
    plain = {name: spelled(row[name]) for name in CHAINED}
    return canonical({**plain, "payload": hashlib.sha256(row["payload"]).hexdigest()})


def spelled(value: object) -> object:
    if isinstance(value, date):  # an instant is a date as well
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
