"""A browser that somebody is signed in from; the token itself is only in the cookie."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class SignIn(Base):
    """Ended by the person, by idleness, by age, or by disabling the user.

    `proved_at`: when she last showed all that is asked of her, the second factor too where her
    roles need one; none while only the password was given.
    """

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    proved_at: Mapped[datetime | None]
    is_shared: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
