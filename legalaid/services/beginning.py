"""How a case begins, by whatever event comes first: read, numbered and written in one go."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from legalaid.domain.errors import Conflict, NotFound
from legalaid.domain.roles import Act, Person
from legalaid.engine.machine import Actor
from legalaid.services.acts import Opening, Taken, TakingOver
from legalaid.services.definitions import newest
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground
from legalaid.services.new_case import bare_ground, beginner, begins_cases, case_row, next_reference
from legalaid.services.replay import hash_content, kept_row, replay
from legalaid.services.settling import TRIES, Planned
from legalaid.services.writing import is_written

Read = Callable[[Session, Ground, Actor], Any]
Begin = Callable[[Ground, Actor, Any], Planned]


def begin_case(  # noqa: PLR0913  who begins it, by which right, and the two halves of how
    desk: Desk, person: Person, wish: Opening | TakingOver, act: Act, *, read: Read, begin: Begin
) -> Taken:
    """What is read is weighed before the number is drawn, so that no number is lost."""
    content_hash = hash_content(desk, wish)
    for _ in range(TRIES):
        with desk.sessions.reading() as session:
            by = beginner(desk, session, person, wish, act)
            if earlier := replay(session, person.id, wish, content_hash):
                return earlier
            require_beginning(desk, wish.workflow)
            trial = bare_ground(desk, case_row(desk, by, wish.happened_on, ""))
            known = read(session, trial, by.actor)
        with desk.sessions.pen.connect() as connection:
            row = case_row(desk, by, wish.happened_on, next_reference(desk, connection, by.serving))
            page, taken = begin(bare_ground(desk, row), by.actor, known)
            page.new_case = row
            if is_written(connection, page, kept_row(desk, person.id, wish, content_hash, taken)):
                connection.commit()
                return taken
    raise Conflict("busy")


def require_beginning(desk: Desk, workflow: str) -> None:
    if not begins_cases(desk, newest(desk, workflow)):
        raise NotFound
