"""Whether what a person saw still holds, when another moved in between."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.conditions import AnyOf, Condition, OthersCondition
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Conflict
from legalaid.domain.workflow import Opening, Step
from legalaid.engine.mentions import of_conditions
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.models.user import User
from legalaid.services.definitions import told_under, whole_name
from legalaid.services.ground import Ground

# They change no answer, no state, no deadline.
MOVES_NOTHING = frozenset({
    "bring_back", "read_aloud", "copy",
    "agree", "override", "withdraw",
    "keep_out", "let_in", "search_conflicts", "judge_conflict",
    "hold", "release", "ask_erasure", "drop_erasure",
})  # fmt: skip


@dataclass
class Reads:
    """What a form, its conditions and its papers stand on."""

    paths: set[str]
    workflows: set[str]
    is_any_state: bool = False
    is_any_path: bool = False

    def touches(self, path: str) -> bool:
        return self.is_any_path or any(is_same_place(path, one) for one in self.paths)

    def moves(self, workflow: str) -> bool:
        return self.is_any_state or workflow in self.workflows


def is_same_place(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def reads_of(ground: Ground, definition: Definition, asking: Step | Opening) -> Reads:
    names = (whole_name(definition.name, name) for name in asking.documents)
    papers = {path for name in names for path in ground.desk.papers.reads(name)}
    reads = Reads({*asking.asks, *asking.asks_if_known, *papers}, set())
    add_conditions(reads, asking.when)
    return reads


def add_conditions(reads: Reads, conditions: Iterable[Condition]) -> None:
    conditions = tuple(conditions)
    said = list(of_conditions(conditions, ()))
    reads.paths |= {str(one.name) for one in said if one.kind == "field"}
    reads.workflows |= {str(one.name) for one in said if one.kind == "workflow"}
    reads.is_any_path = any(one.kind == "guard" for one in said)  # a guard may look at anything
    reads.is_any_state = reads.is_any_path or any(map(is_of_others, conditions))


def is_of_others(condition: Condition) -> bool:
    if isinstance(condition, AnyOf):
        return any(map(is_of_others, condition.any_of))
    return isinstance(condition, OthersCondition)


def refuse_stale(
    session: Session, ground: Ground, proceeding: Proceeding | None, seen: int, reads: Reads
) -> None:
    """Raises Conflict with who did what when, unless nothing later matters here."""
    if seen >= ground.case.event_count:
        return
    later = select(Event, User.name).outerjoin(User, Event.actor_id == User.id)
    later = later.where(Event.case_id == ground.case.id, Event.seq > seen).order_by(Event.seq)
    clashing = [
        (event, name)
        for event, name in session.execute(later)
        if does_clash(ground, event, proceeding, reads)
    ]
    if clashing:
        raise Conflict("moved", [told(session, ground, one, name) for one, name in clashing])


def does_clash(ground: Ground, event: Event, proceeding: Proceeding | None, reads: Reads) -> bool:
    if event.kind in MOVES_NOTHING:
        return False
    if proceeding is not None and event.proceeding_id == proceeding.id:
        return True
    catalog = ground.desk.library.catalog
    if any(catalog.scope(path) == "case" and reads.touches(path) for path in event.touched):
        return True
    other = next((one for one in ground.every if one.id == event.proceeding_id), None)
    return other is not None and event.from_state != event.to_state and reads.moves(other.workflow)


def told(session: Session, ground: Ground, event: Event, name: str | None) -> dict[str, Any]:
    return {"who": name, "what": title_of(session, ground, event), "when": event.recorded_at}


def title_of(session: Session, ground: Ground, event: Event) -> Any:
    """The title of what was done, or the kind of the event where no workflow names it."""
    row = next((one for one in ground.every if one.id == event.proceeding_id), None)
    if row is None:
        return event.kind
    workflow = told_under(ground.desk, session, row, event).workflow
    named = {"open": workflow, "take_over": workflow, "step": workflow.steps.get(event.step or "")}
    named["timer"] = workflow.timers.get(event.step or "")  # type: ignore[assignment]
    found = named.get(event.kind)
    return found.title if found else event.kind


EVERYTHING = Reads(set(), set(), is_any_state=True, is_any_path=True)
