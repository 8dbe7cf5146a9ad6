"""What a move leaves in the outbox, to be told when there is time."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from legalaid.models.base import new_id
from legalaid.models.outbox import Outbox
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row

MOVED, DUE_SOON = "moved", "due_soon"
TOLD_BEFORE = timedelta(days=7)


def tell(page: Page, move: Move, event: UUID, running: Mapping[str, Row]) -> None:
    page.insert(Outbox, row(page, event, MOVED, None, page.desk.today()))
    for name in move.starts:
        if name in running and running[name]["due_on"]:
            remind(page, event, running[name])


def remind(page: Page, event: UUID, deadline: Row) -> None:
    soon: date = deadline["due_on"] - TOLD_BEFORE
    page.insert(Outbox, row(page, event, DUE_SOON, deadline["id"], soon))


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
