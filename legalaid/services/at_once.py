"""What must be done at once where she is in danger: whom to call, and what was opened along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from legalaid.domain.errors import NotFound
from legalaid.domain.facts import Values
from legalaid.domain.hotlines import Hotline
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.rows import DeadlineView
from legalaid.services.views import CaseView, PaperView, ProceedingView

CONTACT = "safe_contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineView:
    """A number to call; not confirmed until somebody of the office has called it lately."""

    title: Text
    number: str
    hint: Text | None
    source: str
    as_of: date
    is_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    """`along` are the proceedings that the danger opened, or those that ran already."""

    case: CaseView
    danger: ProceedingView
    contact: Values
    hotlines: tuple[HotlineView, ...]
    along: tuple[ProceedingView, ...]
    papers: Mapping[int, tuple[PaperView, ...]]
    deadlines: tuple[DeadlineView, ...]


def at_once(desk: Desk, person: Person, reference: str) -> AtOnce:
    """Raises NotFound where nobody told of danger."""
    case = view_case(desk, person, reference)
    danger = youngest(one for one in case.proceedings if one.declared.opening.urgent)
    if danger is None:
        raise NotFound
    along = tuple(opened_along(case, danger))
    numbers = {danger.number, *(one.number for one in along)}
    dues = (one for one in case.deadlines if one.number in numbers and one.standing != "stopped")
    return AtOnce(
        case=case,
        danger=danger,
        contact={CONTACT: cast("Values", case.values.get(CONTACT, {}))},
        hotlines=view_hotlines(desk),
        along=along,
        papers={one.number: papers_of(case, one) for one in along},
        deadlines=tuple(dues),
    )


def youngest(found: Iterator[ProceedingView]) -> ProceedingView | None:
    return max((one for one in found if not one.is_void), key=lambda one: one.number, default=None)


def opened_along(case: CaseView, danger: ProceedingView) -> Iterator[ProceedingView]:
    """Of each workflow that it opens, in the order of its file, the youngest that runs."""
    for workflow in danger.declared.opening.opens:
        running = (one for one in case.proceedings if not one.is_final)
        if found := youngest(one for one in running if one.workflow == workflow):
            yield found


def papers_of(case: CaseView, one: ProceedingView) -> tuple[PaperView, ...]:
    mine = (paper for paper in case.papers if paper.number == one.number)
    return tuple(paper for paper in mine if not (paper.is_void or paper.is_superseded))


def view_hotlines(desk: Desk) -> tuple[HotlineView, ...]:
    return tuple(view_hotline(one, desk.today()) for one in desk.library.hotlines)


def view_hotline(one: Hotline, today: date) -> HotlineView:
    return HotlineView(
        title=one.title,
        number=one.number,
        hint=one.hint,
        source=one.source,
        as_of=one.called_on or one.as_of,
        is_confirmed=one.is_confirmed(today),
    )
