"""The events of a case as they count now: corrected, and without what was taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.errors import NotFound
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.values import from_json, nest
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.services.move import Making

ACTS = frozenset({"open", "take_over", "step", "timer", "reassign", "migrate", "contact"})
UNATTENDED = frozenset({"timer", "migrate"})


@dataclass
class Entry:
    """An event with what it says now. `answers` are in JSON, by path.

    `opened_by` is the event of the step that opened this proceeding along with it; `began` are the
    days from which deadlines count that were taken over. `moved` are the hashes of the definitions
    before and after an event that moved it from one to another; `started` the deadlines that such
    a move made run. `emptied` are paths that hold no answer any more.
    """

    event: Event
    answers: dict[str, Any]
    happened_on: date
    making: Making | None
    reason: str | None
    opened_by: UUID | None
    began: dict[str, date]
    moved: tuple[str, str] | None = None
    started: tuple[UUID, ...] = ()
    dues: tuple[list[Any], ...] = ()
    emptied: tuple[str, ...] = ()
    is_void: bool = False

    @property
    def is_act(self) -> bool:
        return self.event.kind in ACTS

    @property
    def counts(self) -> bool:
        return self.is_act and not self.is_void


@dataclass(frozen=True)
class History:
    """All entries in their order."""

    entries: tuple[Entry, ...]

    def entry(self, seq: int) -> Entry:
        """Raises NotFound."""
        for one in self.entries:
            if one.event.seq == seq:
                return one
        raise NotFound

    def of(self, proceeding: UUID) -> tuple[Entry, ...]:
        """The acts in one proceeding that count."""
        return tuple(one for one in self.entries if one.counts and is_in(one, proceeding))

    def acts_of_people(self, proceeding: UUID) -> tuple[Entry, ...]:
        """Those taken in the proceeding itself: neither by a clock, nor upon its definition."""
        return tuple(one for one in self.of(proceeding) if one.event.kind not in UNATTENDED)

    def moves(self, proceeding: UUID) -> tuple[Entry, ...]:
        """What moved the proceeding from one definition to another, and back."""
        return tuple(one for one in self.entries if one.moved and is_in(one, proceeding))

    def hash_of(self, row: Proceeding) -> str:
        """The definition it stands under, by what counts."""
        began = row.definition_hash
        for one in reversed(self.moves(row.id)):
            if one.counts and one.moved:
                return one.moved[1]
            began = one.moved[0] if one.moved else began
        return began

    def hash_at(self, row: Proceeding, seq: int) -> str:
        """The definition under which an event of the proceeding was told."""
        later = (one.moved for one in self.moves(row.id) if one.event.seq > seq)
        found = next(later, None)
        return found[0] if found else self.hash_of(row)

    def values(
        self, catalog: FieldCatalog, proceeding: UUID | None, until: int | None = None
    ) -> dict[str, object]:
        """What was answered in the case and in one proceeding, up to an event or to the end."""
        flat: dict[str, Any] = {}
        for one in self.entries:
            if one.counts and (until is None or one.event.seq <= until):
                own = is_in(one, proceeding)
                flat |= {
                    path: value
                    for path, value in one.answers.items()
                    if own or catalog.scope(path) == "case"
                }
                for path in one.emptied:
                    flat.pop(path, None)
        return from_json(catalog, nest(flat))


def is_in(entry: Entry, proceeding: UUID | None) -> bool:
    return proceeding is not None and entry.event.proceeding_id == proceeding


def read_history(session: Session, case: Case) -> History:
    events = select(Event).where(Event.case_id == case.id).order_by(Event.seq)
    return tell(session.scalars(events))


def tell(events: Iterable[Event]) -> History:
    entries: dict[UUID, Entry] = {}
    for event in events:
        told = event.told
        entries[event.id] = as_entry(event, told)
        if event.kind == "correct":
            correct(entries, event, told)
        for void in told.get("voids", ()):
            entries[UUID(void)].is_void = True
    return History(tuple(entries.values()))


def as_entry(event: Event, told: Mapping[str, Any]) -> Entry:
    making, moved = told.get("making"), told.get("moved")
    return Entry(
        event=event,
        answers=dict(told.get("answers", {})),
        happened_on=event.happened_on,
        making=Making.from_json(making) if making else None,
        reason=told.get("reason"),
        opened_by=UUID(told["opened_by"]) if told.get("opened_by") else None,
        began=days_of(told.get("began", {})),
        moved=(moved[0], moved[1]) if moved else None,
        started=tuple(UUID(one) for one in told.get("started", ())),
        dues=tuple(told.get("dues", ())),
        emptied=tuple(told.get("emptied", ())),
    )


def days_of(told: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in told.items()}


def correct(entries: Mapping[UUID, Entry], event: Event, told: Mapping[str, Any]) -> None:
    """What was corrected, and what follows it: the openings that carried its answers over."""
    if event.target_id is None:
        return
    target = entries[event.target_id]
    target.answers |= told["answers"]
    target.began |= days_of(told.get("began", {}))
    for follower, paths in told["follow"].items():
        entries[UUID(follower)].answers |= {path: told["answers"][path] for path in paths}
    if told["day"]:
        for one in (target, *(entries[UUID(also)] for also in told["also"])):
            one.happened_on = date.fromisoformat(told["day"])
