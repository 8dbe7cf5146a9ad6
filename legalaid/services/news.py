"""What a move leaves in the outbox, to be told when there is time."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete

from legalaid.domain.workflow import DeadlineRule
from legalaid.models.base import new_id, table_of
from legalaid.models.outbox import Outbox
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row

MOVED, DUE_SOON = "moved", "due_soon"
OUTBOX = table_of(Outbox)


def tell(page: Page, move: Move, event: UUID, running: Mapping[str, Row]) -> None:
    page.insert(Outbox, row(page, event, MOVED, None, page.desk.today()))
    for name, deadline in running.items():
        rule = move.definition.workflow.deadlines[name]
        if "was_due" not in deadline:
            remind(page, event, deadline, rule)
        elif deadline["was_due"] != deadline["due_on"]:
            remind_again(page, event, deadline, rule)


def remind(page: Page, event: UUID, deadline: Row, rule: DeadlineRule) -> None:
    if deadline["due_on"] is None:
        return
    offsets = page.desk.library.law.reminders if rule.reminders is None else rule.reminders
    for day in days_of_reminders(deadline["due_on"], offsets, page.desk.today()):
        page.insert(Outbox, row(page, event, DUE_SOON, deadline["id"], day))


def remind_again(page: Page, event: UUID, deadline: Row, rule: DeadlineRule) -> None:
    """The day moved: what was not yet told of the old one is not told any more."""
    forget(page, deadline["id"])
    remind(page, event, deadline, rule)


def forget(page: Page, deadline: UUID) -> None:
    pending = (OUTBOX.c.deadline_id == deadline, OUTBOX.c.done_at.is_(None))
    page.before.append(delete(OUTBOX).where(*pending))


def days_of_reminders(due: date, offsets: Iterable[int], today: date) -> list[date]:
    """Those that lie behind already are one, today; of what is past nobody is reminded."""
    days = {max(due - timedelta(days=offset), today) for offset in offsets}
    return sorted(days) if due >= today else []


def row(page: Page, event: UUID, kind: str, deadline: UUID | None, due_on: date) -> Row:
    return {
        "id": new_id(),
        "kind": kind,
        "case_id": page.ground.case.id,
        "event_id": event,
        "deadline_id": deadline,
        "due_on": due_on,
        "done_at": None,
    }
