"""Deadlines that count anew when what they watch over is told otherwise, or confirmed."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session, object_session

from legalaid.domain.definition import Definition
from legalaid.models.base import table_of
from legalaid.models.deadline import Deadline
from legalaid.models.task import Task
from legalaid.services import dues, news
from legalaid.services.definitions import definition_of
from legalaid.services.writing import Page

TASK = table_of(Task)


def renew(
    page: Page, event: UUID, day: date, told: Iterable[str], *, but: Collection[UUID] = ()
) -> None:
    """In every proceeding of the case; `told` are paths, `but` what ends along with the act."""
    groups = {path.partition(".")[0] for path in told}
    for row in page.ground.deadlines if groups else ():
        if row.id not in but and (definition := definition_under(page, row)):
            rule = definition.workflow.deadlines[row.name]
            if rule.renewed_by in groups:
                begin_anew(page, event, day, row, definition)


def definition_under(page: Page, row: Deadline) -> Definition | None:
    """The one it runs under; None where its proceeding is over."""
    own = next((one for one in page.ground.proceedings if one.id == row.proceeding_id), None)
    session: Session | None = object_session(page.ground.case)
    if own is None or session is None:
        return None
    return definition_of(page.desk, session, own.definition_hash)


def begin_anew(page: Page, event: UUID, day: date, row: Deadline, definition: Definition) -> None:
    """What was asked because the old one ran out is answered."""
    dues.end(page, [row.id], event)
    news.forget(page, row.id)
    asked = update(TASK).where(TASK.c.deadline_id == row.id, TASK.c.is_open)
    page.after.append(asked.values(is_open=False, ended_by_id=event))
    reckoned = dues.counted(page.desk, definition, row.name, page.ground.values(None), day)
    begun = dues.begin(page, event, row.proceeding_id, row.name, reckoned)
    news.remind(page, event, begun, definition.workflow.deadlines[row.name])
