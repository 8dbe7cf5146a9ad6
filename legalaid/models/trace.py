"""What every look at a case, every refusal and every export leaves behind; chained, unchanging."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base, canonical
from legalaid.models.event import spelled

CHAINED = ("id", "seq", "at", "kind", "part", "user_id", "refs")


class Trace(Base):
    """`part` is the page's own name in the program; `refs` the cases it showed. No word that
    anybody typed is kept here."""

    __tablename__ = "trace"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(unique=True)
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str]
    part: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), index=True)
    refs: Mapped[list[Any]]
    key_id: Mapped[int]
    link: Mapped[bytes]


class TraceOf(Base):
    """By which the traces of one case are found."""

    __tablename__ = "trace_of"

    reference: Mapped[str] = mapped_column(primary_key=True)
    trace_id: Mapped[UUID] = mapped_column(ForeignKey("trace.id"), primary_key=True)


def material(row: Mapping[str, Any]) -> bytes:
    """What a link of the chain of traces holds."""
    return canonical({name: spelled(row[name]) for name in CHAINED})
