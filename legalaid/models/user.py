"""Somebody who may sign in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class User(Base):
    """`name` is the Khmer name as papers print it. Nobody carries a password another chose."""

    __tablename__ = "user"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_latin: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    bar_number: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="km")
    password_hash: Mapped[str | None]
    invitation_hash: Mapped[str | None] = mapped_column(unique=True)
    invitation_ends_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
