"""Moving many proceedings, one transaction each: it can stop anywhere and be run again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.errors import Conflict, NotFound, StepNotPossible
from legalaid.domain.roles import Act, Person
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.services.acts import Migration, MovingBack, Taken
from legalaid.services.desk import Desk
from legalaid.services.fitting import Target
from legalaid.services.history import read_history
from legalaid.services.migrating import migrate, move_back, why_not_back
from legalaid.services.offices import require
from legalaid.services.population import Moving, One, affected, target_of, weigh_one
from legalaid.services.reading import read_reason

ACT: Act = "migrate_workflow"
BATCH = 50


@dataclass
class Progress:
    """What a batch did. `clash` is the proceeding in which somebody was quicker: there it stopped.

    `is_done` says that nothing is left which could move.
    """

    run: str
    moved: list[One] = field(default_factory=list)
    stuck: list[One] = field(default_factory=list)
    clash: One | None = None
    is_done: bool = True


def move(  # noqa: PLR0913, PLR0917  the wish, and how much of it at once
    desk: Desk, person: Person, moving: Moving, reason: str, run: str, at_most: int = BATCH
) -> Progress:
    """The next ones that can move, at most so many. When all are moved it changes nothing."""
    require(person, ACT)
    reason = read_reason(reason)
    with desk.sessions.reading() as session:
        target = target_of(desk, session, moving)
        keys = [(row.id, case.id) for row, case in affected(session, moving, target)]

    def act(one: One) -> Taken:
        return migrate(desk, person, wish_for(one, target, reason, run), target)

    return advance(Progress(run), (weighed(desk, *key, target) for key in keys), at_most, act)


def weighed(desk: Desk, proceeding: UUID, case: UUID, target: Target) -> One:
    """As it is at this moment, not as it was when the batch began."""
    with desk.sessions.reading() as session:
        row, of = session.get_one(Proceeding, proceeding), session.get_one(Case, case)
        return weigh_one(desk, session, row, of, target)


def wish_for(one: One, target: Target, reason: str, run: str) -> Migration:
    return Migration(
        reference=one.reference,
        number=one.number,
        run=run,
        to=target.definition.hash,
        reason=reason,
        key=f"{run} {one.reference}/{one.number}",
        seen=one.seen,
        states=target.states,
        drops=target.drops,
    )


def advance(
    progress: Progress, ones: Iterable[One], at_most: int, act: Callable[[One], Taken]
) -> Progress:
    for one in ones:
        if not one.can_move:
            progress.stuck.append(one)
        elif len(progress.moved) == at_most:
            progress.is_done = False
            break
        elif not is_past(progress, one, act):
            break
    return progress


def is_past(progress: Progress, one: One, act: Callable[[One], Taken]) -> bool:
    """Whether the batch goes on after it: somebody who was quicker is not run over."""
    try:
        act(one)
    except Conflict:
        progress.clash, progress.is_done = one, False
        return False
    except StepNotPossible as refused:
        progress.stuck.append(replace(one, reasons=refused.reasons))
    else:
        progress.moved.append(one)
    return True


def revert(desk: Desk, person: Person, run: str, reason: str, at_most: int = BATCH) -> Progress:
    """Those of a run in which nobody acted since go back; the others are named. Raises NotFound."""
    require(person, ACT)
    reason = read_reason(reason)
    with desk.sessions.reading() as session:
        ones = list(moved_by(session, run))
    if not ones:
        raise NotFound

    def act(one: One) -> Taken:
        wish = MovingBack(
            reference=one.reference,
            target=one.event,
            reason=reason,
            key=f"{run} back {one.reference}/{one.number}",
            seen=one.seen,
        )
        return move_back(desk, person, wish)

    return advance(Progress(run), (one for one in ones if one.counts), at_most, act)


def moved_by(session: Session, run: str) -> Iterator[One]:
    """Every proceeding that the run moved, as it stands now."""
    found = select(Event, Proceeding, Case).where(Event.kind == "migrate", Event.step == run)
    found = found.join(Proceeding, Event.proceeding_id == Proceeding.id)
    found = found.join(Case, Event.case_id == Case.id)
    order = (Case.reference, Proceeding.number)
    for event, row, case in session.execute(found.order_by(*order)):
        history = read_history(session, case)
        entry = history.entry(event.seq)
        reason = why_not_back(history, entry)
        yield One(
            reference=case.reference,
            number=row.number,
            seen=case.event_count,
            from_=row.definition_hash,
            state=row.state,
            reasons=(reason,) if reason else (),
            event=event.seq,
            counts=entry.counts,
        )
