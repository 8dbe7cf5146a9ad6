"""Word to named people at once, with the act itself, and not when there is time."""

from collections.abc import Iterable
from uuid import UUID

from legalaid.models.base import new_id
from legalaid.models.notice import Notice
from legalaid.models.outbox import Outbox
from legalaid.services.news import row
from legalaid.services.writing import Page

AT_ONCE = "at_once"


def tell_at_once(page: Page, event: UUID, users: Iterable[UUID]) -> None:
    """Each is told once, and not who did it."""
    told = row(page, event, AT_ONCE, None, page.desk.today()) | {"done_at": page.at}
    page.insert(Outbox, told)
    for user in sorted(set(users) - {page.actor}):
        page.insert(Notice, {
            "id": new_id(), "user_id": user, "outbox_id": told["id"],
            "case_id": page.ground.case.id, "made_at": page.at, "read_at": None,
        })  # fmt: skip
