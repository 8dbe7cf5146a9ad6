"""How people are found: keyed tokens of their names, by province."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class NameToken(Base):
    """The token holds the province; erasing a case deletes its tokens."""

    __tablename__ = "name_token"

    token: Mapped[bytes] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), primary_key=True, index=True)
