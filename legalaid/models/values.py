"""Answers at rest: one sealed column per class, bound to its row, and one plain column."""

import json
from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from legalaid.models.base import canonical
from legalaid.models.sealing import Keyring, Seal, bound

SEALED = ("identity", "location", "narrative", "means")
PLAIN = "plain"


class SealedRow(Protocol):
    """A row whose columns are sealed with the data key of its case."""

    __tablename__: str
    id: Any

    @property
    def seal(self) -> Seal: ...


class Sealed:
    """Reads a sealed binary column as the mapping that was put in."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: SealedRow, owner: type) -> dict[str, Any]:
        stored: bytes | None = getattr(row, f"sealed_{self.name}")
        if stored is None:
            return {}
        plain = row.seal.open(stored, bound(row.__tablename__, row.id, self.name))
        opened: dict[str, Any] = json.loads(plain)
        return opened


def close_values(
    seal: Seal, table: str, row: UUID, classes: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The columns to write for the values of each class that is named."""
    columns: dict[str, Any] = {}
    for name, values in classes.items():
        if name == PLAIN:
            columns[name] = values
        elif values:
            columns[name] = seal.close(canonical(values), bound(table, row, name))
        else:
            columns[name] = None
    return columns


class Answers:
    """The columns of answers that a case and a proceeding have."""

    sealed_identity: Mapped[bytes | None] = mapped_column("identity")
    sealed_location: Mapped[bytes | None] = mapped_column("location")
    sealed_narrative: Mapped[bytes | None] = mapped_column("narrative")
    sealed_means: Mapped[bytes | None] = mapped_column("means")
    plain: Mapped[dict[str, Any]] = mapped_column(default=dict)

    identity = Sealed()
    location = Sealed()
    narrative = Sealed()
    means = Sealed()


def keyring_of(row: object) -> Keyring:
    """The keyring of the session that the row belongs to."""
    session: Session | None = object_session(row)
    if session is None:
        raise LookupError("a sealed row is read outside its session")
    keyring: Keyring = session.info["keyring"]
    return keyring
