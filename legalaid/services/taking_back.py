"""Taking back the last act of a proceeding, with everything that came of it."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, delete, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.block_from import BlockFrom
from legalaid.models.case_fact import CaseFact
from legalaid.models.deadline import Deadline
from legalaid.models.document import Document
from legalaid.models.outbox import Outbox
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.task import Task
from legalaid.services.acts import Taken, TakingBack, Undoing
from legalaid.services.desk import Desk
from legalaid.services.event_views import Rights
from legalaid.services.ground import Ground, load_ground
from legalaid.services.history import UNATTENDED, Entry, History, read_history
from legalaid.services.reading import read_reason
from legalaid.services.reagreeing import agree_again
from legalaid.services.rework import Rework, recount, rework
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import EVERYTHING, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.writing import Page, Row

PROCEEDING, DEADLINE, TASK = table_of(Proceeding), table_of(Deadline), table_of(Task)
DOCUMENT, OUTBOX, RELATION = table_of(Document), table_of(Outbox), table_of(Relation)
FACT, BLOCK = table_of(CaseFact), table_of(BlockFrom)


def take_back(desk: Desk, person: Person, wish: TakingBack) -> Taken:
    """By who did it, the same day, or by a supervisor; the event and its voiding both stay."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_back"),
        lambda session, ground: plan(session, ground, person, wish),
    )


def plan(session: Session, ground: Ground, person: Person, wish: TakingBack) -> Planned:
    history = read_history(session, ground.case)
    entry = history.entry(wish.target)
    refuse_stale(session, ground, proceeding_of(ground, entry), wish.seen, EVERYTHING)
    require_takeable(Rights(ground, person, history), entry)
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_back")))
    return undo_entry(session, page, history, entry, wish)


def proceeding_of(ground: Ground, entry: Entry) -> Proceeding | None:
    return next((p for p in ground.proceedings if p.id == entry.event.proceeding_id), None)


def undo_entry(
    session: Session, page: Page, history: History, entry: Entry, wish: Undoing
) -> Planned:
    """The case as if the entry were not; both it and its voiding stay in the record."""
    reason, ground = read_reason(wish.reason), page.ground
    voids = void(history, entry)
    work = Rework(session, page, new_id(), history, touched_by(voids))
    running = [recount(work, row) for row in restore_deadlines(work, voids)]
    unmake(work, voids)
    seq = page.add_event(work.event, {
        "answers": {}, "reason": reason, "voids": [str(one.event.id) for one in voids],
        **moved_back(voids),
    }, {
        "proceeding_id": entry.event.proceeding_id, "kind": "take_back",
        "target_id": entry.event.id, "happened_on": page.desk.today(),
        "touched": sorted(work.touched), "from_state": entry.event.to_state,
        "to_state": entry.event.from_state,
    })  # fmt: skip
    rework(work, running)
    agree_again(work)
    state, number = entry.event.from_state or "", ground.numbered(entry.event.proceeding_id) or 0
    return page, Taken(wish.reference, number, seq, page.count, state, ())


def require_takeable(rights: Rights, entry: Entry) -> None:
    if not rights.is_takeable(entry):
        raise StepNotPossible([Reason("not_the_last_act")])
    if not rights.may_take_back(entry):
        raise StepNotPossible([Reason("not_yours_today")])


def void(history: History, entry: Entry) -> list[Entry]:
    """The act, and what came of it: openings along with it, and what its proceeding went through
    since by a clock or by another definition."""
    own = entry.event.proceeding_id
    voids = [
        one
        for one in history.entries
        if one is entry
        or one.opened_by == entry.event.id
        or (
            one.event.kind in UNATTENDED and one.event.proceeding_id == own and is_after(one, entry)
        )
    ]
    for one in voids:
        one.is_void = True
    return voids


def is_after(one: Entry, entry: Entry) -> bool:
    return one.counts and one.event.seq > entry.event.seq


def moved_back(voids: Iterable[Entry]) -> Row:
    """The definitions it stood under and stands under again, where it had been moved."""
    moves = [one.moved for one in voids if one.moved]
    return {"moved": [moves[-1][1], moves[0][0]]} if moves else {}


def touched_by(voids: Iterable[Entry]) -> set[str]:
    return {path for one in voids for path in one.answers}


def restore_deadlines(work: Rework, voids: list[Entry]) -> list[Deadline]:
    """Those that the act started never ran; those that it ended run again."""
    ids = {one.event.id for one in voids}
    found = select(Deadline).where(Deadline.case_id == work.page.ground.case.id)
    rows = [row for row in work.session.scalars(found) if row.is_running or row.ended_by_id in ids]
    started = {deadline for one in voids for deadline in one.started}
    begun = [row.id for row in rows if row.started_by_id in ids or row.id in started]
    ended = [row.id for row in rows if row.ended_by_id in ids and row.id not in begun]
    changes = {"is_running": False, "ended_by_id": work.event}
    work.page.after += [
        update(DEADLINE).where(DEADLINE.c.id.in_(begun)).values(changes),
        update(DEADLINE).where(DEADLINE.c.id.in_(ended)).values(is_running=True, ended_by_id=None),
    ]
    return [row for row in rows if row.id not in begun]


def unmake(work: Rework, voids: list[Entry]) -> None:
    """Papers void, tasks as before, bonds as before, nothing more to be told of it."""
    ids = [one.event.id for one in voids]
    seqs = [one.event.seq for one in voids]
    ours = RELATION.c.case_id == work.page.ground.case.id
    pending = (OUTBOX.c.event_id.in_(ids), OUTBOX.c.done_at.is_(None))
    of_ids: dict[str, Any] = {"is_open": True, "ended_by_id": None}
    closed: Row = {"to_seq": work.page.count + 1}
    work.page.before.append(delete(OUTBOX).where(*pending))
    work.page.after += [
        update(DOCUMENT).where(DOCUMENT.c.event_id.in_(ids)).values(void_by_id=work.event),
        delete(TASK).where(TASK.c.event_id.in_(ids)),
        update(TASK).where(TASK.c.ended_by_id.in_(ids)).values(of_ids),
        update(RELATION).where(ours, RELATION.c.to_seq.in_(seqs)).values(to_seq=None),
        update(RELATION).where(ours, RELATION.c.from_seq.in_(seqs)).values(closed),
        *(change for one in voids if is_beginning(one) for change in void_proceeding(one)),
    ]


def is_beginning(entry: Entry) -> bool:
    return entry.event.kind in {"open", "take_over"}


def void_proceeding(opening: Entry) -> Iterator[Executable]:
    """It stands nowhere any more: neither in lists nor in what is counted."""
    own: UUID | None = opening.event.proceeding_id
    yield update(PROCEEDING).where(PROCEEDING.c.id == own).values(is_void=True)
    yield delete(FACT).where(FACT.c.proceeding_id == own)
    yield delete(BLOCK).where(BLOCK.c.proceeding_id == own)
