"""What happened in a case, as its page tells it."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.part import NO_TEXT, Text
from legalaid.domain.roles import Act, Person
from legalaid.domain.values import flatten, from_json, nest, readable
from legalaid.models.event import Event
from legalaid.models.user import User
from legalaid.services.access import roles_in
from legalaid.services.definitions import definition_of
from legalaid.services.desk import civil_day
from legalaid.services.fates import COPY, READ
from legalaid.services.ground import Ground
from legalaid.services.history import Entry, History
from legalaid.services.views import EventView

TOLD_IN = "narrative"  # the class of what people wrote freely
ASKED_OF: tuple[Act, ...] = (
    "correct", "take_back", "take_back_of_others", "reassign", "keep_out", "see_seers",
    "search_conflicts", "hold_case",
)  # fmt: skip
CORRECTABLE = frozenset({"open", "take_over", "step"})


def view_events(
    session: Session, ground: Ground, person: Person, history: History
) -> tuple[EventView, ...]:
    names = names_of(session, [e.event.actor_id for e in history.entries if e.event.actor_id])
    seqs = {one.event.id: one.event.seq for one in history.entries}
    rights = Rights(ground, person, history)
    return tuple(
        EventView(
            id=one.event.id,
            seq=one.event.seq,
            kind=one.event.kind,
            number=ground.numbered(one.event.proceeding_id),
            title=title_of(session, ground, history, one.event),
            actor=names.get(one.event.actor_id) if one.event.actor_id else None,
            role=one.event.role,
            happened_on=one.happened_on,
            recorded_at=one.event.recorded_at,
            leads_to=leads_to(session, ground, history, one.event),
            answers=typed(ground, one),
            reason=one.reason if TOLD_IN in ground.classes else None,
            dues=tuple(dues_moved(session, ground, history, one)),
            corrects=seqs.get(one.event.target_id) if one.event.target_id else None,
            is_void=one.is_void,
            is_correctable=rights.may_correct(one),
            is_takeable_back=rights.may_take_back(one),
        )
        for one in history.entries
    )


def names_of(session: Session, users: Iterable[UUID]) -> dict[UUID, str]:
    found = session.execute(select(User.id, User.name).where(User.id.in_(set(users))))
    return {row.id: row.name for row in found}


def dues_moved(
    session: Session, ground: Ground, history: History, entry: Entry
) -> Iterator[tuple[Text, date | None, date | None]]:
    """The deadlines that another calendar moved: which, from which day, to which."""
    for number, name, *days in entry.dues:
        row = next((one for one in ground.every if one.number == number), None)
        if row is not None:
            hash_ = history.hash_at(row, entry.event.seq)
            workflow = definition_of(ground.desk, session, hash_).workflow
            before, after = (date.fromisoformat(one) if one else None for one in days)
            yield workflow.deadlines[name].title, before, after


def typed(ground: Ground, entry: Entry) -> dict[str, object]:
    catalog = ground.desk.library.catalog
    answers = readable(catalog, ground.classes, nest(entry.answers))
    return flatten(catalog, from_json(catalog, answers))


class Rights:
    """What this person may still put right in the case."""

    def __init__(self, ground: Ground, person: Person, history: History) -> None:
        self.ground, self.person, self.history = ground, person, history
        today = ground.desk.today()
        bound = bool(ground.bonds(person.id))
        self.acts = {
            act: bool(roles_in(ground.case, person, act, today, is_bound=bound)) for act in ASKED_OF
        }

    def may_correct(self, entry: Entry) -> bool:
        return self.acts["correct"] and entry.counts and entry.event.kind in CORRECTABLE

    def may_take_back(self, entry: Entry) -> bool:
        return self.is_takeable(entry) and (
            self.acts["take_back_of_others"] or (self.acts["take_back"] and self.is_fresh(entry))
        )

    def is_fresh(self, entry: Entry) -> bool:
        """Taken by the person herself, today."""
        recorded: date = civil_day(entry.event.recorded_at)
        return entry.event.actor_id == self.person.id and recorded == self.ground.desk.today()

    def is_takeable(self, entry: Entry) -> bool:
        """The last act of a person in its proceeding; never the one that began the case."""
        own = entry.event.proceeding_id
        if own is None or entry.event.seq == 1 or not entry.counts or entry.opened_by:
            return False
        acts = self.history.acts_of_people(own)
        is_last = acts[-1] is entry and not any(map(self.has_moved, self.children(entry)))
        return is_last and not (entry.event.kind == "take_over" and self.is_parent(own))

    def is_parent(self, proceeding: UUID) -> bool:
        return any(one.parent_id == proceeding for one in self.ground.proceedings)

    def children(self, entry: Entry) -> list[Entry]:
        """The openings that came with the act."""
        return [one for one in self.history.entries if one.opened_by == entry.event.id]

    def has_moved(self, opening: Entry) -> bool:
        """A child that moved on keeps the step that opened it."""
        child = opening.event.proceeding_id
        return child is not None and len(self.history.acts_of_people(child)) > 1


def title_of(session: Session, ground: Ground, history: History, event: Event) -> Text:
    """The title in the workflow it was done under; of a correction, that of what it corrects."""
    if event.target_id is not None:
        target = next(one for one in history.entries if one.event.id == event.target_id)
        return title_of(session, ground, history, target.event)
    if event.kind in {READ, COPY}:
        return ground.desk.papers.law(event.told["name"]).named
    if event.kind == "bring_back":
        return ground.desk.papers.law(event.papers[0][1]).named
    if event.proceeding_id is None:
        catalog = ground.desk.library.catalog
        return catalog.field(event.step).title if event.step else NO_TEXT
    return title_in(definition_at(session, ground, history, event), event)


def title_in(definition: Definition, event: Event) -> Text:
    workflow = definition.workflow
    if event.step is None or event.kind == "migrate":
        return workflow.title
    return (workflow.timers if event.kind == "timer" else workflow.steps)[event.step].title


def leads_to(session: Session, ground: Ground, history: History, event: Event) -> Text | None:
    if event.proceeding_id is None or event.to_state in {None, event.from_state}:
        return None
    definition = definition_at(session, ground, history, event)
    return definition.workflow.states[str(event.to_state)].title


def definition_at(session: Session, ground: Ground, history: History, event: Event) -> Definition:
    """The definition under which it was done."""
    row = next(one for one in ground.every if one.id == event.proceeding_id)
    return definition_of(ground.desk, session, history.hash_at(row, event.seq))
