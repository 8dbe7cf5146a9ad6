"""Heads of the chains as they stood on a day, under one code that is kept on paper outside."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base, canonical
from legalaid.models.event import spelled


class Anchor(Base):
    """Each holds the one before it, so the newest code stands for all that was anchored."""

    __tablename__ = "anchor"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime]
    trace_seq: Mapped[int]
    trace_link: Mapped[bytes]
    key_id: Mapped[int]
    link: Mapped[bytes]


class AnchoredHead(Base):
    """Where the chain of a case stood; only of cases that moved since they were last anchored."""

    __tablename__ = "anchored_head"
    __table_args__ = (Index("ix_anchored_head_anchor", "anchor"),)

    reference: Mapped[str] = mapped_column(primary_key=True)
    anchor: Mapped[int] = mapped_column(ForeignKey("anchor.number"), primary_key=True)
    event_count: Mapped[int]
    head: Mapped[bytes]


def material(row: Mapping[str, Any], heads: Sequence[tuple[str, int, bytes]]) -> bytes:
    """What a link of the chain of anchors holds."""
    listed = canonical([[name, count, head.hex()] for name, count, head in sorted(heads)])
    plain = {name: spelled(row[name]) for name in ("number", "made_at", "trace_seq")}
    hashes = {"trace_link": row["trace_link"].hex(), "heads": hashlib.sha256(listed).hexdigest()}
    return canonical(plain | hashes)
