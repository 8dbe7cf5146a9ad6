"""What a person wants done, and what was done."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from legalaid.domain.facts import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A step a person wants to take. `answers` are raw, nested by dots as the form has them.

    `key` makes a second submission harmless; `seen` is the event count the form showed.
    `paper_on` None leaves the date of the papers dotted for the day of signing.
    `showing` names the papers for which the person ticked that they may show where she is.
    """

    reference: str
    number: int
    step: str
    answers: Values
    happened_on: date
    key: str
    seen: int
    paper_on: date | None = None
    showing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A proceeding a person wants to open; without a reference, a new case with it."""

    reference: str | None
    workflow: str
    answers: Values
    happened_on: date
    key: str
    seen: int = 0
    serving_office: UUID | None = None
    paper_on: date | None = None
    showing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction a person wants to make of the event `seq`; `answers` raw, by dots."""

    reference: str
    target: int
    reason: str
    key: str
    seen: int
    answers: Values = field(default_factory=dict)
    happened_on: date | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a step did. The same again for the same key."""

    reference: str
    number: int
    seq: int
    state: str
    papers: tuple[str, ...]
