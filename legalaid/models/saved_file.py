"""A file that was saved on a shared computer, told again when its person signs out there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from legalaid.models.base import Base


class SavedFile(Base):
    """`file_name` is neutral: a reference and the name of a form."""

    __tablename__ = "saved_file"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), index=True)
    file_name: Mapped[str]
    saved_at: Mapped[datetime]
