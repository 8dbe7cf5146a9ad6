"""Which acts there are to choose from, where the proceedings of a case stand."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.roles import ROLES
from legalaid.domain.workflow import Step
from legalaid.engine.machine import Actor, Present
from legalaid.engine.outlook import outlook
from legalaid.models.case import Case
from legalaid.models.proceeding import Proceeding
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground

Stand = tuple[int, bytes, tuple[tuple[int, str, str], ...]]
Chosen = tuple[int, str, Step]
NOWHERE: Stand = (0, b"", ())
NOBODY = UUID(int=0)


def standing(ground: Ground) -> Stand:
    """The count and the head of the record; number, workflow and state of each proceeding."""
    rows = tuple((one.number, one.workflow, one.state) for one in ground.proceedings)
    return ground.case.event_count, ground.case.chain_head, rows


def standing_of(session: Session, reference: str) -> Stand:
    """The same, without looking at what was answered."""
    case = select(Case.id, Case.event_count, Case.chain_head).where(Case.reference == reference)
    id_, count, head = session.execute(case).one()
    rows = (
        select(Proceeding.number, Proceeding.workflow, Proceeding.state)
        .where(Proceeding.case_id == id_, Proceeding.is_void.is_(False))
        .order_by(Proceeding.number)
    )
    return count, head, tuple((*row,) for row in session.execute(rows))


def steps_here(desk: Desk, stand: Stand) -> list[Chosen]:
    return [
        (number, name, step)
        for number, workflow, state in stand[2]
        for name, step in desk.library.definitions[workflow].workflow.steps.items()
        if state in step.from_
    ]


def open_steps(desk: Desk, ground: Ground) -> Iterator[Chosen]:
    """Those that nothing stands against yet, whoever takes them."""
    anybody = Actor(NOBODY, frozenset(ROLES), frozenset(one.relation for one in ground.relations))
    for one in ground.proceedings:
        definition = desk.library.definitions[one.workflow]
        facts = ground.facts(one, desk.today(), ground.values(one))
        for look in outlook(definition, facts, anybody, Present(one.state)):
            if look.is_open:
                yield one.number, look.step, definition.workflow.steps[look.step]
