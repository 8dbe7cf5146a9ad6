"""What lists and the home page show: one line each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from legalaid.domain.errors import Reason
from legalaid.domain.holidays import YearStanding
from legalaid.domain.part import Text
from legalaid.services.asked import LawView

Extension = Literal["never", "by_court", "unknown"]


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a proceeding of a listed case stands."""

    number: int
    title: Text
    state_title: Text
    awaits: str | None
    is_final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A line of the list of cases."""

    reference: str
    name: str
    opened_on: date
    office: str
    serving_office: str
    stands: tuple[Stands, ...]
    next_due: date | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of the list; `after` is the cursor of the next one, or None at the end."""

    rows: tuple[CaseRow, ...]
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which cases to list; None means any."""

    workflow: str | None = None
    state: str | None = None
    standing: Literal["open", "closed"] | None = None
    office: UUID | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """A proceeding that waits for this person."""

    reference: str
    number: int
    name: str
    title: Text
    state_title: Text
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """Something another did in a case of this person; `title` may be the kind of an event."""

    reference: str
    title: Text | str
    actor: str | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """Something a person must do by a day."""

    id: UUID
    reference: str
    number: int
    title: Text
    due_on: date
    awaits: str | None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a reckoning: a day met on the way, and what it did."""

    day: date | None
    why: Reason


@dataclass(frozen=True, slots=True)
class YearUsed:
    """A year whose holidays a reckoning asked for, and how far their list could be relied on."""

    year: int
    standing: YearStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """A date the law or the court sets, how it was reached, and how sure the rule is.

    `calendar` is empty where no day of rest moves it.
    """

    id: UUID
    reference: str
    number: int
    name: str
    title: Text
    proceeding: Text
    counted_from: date | None
    due_on: date | None
    standing: Literal["running", "passed", "stopped"]
    lines: tuple[DayLine, ...]
    law: tuple[LawView, ...]
    extension: Extension | None
    calendar: tuple[YearUsed, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What must I do this week?"""

    moves: tuple[MoveView, ...]
    tasks: tuple[TaskView, ...]
    overdue: tuple[DeadlineView, ...]
    due: tuple[DeadlineView, ...]
    news: tuple[NewsView, ...]

    @property
    def references(self) -> frozenset[str]:
        """The cases it names."""
        lists = (self.moves, self.tasks, self.overdue, self.due, self.news)
        return frozenset(one.reference for rows in lists for one in rows)
