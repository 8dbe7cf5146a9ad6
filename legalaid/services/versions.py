"""The definitions that proceedings run under, and what was moved from one to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from legalaid.domain.errors import NotFound
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.models.definition import DefinitionRow
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.models.user import User
from legalaid.services.definitions import OPENED, RUNNING, definition_of
from legalaid.services.desk import Desk
from legalaid.services.moving import ACT
from legalaid.services.offices import require

MOST = 50


@dataclass(frozen=True, slots=True)
class Version:
    """A definition that something runs under, or the living one of its workflow."""

    workflow: str
    title: Text
    hash: str
    running: int
    is_living: bool
    first_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Run:
    """A moving that took place, how many it moved, and how many were moved back since."""

    id: str
    workflow: str
    title: Text
    from_: str
    to: str
    by: str
    at: datetime
    reason: str
    moved: int
    back: int


def versions(desk: Desk, person: Person) -> tuple[Version, ...]:
    """By workflow, the living one first."""
    require(person, ACT)
    with desk.sessions.reading() as session:
        found = [*living(desk, session), *older(desk, session)]
    return tuple(sorted(found, key=lambda one: (one.workflow, not one.is_living, one.hash)))


def counts(session: Session) -> dict[str, int]:
    found = select(Proceeding.definition_hash, func.count()).where(*RUNNING)
    rows = session.execute(found.group_by(Proceeding.definition_hash))
    return {row[0]: row[1] for row in rows}


def used(session: Session) -> dict[str, datetime]:
    found = select(DefinitionRow.hash, DefinitionRow.first_used_at)
    return {row.hash: row.first_used_at for row in session.execute(found)}


def living(desk: Desk, session: Session) -> Iterator[Version]:
    running, begun = counts(session), used(session)
    for name, one in desk.library.definitions.items():
        number = running.get(one.hash, 0)
        yield Version(name, one.workflow.title, one.hash, number, True, begun.get(one.hash))  # noqa: FBT003


def older(desk: Desk, session: Session) -> Iterator[Version]:
    begun = used(session)
    for hash_, number in counts(session).items():
        if desk.library.definition(hash_) is None:
            one = definition_of(desk, session, hash_)
            yield Version(one.name, one.workflow.title, hash_, number, False, begun[hash_])  # noqa: FBT003


def runs(desk: Desk, person: Person) -> tuple[Run, ...]:
    """The newest first."""
    require(person, ACT)
    with desk.sessions.reading() as session:
        found = select(Event.step).where(Event.kind == "migrate").group_by(Event.step)
        found = found.order_by(func.max(Event.recorded_at).desc()).limit(MOST)
        return tuple(run_of(desk, session, str(one)) for one in session.scalars(found).all())


def find_run(desk: Desk, person: Person, run: UUID) -> Run:
    """Raises NotFound."""
    require(person, ACT)
    with desk.sessions.reading() as session:
        return run_of(desk, session, str(run))


def run_of(desk: Desk, session: Session, run: str) -> Run:
    """Told by its first event: all of them say the same of it."""
    ours = (Event.kind == "migrate", Event.step == run)
    event = session.scalars(OPENED.where(*ours).order_by(Event.recorded_at).limit(1)).first()
    if event is None:
        raise NotFound
    back = select(func.count()).where(
        Event.kind == "take_back", Event.target_id.in_(select(Event.id).where(*ours))
    )
    row = session.get_one(Proceeding, event.proceeding_id)
    told, by = event.told, session.get_one(User, event.actor_id)
    return Run(
        id=run,
        workflow=row.workflow,
        title=definition_of(desk, session, told["moved"][1]).workflow.title,
        from_=told["moved"][0],
        to=told["moved"][1],
        by=by.name,
        at=event.recorded_at,
        reason=told["reason"],
        moved=session.scalar(select(func.count()).where(*ours)) or 0,
        back=session.scalar(back) or 0,
    )
