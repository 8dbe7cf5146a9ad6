"""One run of one workflow inside a case; it has the state."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from legalaid.models.base import Base
from legalaid.models.case import Case
from legalaid.models.sealing import Seal
from legalaid.models.values import Answers


class Proceeding(Answers, Base):
    """`acted_on` is the day of the last act of a person; `since` the day it came to its state."""

    __tablename__ = "proceeding"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index(None, "workflow", "state", "case_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    workflow: Mapped[str]
    definition_hash: Mapped[str] = mapped_column(ForeignKey("definition.hash"), index=True)
    state: Mapped[str]
    awaits: Mapped[str | None]
    is_final: Mapped[bool]
    is_void: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("proceeding.id"))
    opened_on: Mapped[date]
    acted_on: Mapped[date]
    since: Mapped[date]

    case: Mapped[Case] = relationship(lazy="raise_on_sql")

    @property
    def seal(self) -> Seal:
        return self.case.seal
