"""What a form shows before a step, an opening or a correction is made."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from legalaid.domain.errors import Reason
from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, Group
from legalaid.domain.law import Certainty
from legalaid.domain.part import Text


@dataclass(frozen=True, slots=True)
class LawView:
    """A rule that a step, a deadline or a paper rests on; confirmed as it reads now, or not."""

    rule: str
    says: Text
    article: Text
    certainty: Certainty
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody or somewhere that can be chosen: a user, an office."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A field, or a list group, that a form asks. `people` are the choices of a user field."""

    path: str
    field: Field | None
    group: Group | None
    is_required: bool
    people: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForm:
    """A step before it is taken. `draft` is what the person typed earlier, raw."""

    reference: str
    number: int
    workflow: str
    step: str
    title: Text
    hint: Text | None
    asked: tuple[Asked, ...]
    values: Values
    draft: Values | None
    reasons: tuple[Reason, ...]
    law: tuple[LawView, ...]
    papers: tuple[str, ...]
    leads_to: Text
    earliest: date | None
    latest: date
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningForm:
    """A proceeding, or a whole case, before it is opened."""

    reference: str | None
    workflow: str
    title: Text
    asked: tuple[Asked, ...]
    values: Values
    draft: Values | None
    reasons: tuple[Reason, ...]
    law: tuple[LawView, ...]
    papers: tuple[str, ...]
    offices: tuple[Choice, ...]
    earliest: date | None
    latest: date
    seen: int


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """A deadline that may run at a state. One that counts from a step asks its day; one that
    counts from an answer asks whether it runs, and nothing where it does for sure."""

    name: str
    title: Text
    has_day: bool
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingOverForm:
    """A proceeding on paper before it is taken over. `parents` are those that may have opened it,
    by their numbers."""

    reference: str | None
    workflow: str
    state: str
    title: Text
    hint: Text
    asked: tuple[Asked, ...]
    values: Values
    draft: Values | None
    reasons: tuple[Reason, ...] = ()
    law: tuple[LawView, ...] = ()
    papers: tuple[str, ...] = ()
    offices: tuple[Choice, ...]
    periods: tuple[PeriodAsked, ...]
    parents: tuple[tuple[int, Text], ...]
    earliest: date | None = None
    latest: date
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """An event before it is corrected: what it asked and what was answered."""

    reference: str
    number: int
    target: int
    title: Text
    asked: tuple[Asked, ...]
    values: Values
    happened_on: date
    earliest: date | None
    latest: date
    seen: int


@dataclass(frozen=True, slots=True)
class Change:
    """Something a correction would change: an answer, a day, a deadline, a paper."""

    kind: Literal["answer", "day", "deadline", "paper", "filed_paper", "edited_paper", "timer"]
    number: int
    name: str
    title: Text
    before: object
    after: object
