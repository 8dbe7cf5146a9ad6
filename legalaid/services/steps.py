"""Taking a step: decided in memory, written with all that hangs on it, or not at all."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputInvalid, NotFound, Reason, StepNotPossible
from legalaid.domain.facts import Facts
from legalaid.domain.roles import ROLES, Person
from legalaid.domain.values import merge
from legalaid.domain.workflow import Opening, Step
from legalaid.engine.machine import Actor, Decision, Present, decide, wrong_state
from legalaid.engine.outlook import look
from legalaid.engine.proof.graph import graph_of
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.services.acts import Act, Taken
from legalaid.services.agreeing import faults_of_consent
from legalaid.services.bringing import faults_of_files
from legalaid.services.definitions import definition_of
from legalaid.services.desk import Desk
from legalaid.services.drafts import DraftAt, dropping
from legalaid.services.ground import Ground, load_ground
from legalaid.services.move import Making, Move
from legalaid.services.moves import enter
from legalaid.services.papers import signer
from legalaid.services.reading import faults_of_day, read_act, require_none
from legalaid.services.relations import faults_of_users
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import reads_of, refuse_stale
from legalaid.services.writing import Page


def take(desk: Desk, person: Person, act: Act) -> Taken:
    """One person, one step, one transaction (design, 7)."""
    return settle(
        desk,
        person,
        act,
        lambda session: load_ground(desk, session, person, act.reference, "take_step"),
        lambda session, ground: plan(session, ground, person, act),
    )


def plan(session: Session, ground: Ground, person: Person, act: Act) -> Planned:
    proceeding = ground.proceeding(act.number)
    definition = definition_of(ground.desk, session, proceeding.definition_hash)
    step = step_of(definition, act.step)
    if act.seen < ground.case.event_count:
        refuse_stale(session, ground, proceeding, act.seen, reads_of(ground, definition, step))
    actor = ground.actor(person, "take_step")
    present = present_of(session, proceeding, definition, act.step)
    before = ground.values(proceeding)
    answers = read(session, ground, proceeding, definition, act, actor=actor, present=present)
    values = merge(ground.desk.library.catalog, before, answers)
    facts = ground.facts(proceeding, act.happened_on, values)
    decision = decide(definition, act.step, facts, actor, present)
    require_none(faults_of_consent(session, ground, answers, values))
    page = Page.of(ground, person.id, role_of(actor, step))
    page.before.append(dropping(person, DraftAt(act.reference, act.number, act.step)))
    making = Making(on=act.paper_on, showing=act.showing, signer=signer(person, actor.roles))
    move = move_of(
        proceeding,
        definition,
        decision,
        answers=answers,
        before=before,
        happened_on=act.happened_on,
        making=making,
    )
    entered = enter(page, move)
    taken = Taken(act.reference, act.number, entered.seq, page.count, decision.to, entered.papers)
    return page, taken


def step_of(definition: Definition, name: str) -> Step:
    if name not in definition.workflow.steps:
        raise NotFound
    return definition.workflow.steps[name]


def role_of(actor: Actor, asking: Step | Opening) -> str:
    """In what quality the person acted: the first that the workflow names."""
    held = actor.roles | actor.relations
    return next(name for name in asking.by if name in held)


def quality(actor: Actor) -> str:
    """The same for an act that no workflow names."""
    return min(actor.roles, key=ROLES.index)


def present_of(
    session: Session, proceeding: Proceeding, definition: Definition, step: str
) -> Present:
    """Who took the steps that the same person may not take as well."""
    pairs = [pair for pair in definition.workflow.decided_by_two if step in pair]
    return took(session, proceeding, definition, {n for pair in pairs for n in pair} - {step})


def present_of_all(session: Session, proceeding: Proceeding, definition: Definition) -> Present:
    """The same for whichever step comes next."""
    pairs = definition.workflow.decided_by_two
    return took(session, proceeding, definition, {name for pair in pairs for name in pair})


def took(
    session: Session, proceeding: Proceeding, definition: Definition, steps: set[str]
) -> Present:
    """Who took over a proceeding answers for every step that may lie behind it on paper."""
    if not steps:
        return Present(proceeding.state)
    undone = select(Event.target_id).where(
        Event.case_id == proceeding.case_id, Event.kind == "take_back"
    )
    taken = select(Event.step, Event.actor_id, Event.to_state).where(
        Event.proceeding_id == proceeding.id,
        or_(Event.step.in_(steps) & (Event.kind == "step"), Event.kind == "take_over"),
        Event.id.not_in(undone),
    )
    taken_by: dict[str, Any] = {}
    for name, who, state in session.execute(taken.order_by(Event.seq)):
        before = graph_of(definition.workflow).steps_before(str(state))
        taken_by |= dict.fromkeys([name] if name else steps & before, who)
    return Present(proceeding.state, taken_by)


def read(  # noqa: PLR0913  what is read is weighed against all of it
    session: Session,
    ground: Ground,
    proceeding: Proceeding,
    definition: Definition,
    act: Act,
    *,
    actor: Actor,
    present: Present,
) -> dict[str, object]:
    """The answers; who may not take the step is told that, and not how to fill in its form."""
    desk, step = ground.desk, definition.workflow.steps[act.step]
    days = faults_of_day(act.happened_on, after=proceeding.acted_on, today=desk.today())
    try:
        known = ground.values(proceeding)
        answers = read_act(desk, definition.catalog, step, act.answers, days, known)
        require_none(
            [*faults_of_users(session, ground, answers), *faults_of_files(ground, answers)]
        )
    except InputInvalid:
        facts = ground.facts(proceeding, desk.today(), ground.values(proceeding))
        if reasons := shut(definition, act.step, facts, actor, present):
            raise StepNotPossible(reasons) from None
        raise
    return answers


def shut(
    definition: Definition, step: str, facts: Facts, actor: Actor, present: Present
) -> tuple[Reason, ...]:
    """What stands against the step whatever its form will say."""
    reasons = look(definition, step, facts, actor, present).reasons
    if present.state in definition.workflow.steps[step].from_:
        return reasons
    return (wrong_state(definition.workflow, present.state), *reasons)


def move_of(
    proceeding: Proceeding, definition: Definition, decision: Decision, **given: Any
) -> Move:
    step = definition.workflow.steps[str(decision.step)]
    return Move(
        kind="step",
        step=decision.step,
        definition=definition,
        proceeding=proceeding.id,
        number=proceeding.number,
        row=proceeding,
        from_state=decision.from_,
        to_state=decision.to,
        documents=step.documents,
        starts=step.starts,
        ends=step.ends,
        opens=step.opens,
        **given,
    )
