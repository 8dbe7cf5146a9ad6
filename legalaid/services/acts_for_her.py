"""What a person wants recorded of her own word: whom she lets be told, how she is reached, and
what becomes of her papers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from legalaid.domain.facts import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeing:
    """What she agreed to, for one receiver: the parts of the consent as they were typed."""

    reference: str
    receiver: str
    told: Values
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overriding:
    """A receiver who shall be told without her word, for a reason that a supervisor gives."""

    reference: str
    receiver: str
    purposes: tuple[str, ...]
    expires_on: str
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawing:
    """What she takes back: one consent, with all that say the same, or for None every one."""

    reference: str
    consent: UUID | None
    happened_on: date
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmingContact:
    """How she can be reached in safety, as she said it again on that day. `told` is raw."""

    reference: str
    told: Values
    happened_on: date
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAloud:
    """The plain page of a paper, read to her. `read_by` is as it was typed."""

    reference: str
    document: UUID
    read_by: str
    language: str
    was_alone: bool | None
    happened_on: date
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingOver:
    """What became of her copy: `given`, `kept` at the office or `not_printed`."""

    reference: str
    document: UUID
    copy: str
    is_posted: bool
    happened_on: date
    key: str
    seen: int


Consenting = Agreeing | Overriding | Withdrawing
HerCopies = ReadingAloud | HandingOver
