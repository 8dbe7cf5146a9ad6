"""An office that people belong to, with what its letters carry at the head."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class Office(Base):
    """`code` stands in case references; `province` is the gazetteer's code."""

    __tablename__ = "office"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    province: Mapped[str]
    name_km: Mapped[str]
    name_en: Mapped[str]
    address_km: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
