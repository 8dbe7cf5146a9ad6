"""Cases as lists show them: a line each, with only the names opened."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.deadline import Deadline
from legalaid.models.office import Office
from legalaid.models.proceeding import Proceeding
from legalaid.services.access import least
from legalaid.services.definitions import definition_of
from legalaid.services.desk import Desk
from legalaid.services.offices import name_of_office
from legalaid.services.rows import CaseRow, Stands


@dataclass(frozen=True)
class Around:
    """What stands around a handful of cases: read at once for all of them."""

    offices: dict[UUID, str]
    stands: dict[UUID, list[Stands]]
    due: dict[UUID, date]


def view_rows(
    desk: Desk, session: Session, person: Person, cases: Sequence[Case]
) -> tuple[CaseRow, ...]:
    shows_names = "identity" in least(person, "see_case", desk.today())
    around = look_around(desk, session, person, [one.id for one in cases])
    return tuple(
        CaseRow(
            reference=one.reference,
            name=written_name(one) if shows_names else "",
            opened_on=one.opened_on,
            office=around.offices[one.office_id],
            serving_office=around.offices[one.serving_office_id],
            stands=tuple(around.stands[one.id]),
            next_due=around.due.get(one.id),
        )
        for one in cases
    )


def written_name(case: Case) -> str:
    """From the identity alone; nothing else of the case is opened."""
    client = case.identity.get("client", {})
    return str(client.get("name_km") or client.get("name_latin") or "")


def look_around(desk: Desk, session: Session, person: Person, ids: list[UUID]) -> Around:
    offices = {one.id: name_of_office(one, person) for one in session.scalars(select(Office))}
    stands: dict[UUID, list[Stands]] = defaultdict(list)
    found = (
        select(
            Proceeding.case_id, Proceeding.number, Proceeding.definition_hash,
            Proceeding.state, Proceeding.awaits, Proceeding.is_final,
        )
        .where(Proceeding.case_id.in_(ids), Proceeding.is_void.is_(False))
        .order_by(Proceeding.number)
    )  # fmt: skip
    for case, number, hash_, state, awaits, is_final in session.execute(found):
        workflow = definition_of(desk, session, hash_).workflow
        title = workflow.states[state].title
        stands[case].append(Stands(number, workflow.title, title, awaits, is_final))
    return Around(offices, stands, next_due(session, ids))


def next_due(session: Session, ids: list[UUID]) -> dict[UUID, date]:
    found = (
        select(Deadline.case_id, func.min(Deadline.due_on))
        .where(Deadline.case_id.in_(ids), Deadline.is_running, Deadline.due_on.is_not(None))
        .group_by(Deadline.case_id)
    )
    return {case: due for case, due in session.execute(found) if due is not None}
