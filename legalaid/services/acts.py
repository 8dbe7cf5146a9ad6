"""What a person wants done, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from legalaid.domain.facts import Values
from legalaid.services.access_acts import Access
from legalaid.services.acts_for_her import ConfirmingContact, Consenting, HerCopies


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
    """A proceeding a person wants to open; without a reference, a new case with it.

    `office` is the one of the person's offices that opens a new case, `serving_office` the legal
    aid office that shall serve it.
    """

    reference: str | None
    workflow: str
    answers: Values
    happened_on: date
    key: str
    seen: int = 0
    office: UUID | None = None
    serving_office: UUID | None = None
    paper_on: date | None = None
    showing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction a person wants to make of the event `target`; only what changes is given.

    `running` are other days from which deadlines count that were taken over.
    """

    reference: str
    target: int
    reason: str
    key: str
    seen: int
    answers: Values = field(default_factory=dict)
    happened_on: date | None = None
    running: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingBack:
    """The last act of a proceeding, which a person wants undone."""

    reference: str
    target: int
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """A proceeding that shall go on under another definition of its workflow.

    `run` names the moving of many at once that it belongs to; `to` is the hash of the definition.
    `states` says which state each old one becomes where the names differ; `drops` the answers that
    nobody needs under the other definition.
    """

    reference: str
    number: int
    run: str
    to: str
    reason: str
    key: str
    seen: int
    states: Mapping[str, str] = field(default_factory=dict)
    drops: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingBack:
    """A move to another definition, the event `target`, that shall be undone."""

    reference: str
    target: int
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassignment:
    """A bond to the case that another shall hold from now on."""

    reference: str
    relation: str
    user: UUID
    reason: str
    key: str
    seen: int


KeepingDeed = Literal["hold", "release", "ask_erasure", "drop_erasure", "erase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """Whether a case is kept or erased, and why."""

    reference: str
    deed: KeepingDeed
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BringingBack:
    """A paper, edited by hand in Word, that shall be the version in force. `content` is raw."""

    reference: str
    document: UUID
    content: bytes
    reason: str
    key: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingOver:
    """A proceeding that runs on paper, put where it stands; without a reference, with its case.

    `happened_on` is the day it came there. `running` names the deadlines that run: with the day
    one counts from where it counts from a step, with yes where an answer holds that day.
    `parent` is the number of the proceeding that opened it.
    """

    reference: str | None
    workflow: str
    state: str
    answers: Values
    happened_on: date
    key: str
    seen: int = 0
    running: Values = field(default_factory=dict)
    parent: int | None = None
    office: UUID | None = None
    serving_office: UUID | None = None


Undoing = TakingBack | MovingBack
Wish = (
    Act | Opening | Correction | Undoing | Reassignment | Migration | BringingBack | TakingOver
    | Consenting | ConfirmingContact | HerCopies | Access | Keeping
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done, the same again for the same key. `seen` is the event count after it."""

    reference: str
    number: int
    seq: int
    seen: int
    state: str
    papers: tuple[str, ...]

    @classmethod
    def of(cls, kept: Mapping[str, object]) -> "Taken":
        return cls(**{**kept, "papers": tuple(kept["papers"])})  # type: ignore[arg-type]
