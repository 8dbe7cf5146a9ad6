"""What of a case fits on its first page; the rest stands behind links, so that pages stay light."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request

from legalaid.services.rows import DeadlineView
from legalaid.services.views import CaseView, EventView, PaperView, ProceedingView

DEADLINES, PAPERS, EVENTS, ON_A_PAGE = 2, 4, 2, 12
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Overview:
    """`drawn` is the proceeding whose picture the page shows: the youngest that still runs."""

    running: tuple[ProceedingView, ...]
    urgent: tuple[ProceedingView, ...]
    drawn: ProceedingView | None
    past: tuple[ProceedingView, ...]
    deadlines: tuple[DeadlineView, ...]
    papers: tuple[PaperView, ...]
    events: tuple[EventView, ...]


def overview(case: CaseView) -> Overview:
    standing = [one for one in case.proceedings if not one.is_void]
    running = [one for one in reversed(standing) if not one.is_final]
    papers = [one for one in case.papers if not (one.is_void or one.is_superseded)]
    return Overview(
        running=tuple(running),
        urgent=tuple(one for one in running if one.declared.opening.urgent),
        drawn=running[0] if running else None,
        past=tuple(one for one in standing if one.is_final),
        deadlines=tuple(one for one in case.deadlines if one.standing != "stopped")[:DEADLINES],
        papers=tuple(papers[:PAPERS]),
        events=case.events[::-1][:EVENTS],
    )


def part_of(things: Sequence[Thing]) -> tuple[Sequence[Thing], str]:
    """One part of a long list, and the address of the next."""
    start = max(0, request.args.get("from", 0, type=int))
    end = start + ON_A_PAGE
    return things[start:end], f"?from={end}" if end < len(things) else ""
