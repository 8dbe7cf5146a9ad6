"""Templates that an office brought, and which of them was in force since when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Template(Base):
    """A Word file that was brought for a paper; none is ever changed. It holds no case."""

    __tablename__ = "template"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    brought_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    brought_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(deferred=True)


class TemplateUse(Base):
    """From here on that template makes the paper; without one, the shipped template does.

    `begun_by_id` is empty where it was done on the command line.
    """

    __tablename__ = "template_use"

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey("template.id"))
    begun_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id"))
    begun_at: Mapped[datetime]
