"""The second thing somebody shows at the door: a telephone's codes, or a printed sheet of codes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base
from legalaid.models.sealing import bound
from legalaid.models.values import keyring_of


class Factor(Base):
    """`sealed` is the secret shared with the telephone, none where there is only a sheet.

    It counts from `confirmed_at` on. `last_step` is the newest time step whose code was used.
    """

    __tablename__ = "factor"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    wrapped_key: Mapped[bytes | None]
    sealed: Mapped[bytes | None]
    last_step: Mapped[int]

    @property
    def secret(self) -> str | None:
        if self.sealed is None or self.wrapped_key is None:
            return None
        seal = keyring_of(self).unwrap(self.wrapped_key, "factor", self.user_id)
        return seal.open(self.sealed, bound("factor", self.user_id, "sealed")).decode()


class PrintedCode(Base):
    """A code of a printed sheet, under a keyed hash; it opens once."""

    __tablename__ = "printed_code"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    used_at: Mapped[datetime | None]
