"""Whether a proceeding may go on under another definition of its workflow: nothing is guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import Reason
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.part import Text
from legalaid.domain.roles import ROLES
from legalaid.domain.values import flatten
from legalaid.domain.workflow import Opening, Step, Workflow
from legalaid.engine.differences import leaving
from legalaid.engine.mentions import mentions, of_conditions
from legalaid.engine.proof import story
from legalaid.engine.proof.standing import Proved
from legalaid.models.draft import Draft
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.models.task import Task
from legalaid.services.definitions import definition_of
from legalaid.services.ground import Ground
from legalaid.services.history import Entry, History


@dataclass(frozen=True)
class Target:
    """The definition that proceedings shall go on under, what is proved of it, and what was said
    about states of another name and about answers that it has no use for."""

    definition: Definition
    proved: Proved
    states: Mapping[str, str]
    drops: frozenset[str]

    @property
    def workflow(self) -> Workflow:
        return self.definition.workflow

    def state(self, old: str) -> str | None:
        """What was said of it, else the state of the same name."""
        return self.states.get(old, old if old in self.workflow.states else None)


@dataclass(frozen=True)
class Fitting:
    """One proceeding held against the target."""

    session: Session
    ground: Ground
    history: History
    row: Proceeding
    target: Target

    @cached_property
    def old(self) -> Workflow:
        return self.definition.workflow

    @cached_property
    def definition(self) -> Definition:
        return definition_of(self.ground.desk, self.session, self.row.definition_hash)

    @cached_property
    def state(self) -> str | None:
        return self.target.state(self.row.state)

    @cached_property
    def values(self) -> dict[str, object]:
        return self.ground.values(self.row)

    @property
    def catalog(self) -> FieldCatalog:
        return self.ground.desk.library.catalog

    def reasons(self) -> tuple[Reason, ...]:
        """All that stands against it."""
        if self.row.is_final or self.row.definition_hash == self.target.definition.hash:
            return (Reason("migrate_needless"),)
        if self.state is None:
            title = self.old.states[self.row.state].title
            return (Reason("migrate_state_unmapped", {"state": title}),)
        if self.target.workflow.states[self.state].final:
            return (Reason("migrate_would_end", {"state": self.title}),)
        checks = (self.lacking, self.lost_deadlines, self.dropped, self.left_alone, self.at_work)
        return tuple(reason for check in checks for reason in check(self.state))

    @property
    def title(self) -> Text:
        return self.target.workflow.states[str(self.state)].title

    def lacking(self, state: str) -> Iterator[Reason]:
        """Answers that every way to the state gives, as the proof of the target has it."""
        for path in self.target.proved.lacking(state, self.values):
            data = {"field": story.field(self.catalog, path), "state": self.title}
            yield Reason("migrate_answer_lacking", data)

    def lost_deadlines(self, state: str) -> Iterator[Reason]:
        """Deadlines that run and are unknown there, or are weighed there and never ran."""
        running = {one.name for one in self.ground.deadlines_of(self.row.id)}
        for name in sorted(running - self.target.workflow.deadlines.keys()):
            yield Reason("migrate_deadline_unknown", {"deadline": self.old.deadlines[name].title})
        known = running | self.begun.keys() | self.unstarted.keys()
        as_before = weighed(self.old, self.row.state)
        for name in sorted(weighed(self.target.workflow, state) - known - as_before):
            title = self.target.workflow.deadlines[name].title
            yield Reason("migrate_deadline_unstarted", {"deadline": title})

    def dropped(self, _state: str) -> Iterator[Reason]:
        """Answers of the proceeding that the target neither asks nor weighs."""
        kept, known = self.ground.values_of(self.row), self.target.definition.catalog
        for path in flatten(self.catalog, kept):
            group = path.partition(".")[0]
            if not known.knows(path) and not {path, group} & self.target.drops:
                data = {"field": story.field(self.catalog, path), "path": path}
                yield Reason("migrate_answer_dropped", data)

    def left_alone(self, state: str) -> Iterator[Reason]:
        """Nobody who may act there; another proceeding that waits for the state by its old name;
        or half of a decision of two, whose name is gone."""
        steps = leaving(self.target.workflow, state).values()
        held = {*ROLES, *(one.relation for one in self.ground.relations)}
        if not any(held.intersection(step.by) for step in steps):
            yield Reason("migrate_nobody", {"state": self.title})
        for other in self.ground.proceedings if state != self.row.state else ():
            if not other.is_final and self.waits(other, state):
                definition = definition_of(self.ground.desk, self.session, other.definition_hash)
                yield Reason("migrate_other_waits", {"workflow": definition.workflow.title})
        for step in sorted(self.halves & self.taken):
            yield Reason("migrate_half_decided", {"step": self.old.steps[step].title})

    def waits(self, other: Proceeding, state: str) -> bool:
        definition = definition_of(self.ground.desk, self.session, other.definition_hash)
        named = {
            str(one.name)
            for one in mentions(definition.workflow)
            if one.kind == "foreign_state" and one.of == self.row.workflow
        }
        return self.row.state in named and state not in named

    @cached_property
    def halves(self) -> set[str]:
        """Steps of decisions by two that the target does not have."""
        pairs = {step for pair in self.old.decided_by_two for step in pair}
        return pairs - self.target.workflow.steps.keys()

    @cached_property
    def taken(self) -> set[str]:
        return {str(one.event.step) for one in self.acts if one.event.kind == "step"}

    def at_work(self, state: str) -> Iterator[Reason]:
        """What somebody has begun: a task of a timer, a form that will read otherwise."""
        asked = select(Task.timer).where(Task.proceeding_id == self.row.id, Task.is_open)
        for timer in sorted(set(self.session.scalars(asked)) - self.target.workflow.timers.keys()):
            yield Reason("migrate_task_unknown", {"timer": self.old.timers[timer].title})
        for step in self.drafted():
            if is_otherwise(self.old.steps[step], leaving(self.target.workflow, state).get(step)):
                yield Reason("migrate_form_begun", {"step": self.old.steps[step].title})

    def drafted(self) -> Iterator[str]:
        before = f"{self.ground.case.reference}/{self.row.number}/"
        places = select(Draft.place).where(Draft.case_id == self.ground.case.id)
        forms = {place.removeprefix(before) for place in self.session.scalars(places)}
        yield from sorted(forms & self.old.steps.keys())

    @cached_property
    def acts(self) -> tuple[Entry, ...]:
        return self.history.of(self.row.id)

    @cached_property
    def begun(self) -> Mapping[str, Entry]:
        """Every deadline that the record began, by the definitions it was told under."""
        told = ((act, self.told_act(act)) for act in self.acts)
        begun = {name: act for act, asking in told if asking for name in asking.starts}
        return begun | {name: act for act in self.acts for name in act.began}

    def told_act(self, act: Entry) -> Opening | Step | None:
        hash_ = self.history.hash_at(self.row, act.event.seq)
        return act_in(definition_of(self.ground.desk, self.session, hash_).workflow, act.event)

    @cached_property
    def unstarted(self) -> Mapping[str, Entry]:
        """Deadlines that the same record begins under the target, and did not where it was told;
        each with the act from which it counts."""
        running: dict[str, Entry] = {}
        for act in self.acts:
            asking = act_in(self.target.workflow, act.event)
            for name in asking.ends if isinstance(asking, Step) else ():
                running.pop(name, None)
            running |= dict.fromkeys(asking.starts, act) if asking else {}
        return {name: act for name, act in running.items() if name not in self.begun}


def act_in(workflow: Workflow, event: Event) -> Opening | Step | None:
    """The same act as a workflow declares it."""
    if event.kind == "open":
        return workflow.opening
    return workflow.steps.get(event.step or "") if event.kind == "step" else None


def weighed(workflow: Workflow, state: str) -> set[str]:
    """The deadlines that something at the state turns on."""
    conditions = [one for step in leaving(workflow, state).values() for one in step.when]
    named = {str(one.name) for one in of_conditions(conditions, ()) if one.kind == "deadline"}
    return named | {one.after for one in workflow.timers.values() if state in one.from_}


def is_otherwise(before: Step, after: Step | None) -> bool:
    """Whether a form that was begun asks other things, or is gone."""
    return after is None or (before.asks, before.asks_if_known) != (
        after.asks, after.asks_if_known,
    )  # fmt: skip
