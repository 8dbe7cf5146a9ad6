"""What a person wants done about who may know of a case."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingOut:
    """A user who shall learn nothing of the case from now on."""

    reference: str
    user: UUID
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingIn:
    """A keeping out, the row `exclusion`, that shall end."""

    reference: str
    exclusion: UUID
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchingConflicts:
    """A search for a conflict of interest, whose details that officer alone shall see."""

    reference: str
    officer: UUID
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingConflict:
    """The named officer's word upon what the search found."""

    reference: str
    search: UUID
    is_conflict: bool
    reason: str
    key: str
    seen: int


Access = KeepingOut | LettingIn | SearchingConflicts | JudgingConflict
