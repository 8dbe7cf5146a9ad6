"""Who has seen a case: for those who answer for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from legalaid.domain.roles import Person
from legalaid.models.trace import Trace, TraceOf
from legalaid.models.user import User
from legalaid.services.access import load_case
from legalaid.services.desk import Desk
from legalaid.services.traces import REFUSED

PAGE = 50


@dataclass(frozen=True, slots=True)
class Seer:
    """Somebody who saw the case or was refused it: how often, and when last."""

    name: str
    login: str
    times: int
    refused: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Sight:
    """One look, or a refusal of one."""

    at: datetime
    name: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class SeenPage:
    """`further` is where the earlier looks begin, if there are any."""

    people: tuple[Seer, ...]
    looks: tuple[Sight, ...]
    further: int | None


def who_has_seen(desk: Desk, person: Person, reference: str, before: int | None = None) -> SeenPage:
    """The newest looks first, in pages by the number of the trace."""
    with desk.sessions.reading() as session:
        seen = load_case(session, person, reference, "see_seers", desk.today())
        found = traces_of(select(Trace, User.name), seen.reference)
        if before is not None:
            found = found.where(Trace.seq < before)
        rows = session.execute(found.order_by(Trace.seq.desc()).limit(PAGE + 1)).all()
        looks = tuple(Sight(one.at, name, one.kind, one.part) for one, name in rows[:PAGE])
        further = rows[PAGE - 1][0].seq if len(rows) > PAGE else None
        return SeenPage(seers(session, seen.reference), looks, further)


def seers(session: Session, reference: str) -> tuple[Seer, ...]:
    refused = func.sum(case((Trace.kind == REFUSED, 1), else_=0))
    told: Any = select(User.name, User.login, func.count(), refused, func.max(Trace.at))
    found = traces_of(told, reference).group_by(User.id, User.name, User.login)
    return tuple(Seer(*row) for row in session.execute(found.order_by(func.max(Trace.at).desc())))


def traces_of(wanted: Any, reference: str) -> Any:
    joined = wanted.select_from(Trace).join(TraceOf, TraceOf.trace_id == Trace.id)
    return joined.join(User, Trace.user_id == User.id).where(TraceOf.reference == reference)
