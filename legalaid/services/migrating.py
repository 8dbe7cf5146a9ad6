"""Moving one proceeding to another definition of its workflow, and back: an act like any other."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.proceeding import Proceeding
from legalaid.services import blocks, dues, news
from legalaid.services.acts import Migration, MovingBack, Taken
from legalaid.services.asked import Change
from legalaid.services.definitions import row_of
from legalaid.services.desk import Desk
from legalaid.services.fitting import Fitting, Target
from legalaid.services.ground import Ground, load_whole
from legalaid.services.history import Entry, History, read_history
from legalaid.services.reading import read_reason
from legalaid.services.rework import Rework, recount, unmoving
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import EVERYTHING, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.taking_back import proceeding_of, undo_entry
from legalaid.services.writing import Page, Row

PROCEEDING = table_of(Proceeding)


@dataclass(frozen=True)
class Refit:
    """What becomes of the deadlines: those that run on, by name, and those that begin."""

    work: Rework
    running: dict[str, Row]
    started: dict[str, Row]

    @property
    def changes(self) -> list[Change]:
        return self.work.changes


def migrate(desk: Desk, person: Person, wish: Migration, target: Target) -> Taken:
    """Raises StepNotPossible with all reasons, Conflict when somebody acted since it was seen."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_whole(desk, session, person, wish.reference, "migrate_workflow"),
        lambda session, ground: plan(session, ground, person, wish, target),
    )


def plan(
    session: Session, ground: Ground, person: Person, wish: Migration, target: Target
) -> Planned:
    row = ground.proceeding(wish.number)
    refuse_stale(session, ground, row, wish.seen, EVERYTHING)
    reason = read_reason(wish.reason)
    fitting = Fitting(session, ground, read_history(session, ground.case), row, target)
    page = Page.of(ground, person.id, quality(ground.actor(person, "migrate_workflow")))
    refit, reasons = weigh(fitting, page)
    if reasons:
        raise StepNotPossible(reasons)
    state = str(fitting.state)
    seq = page.add_event(refit.work.event, {
        "answers": {}, "reason": reason, "moved": [row.definition_hash, wish.to],
        "started": [str(one["id"]) for one in refit.started.values()],
    }, {
        "proceeding_id": row.id, "kind": "migrate", "step": wish.run, "touched": [],
        "from_state": row.state, "to_state": state, "happened_on": page.desk.today(),
    })  # fmt: skip
    move_row(page, row, target, state)
    standing = {"state": state, "since": row.since}
    move = unmoving(target.definition, row, standing, fitting.values)
    blocks.lift(page, row.id)
    blocks.change(page, move, refit.running | refit.started)
    return page, Taken(wish.reference, row.number, seq, page.count, state, ())


def weigh(fitting: Fitting, page: Page) -> tuple[Refit, tuple[Reason, ...]]:
    """What stands against it; where nothing else does, the days it would reckon anew."""
    work = Rework(
        fitting.session, page, new_id(), fitting.history, set(), under=fitting.target.definition
    )
    if reasons := fitting.reasons():
        return Refit(work, {}, {}), reasons
    refit = reckon_again(fitting, work)
    return refit, tuple(over(refit))


def reckon_again(fitting: Fitting, work: Rework) -> Refit:
    """Every running deadline by the rule it has now, and those that the record begins besides."""
    row, page = fitting.row, work.page
    running = {one.name: recount(work, one) for one in page.ground.deadlines_of(row.id)}
    standing = {"state": fitting.state, "since": row.since}
    move = unmoving(fitting.target.definition, row, standing, fitting.values)
    started: dict[str, Row] = {}
    for name, act in fitting.unstarted.items():
        begun = replace(move, happened_on=act.happened_on)
        started[name] = dues.start(page, begun, act.event.id, name, fitting.values)
        rule = fitting.target.workflow.deadlines[name]
        news.remind(page, work.event, started[name], rule)
        due = started[name]["due_on"]
        work.changes.append(Change("deadline", row.number, name, rule.title, None, due))
    return Refit(work, running, started)


def over(refit: Refit) -> list[Reason]:
    """No clock of ours ends a right: a day that would be past at once is not set."""
    today = refit.work.page.desk.today()
    return [
        Reason("migrate_deadline_over", {"deadline": one.title, "day": one.after})
        for one in refit.changes
        if is_past(one.after, today) and not is_past(one.before, today)
    ]


def is_past(day: object, today: date) -> bool:
    return isinstance(day, date) and day < today


def move_row(page: Page, row: Proceeding, target: Target, state: str) -> None:
    page.definitions.append(row_of(page.desk, target.definition))
    changes = update(PROCEEDING).where(PROCEEDING.c.id == row.id)
    awaits = target.workflow.states[state].awaits
    page.after.append(
        changes.values(definition_hash=target.definition.hash, state=state, awaits=awaits)
    )


def move_back(desk: Desk, person: Person, wish: MovingBack) -> Taken:
    """As long as nobody acted in the proceeding since. Raises StepNotPossible otherwise."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_whole(desk, session, person, wish.reference, "migrate_workflow"),
        lambda session, ground: plan_back(session, ground, person, wish),
    )


def plan_back(session: Session, ground: Ground, person: Person, wish: MovingBack) -> Planned:
    history = read_history(session, ground.case)
    entry = history.entry(wish.target)
    refuse_stale(session, ground, proceeding_of(ground, entry), wish.seen, EVERYTHING)
    if reason := why_not_back(history, entry):
        raise StepNotPossible([reason])
    page = Page.of(ground, person.id, quality(ground.actor(person, "migrate_workflow")))
    return undo_entry(session, page, history, entry, wish)


def why_not_back(history: History, entry: Entry) -> Reason | None:
    if not entry.counts or entry.event.kind != "migrate":
        return Reason("migrate_not_there")
    own = entry.event.proceeding_id
    later = (one.event for one in history.entries if one.event.seq > entry.event.seq)
    if any(one.proceeding_id == own and one.actor_id is not None for one in later):
        return Reason("migrate_acted_since")
    return None
