"""The case page as plain frozen values, never rows of the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from legalaid.domain.errors import Reason
from legalaid.domain.facts import Values
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.services.asked import LawView
from legalaid.services.fates import UNTOLD, Fate
from legalaid.services.rows import DeadlineView, TaskView


@dataclass(frozen=True, slots=True)
class StepView:
    """A step that starts where the proceeding stands: possible, or all reasons why not."""

    step: str
    title: Text
    hint: Text | None
    reasons: tuple[Reason, ...]
    law: tuple[LawView, ...]
    papers: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """A generated paper: its event, its version, and whether it still counts.

    `is_outdated`: it was filed or edited by hand, and what it says was changed afterwards.
    """

    id: UUID
    name: str
    number: int
    seq: int
    step: str
    title: Text
    version: int
    made_at: datetime
    happened_on: date
    is_superseded: bool
    is_void: bool
    is_filed: bool
    is_outdated: bool
    is_edited: bool
    size: int
    is_signed_by_her: bool = False
    fate: Fate = UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """What happened: who, when, and what changed. `answers` are values by path."""

    id: UUID
    seq: int
    kind: str
    number: int | None
    title: Text
    actor: str | None
    role: str | None
    happened_on: date
    recorded_at: datetime
    leads_to: Text | None
    answers: Mapping[str, object]
    reason: str | None
    dues: tuple[tuple[Text, date | None, date | None], ...]
    corrects: int | None
    is_void: bool
    is_correctable: bool
    is_takeable_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingView:
    """One proceeding of a case. `declared` is what it began with, `definition` the hash of it."""

    number: int
    workflow: str
    title: Text
    declared: Workflow
    definition: str
    state: str
    state_title: Text
    awaits: str | None
    is_final: bool
    is_void: bool
    is_taken_over: bool
    parent: int | None
    opened_on: date
    passed: tuple[str, ...]
    steps: tuple[StepView, ...]
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class OpeningView:
    """A workflow that could be opened in the case, or the reasons why not."""

    workflow: str
    title: Text
    reasons: tuple[Reason, ...]
    is_urgent: bool = False

    @property
    def is_possible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class RelationView:
    """Who holds which bond to the case."""

    relation: str
    user: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The case page."""

    reference: str
    name: str
    opened_on: date
    office: str
    serving_office: str
    seen: int
    relations: tuple[RelationView, ...]
    proceedings: tuple[ProceedingView, ...]
    openings: tuple[OpeningView, ...]
    deadlines: tuple[DeadlineView, ...]
    papers: tuple[PaperView, ...]
    events: tuple[EventView, ...]
    values: Values
    may_reassign: bool = False
    shows_location: bool = False
    may_keep_out: bool = False
    may_see_seers: bool = False
    may_search_conflicts: bool = False
    may_hold: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A paper on its way out, under a name that tells nothing."""

    file_name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the record of a case does not hold; without a reference, that of reads."""

    reference: str
    seq: int
    code: Literal["gap", "chain", "head", "paper", "key", "named", "anchor", "cut", "kept"]
