"""Tasks: what a timer asked, until a person says it is done or takes the next step."""

from uuid import UUID

from sqlalchemy import update

from legalaid.domain.errors import NotFound
from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.task import Task
from legalaid.services.access import load_case
from legalaid.services.desk import Desk


def finish_task(desk: Desk, person: Person, reference: str, task_id: UUID) -> None:
    """Says that it is done; the record of the timer stays."""
    with desk.sessions.writing.begin() as session:
        case: Case = load_case(session, person, reference, "take_step", desk.today())
        open_ = (Task.id == task_id, Task.case_id == case.id, Task.is_open)
        values = {"is_open": False, "finished_by_id": person.id, "finished_at": desk.now()}
        done = session.execute(update(Task).where(*open_).values(values).returning(Task.id))
        if done.first() is None:
            raise NotFound
