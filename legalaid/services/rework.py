"""Everything that hangs on the events of a case, reckoned again when one of them changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.values import to_json
from legalaid.models.base import table_of
from legalaid.models.classes import divide
from legalaid.models.deadline import Deadline
from legalaid.models.event import Event
from legalaid.models.outbox import Outbox
from legalaid.models.proceeding import Proceeding
from legalaid.models.task import Task
from legalaid.services import blocks, counting, finding, news
from legalaid.services.asked import Change
from legalaid.services.definitions import definition_of
from legalaid.services.dues import counted
from legalaid.services.history import UNATTENDED, Entry, History
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row, changed_columns

PROCEEDING, DEADLINE = table_of(Proceeding), table_of(Deadline)
TASK, OUTBOX = table_of(Task), table_of(Outbox)


@dataclass
class Rework:
    """A case being reckoned again. `history` already says what it shall say afterwards."""

    session: Session
    page: Page
    event: UUID
    history: History
    touched: set[str]
    changes: list[Change] = field(default_factory=list)
    under: Definition | None = None

    def definition(self, row: Proceeding) -> Definition:
        """The one it stands under as the history says; `under` another, while it is moved there."""
        hash_ = self.history.hash_of(row)
        return self.under or definition_of(self.page.desk, self.session, hash_)

    def stands(self) -> tuple[Proceeding, ...]:
        """The proceedings that still have an act which counts."""
        return tuple(one for one in self.page.ground.proceedings if self.history.of(one.id))

    def entry(self, event: UUID) -> Entry:
        return next(one for one in self.history.entries if one.event.id == event)


def rework(work: Rework, running: Iterable[Row]) -> None:
    """Values, states, blocks and what is counted, beside deadlines already reckoned again."""
    by_proceeding: dict[UUID, dict[str, Row]] = {}
    for row in running:
        by_proceeding.setdefault(row["proceeding_id"], {})[row["name"]] = row
    rework_case(work)
    for stands in work.stands():
        rework_proceeding(work, stands, by_proceeding.get(stands.id, {}))


def rework_case(work: Rework) -> None:
    catalog = work.page.desk.library.catalog
    values = work.history.values(catalog, None)
    work.page.change_case_values(cast("dict[str, Any]", to_json(values)))
    work.page.case_changes["opened_on"] = work.history.entries[0].happened_on
    finding.change(work.page, values, work.touched)


def rework_proceeding(work: Rework, row: Proceeding, running: Mapping[str, Row]) -> None:
    page, definition = work.page, work.definition(row)
    catalog = page.desk.library.catalog
    values = work.history.values(catalog, row.id)
    own = {name: value for name, value in values.items() if catalog.scope(name) != "case"}
    columns = divide(catalog, cast("dict[str, Any]", to_json(own)))
    changed = changed_columns(page.seal, "proceeding", row.id, page.ground.columns(row), columns)
    standing = standing_of(definition, work.history.of(row.id))
    page.settle_closing(row.id, is_final=standing["is_final"])
    changes = update(PROCEEDING).where(PROCEEDING.c.id == row.id)
    page.after.append(changes.values(standing | changed))
    move = unmoving(definition, row, standing, values)
    blocks.lift(page, row.id)
    blocks.change(page, move, running)
    paths = {path for path in work.touched if belongs(work, path, row)}
    counting.change(page, move, values, sorted(paths))


def belongs(work: Rework, path: str, row: Proceeding) -> bool:
    """Facts of the case are counted once, with its first proceeding."""
    if work.page.desk.library.catalog.scope(path) == "case":
        return row.number == work.stands()[0].number
    return True


def standing_of(definition: Definition, acts: tuple[Entry, ...]) -> Row:
    """Where the acts that count have led."""
    state = str(acts[-1].event.to_state)
    people = [one for one in acts if one.event.kind not in UNATTENDED]
    moved = [one for one in acts if has_moved(one.event)]
    declared = definition.workflow.states[state]
    return {
        "definition_hash": definition.hash,
        "state": state,
        "awaits": declared.awaits,
        "is_final": declared.final,
        "since": moved[-1].happened_on,
        "acted_on": people[-1].happened_on,
        "opened_on": acts[0].happened_on,
    }


def has_moved(event: Event) -> bool:
    """A state that was only named anew is no other state."""
    return event.kind != "migrate" and event.to_state != event.from_state


def unmoving(
    definition: Definition, row: Proceeding, standing: Row, values: Mapping[str, object]
) -> Move:
    """A move that leads where the proceeding stands, for what is reckoned from moves."""
    return Move(
        kind="step",
        definition=definition,
        proceeding=row.id,
        number=row.number,
        row=row,
        from_state=row.state,
        to_state=standing["state"],
        answers={},
        before=values,
        happened_on=standing["since"],
    )


def recount(work: Rework, row: Deadline) -> Row:
    """The deadline from the days that are said now; its reminder with it."""
    page = work.page
    proceeding = next(one for one in page.ground.every if one.id == row.proceeding_id)
    definition = work.definition(proceeding)
    values = work.history.values(page.desk.library.catalog, proceeding.id)
    starter = work.entry(row.started_by_id)
    began = starter.began.get(row.name, starter.happened_on)
    again = counted(page.desk, definition, row.name, values, began)
    if (again["due_on"], again["counted_from"]) != (row.due_on, row.counted_from):
        page.after.append(update(DEADLINE).where(DEADLINE.c.id == row.id).values(again))
        rule = definition.workflow.deadlines[row.name]
        news.remind_again(page, work.event, again | {"id": row.id}, rule)
        work.changes.append(
            Change("deadline", proceeding.number, row.name, rule.title, row.due_on, again["due_on"])
        )
    return again | {"id": row.id, "name": row.name, "proceeding_id": row.proceeding_id}


def void_timers(work: Rework, deadlines: Mapping[UUID, Row]) -> list[UUID]:
    """Timers that ran out on a day which was not the last after all, where nobody acted since."""
    found = select(Task).where(Task.deadline_id.in_(list(deadlines)))
    voided: list[UUID] = []
    for task in work.session.scalars(found):
        entry = work.entry(task.event_id)
        due = deadlines[task.deadline_id]["due_on"]
        last = work.history.of(task.proceeding_id)[-1:]
        if entry.counts and last == (entry,) and (due is None or due >= entry.happened_on):
            entry.is_void = True
            voided.append(entry.event.id)
            work.page.after.append(delete(TASK).where(TASK.c.id == task.id))
    return voided
