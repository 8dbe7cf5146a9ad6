"""A plain, coarse fact of a case, for lists and reports that never open what is sealed."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class CaseFact(Base):
    """A code, an age band or a district: what `counted` in fields.yaml declares."""

    __tablename__ = "case_fact"
    __table_args__ = (Index(None, "case_id", "path"), Index(None, "path", "value"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    proceeding_id: Mapped[UUID | None] = mapped_column(ForeignKey("proceeding.id"))
    path: Mapped[str]
    value: Mapped[str]
