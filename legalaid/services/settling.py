"""How every act is settled: loaded, replayed, decided, written; decided again when need be."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from legalaid.domain.errors import Conflict
from legalaid.domain.roles import Person
from legalaid.services.acts import Taken, Wish
from legalaid.services.desk import Desk
from legalaid.services.replay import hash_content, kept_row, replay
from legalaid.services.templates import keep_up
from legalaid.services.writing import Page, commit

TRIES = 4
Planned = tuple[Page, Taken]
Loaded = TypeVar("Loaded")


def settle(
    desk: Desk,
    person: Person,
    wish: Wish,
    load: Callable[[Session], Loaded],
    plan: Callable[[Session, Loaded], Planned],
) -> Taken:
    """Another may be quicker without mattering here: then it is decided again on what is new."""
    content_hash = hash_content(desk, wish)
    for _ in range(TRIES):
        with desk.sessions.reading() as session:
            keep_up(desk, session)
            loaded = load(session)
            if earlier := replay(session, person.id, wish, content_hash):
                return earlier
            page, taken = plan(session, loaded)
        if commit(desk, page, kept_row(desk, person.id, wish, content_hash, taken)):
            return taken
    raise Conflict("busy")
