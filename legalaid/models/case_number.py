"""The last number given to a case, by office and year."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class CaseNumber(Base):
    """Raised in the transaction that opens the case: no number is lost or given twice."""

    __tablename__ = "case_number"

    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
