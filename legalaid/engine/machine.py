"""Whether a step may be taken: every reason against it, and one shared machine per definition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast
from uuid import UUID

from transitions import EventData, Machine

from legalaid.domain.conditions import Condition, is_met
from legalaid.domain.definition import Definition
from legalaid.domain.errors import NotFound, Reason, StepNotPossible
from legalaid.domain.facts import Facts
from legalaid.domain.part import Text
from legalaid.domain.roles import RELATIONS, ROLES, is_granted
from legalaid.domain.workflow import Conditions, Step, Workflow

_MACHINES: dict[str, Machine] = {}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who wants to take a step, with what he is in this case."""

    id: UUID
    roles: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Present:
    """Where a proceeding stands, and who took each of its steps last."""

    state: str
    taken_by: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """A move that may be made. An opening has neither a step nor a state before it."""

    step: str | None
    from_: str | None
    to: str


class Mover:
    """What the shared machine moves: never the row of a database, only its state in memory."""

    __slots__ = ("facts", "state")

    def __init__(self, state: str, facts: Facts) -> None:
        self.state = state
        self.facts = facts


def decide(
    definition: Definition, step: str, facts: Facts, actor: Actor, present: Present
) -> Decision:
    """The move, over facts that hold the step's answers; else StepNotPossible with all reasons."""
    if step not in definition.workflow.steps:
        raise NotFound(step)
    reasons = tuple(reasons_against(definition, step, facts, actor, present))
    if reasons:
        raise StepNotPossible(reasons)
    return fire(definition, step, facts, present.state)


def decide_opening(definition: Definition, facts: Facts, actor: Actor) -> Decision:
    """The same for the beginning of a proceeding; `facts.others` are those of the case."""
    workflow = definition.workflow
    opening = workflow.opening
    reasons = [*reasons_of_actor(definition, opening.by, actor), *unmet(opening.when, facts)]
    if opening.one_running and is_running(workflow.workflow, facts):
        reasons.append(Reason("already_running", {"workflow": workflow.title}))
    if reasons:
        raise StepNotPossible(reasons)
    return Decision(None, None, workflow.initial)


def decide_timer(definition: Definition, timer: str, facts: Facts, state: str) -> Decision:
    """The move of a timer that is due, re-checked; a timer that moves nothing stays where it is."""
    declared = definition.workflow.timers[timer]
    due = facts.deadline_is(declared.after)
    reasons = []
    if state not in declared.from_:
        reasons.append(wrong_state(definition.workflow, state))
    if due != "passed":
        reasons.append(Reason("not_due", {"timer": declared.title}))
    if reasons:
        raise StepNotPossible(reasons)
    return Decision(timer, state, declared.to or state)


def reasons_against(
    definition: Definition, step: str, facts: Facts, actor: Actor, present: Present
) -> Iterator[Reason]:
    workflow = definition.workflow
    declared = workflow.steps[step]
    if present.state not in declared.from_:
        yield wrong_state(workflow, present.state)
    yield from reasons_of_actor(definition, declared.by, actor)
    yield from decided_alone(workflow, step, actor, present)
    yield from unmet(declared.when, facts)


def wrong_state(workflow: Workflow, state: str) -> Reason:
    return Reason("wrong_state", {"state": workflow.states[state].title})


def reasons_of_actor(definition: Definition, by: Iterable[str], actor: Actor) -> Iterator[Reason]:
    """Both locks: the workflow's `by`, and the policy table."""
    if not (actor.roles | actor.relations).intersection(by):
        yield Reason("not_by_you", {"by": tuple(named(definition, one) for one in by)})
    if not is_granted(actor.roles, "take_step"):
        yield Reason("role_takes_no_steps")


def named(definition: Definition, party: str) -> str | Text:
    """The code of a role or relation that everybody knows, or the title of the field that binds."""
    is_own = party not in ROLES and party not in RELATIONS
    return definition.catalog.field(party).title if is_own else party


def decided_alone(
    workflow: Workflow, step: str, actor: Actor, present: Present
) -> Iterator[Reason]:
    for pair in workflow.decided_by_two:
        if step not in pair:
            continue
        other = pair[1] if step == pair[0] else pair[0]
        if present.taken_by.get(other) == actor.id:
            yield Reason("decided_by_two", {"step": workflow.steps[other].title})


def unmet(conditions: Conditions, facts: Facts) -> Iterator[Reason]:
    yield from (reason_of(one) for one in conditions if not is_met(one, facts))


def reason_of(condition: Condition) -> Reason:
    return Reason("condition", text=condition.otherwise or Text())


def is_running(workflow: str, facts: Facts) -> bool:
    return any(one.workflow == workflow and not one.is_final for one in facts.others)


def fire(definition: Definition, step: str, facts: Facts, state: str) -> Decision:
    """The second lock: the machine itself weighs state and conditions before it moves."""
    mover = Mover(state, facts)
    if not machine_of(definition).events[step].trigger(mover):
        raise StepNotPossible(tuple(unmet(definition.workflow.steps[step].when, facts)))
    return Decision(step, state, mover.state)


def machine_of(definition: Definition) -> Machine:
    """One machine per definition, shared by all requests; it keeps nothing of what it moves."""
    machine = _MACHINES.get(definition.hash)
    if machine is None:
        machine = _MACHINES.setdefault(definition.hash, build(definition.workflow))
    return machine


def build(workflow: Workflow) -> Machine:
    return Machine(
        model=None,
        states=list(workflow.states),
        initial=workflow.initial,
        transitions=[transition(name, step) for name, step in workflow.steps.items()],
        auto_transitions=False,
        send_event=True,
    )


def transition(name: str, step: Step) -> dict[str, Any]:
    return {
        "trigger": name,
        "source": list(step.from_),
        "dest": step.to,
        "conditions": [partial(holds, step.when)],
    }


def holds(conditions: Conditions, event: EventData) -> bool:
    mover = cast("Mover", event.model)
    return all(is_met(one, mover.facts) for one in conditions)
