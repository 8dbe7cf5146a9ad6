"""A bond of a user to one case, from an event on and perhaps until one."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Relation(Base):
    """`to_seq` is the event that ended it; while it is None the bond holds."""

    __tablename__ = "relation"
    __table_args__ = (Index(None, "user_id", "to_seq", "case_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    relation: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    from_seq: Mapped[int]
    to_seq: Mapped[int | None]
