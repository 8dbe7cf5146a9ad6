"""The page of a case: where it stands, what can be done, what is missing, due, made, and past."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.facts import Values
from legalaid.domain.roles import Person
from legalaid.engine.machine import Actor
from legalaid.engine.outlook import outlook
from legalaid.models.deadline import Deadline
from legalaid.models.office import Office
from legalaid.models.proceeding import Proceeding
from legalaid.models.task import Task
from legalaid.services.deadline_views import view_deadline
from legalaid.services.definitions import definition_of, whole_name
from legalaid.services.desk import Desk
from legalaid.services.event_views import Rights, names_of, view_events
from legalaid.services.ground import Ground, load_ground
from legalaid.services.history import History, read_history
from legalaid.services.laws import laws
from legalaid.services.notices import note_read
from legalaid.services.offices import name_of_office
from legalaid.services.openings import view_openings
from legalaid.services.paper_views import papers_of
from legalaid.services.rows import DeadlineView, TaskView
from legalaid.services.steps import present_of_all
from legalaid.services.views import CaseView, ProceedingView, RelationView, StepView


def view_case(desk: Desk, person: Person, reference: str) -> CaseView:
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "see_case")
        history = read_history(session, ground.case)
        actor = ground.actor(person, "take_step")
        page = gather(session, ground, person, actor, history)
    note_read(desk, person, ground.case.id)
    return page


def gather(
    session: Session, ground: Ground, person: Person, actor: Actor, history: History
) -> CaseView:
    case = ground.case
    offices = {one.id: one for one in session.scalars(select(Office))}
    values, rights = ground.values(None), Rights(ground, person, history).acts
    return CaseView(
        reference=case.reference,
        name=name_of(values),
        opened_on=case.opened_on,
        office=name_of_office(offices[case.office_id], person),
        serving_office=name_of_office(offices[case.serving_office_id], person),
        seen=case.event_count,
        relations=relations_of(session, ground),
        proceedings=tuple(
            view_proceeding(session, ground, actor, one, history) for one in ground.proceedings
        ),
        openings=view_openings(ground, actor),
        deadlines=deadlines_of(session, ground, history),
        papers=papers_of(session, ground, history),
        events=view_events(session, ground, person, history),
        values=values,
        may_reassign=rights["reassign"],
        shows_location="location" in ground.classes,
        may_keep_out=rights["keep_out"],
        may_see_seers=rights["see_seers"],
        may_search_conflicts=rights["search_conflicts"],
        may_hold=rights["hold_case"],
    )


def name_of(values: Values) -> str:
    """The client's name as it is written, in Khmer before Latin."""
    client = values.get("client")
    names = client if isinstance(client, Mapping) else {}
    return str(names.get("name_km") or names.get("name_latin") or "")


def relations_of(session: Session, ground: Ground) -> tuple[RelationView, ...]:
    held = [one.user_id for one in ground.relations]
    names = names_of(session, held)
    return tuple(
        RelationView(one.relation, one.user_id, names[one.user_id]) for one in ground.relations
    )


def view_proceeding(
    session: Session, ground: Ground, actor: Actor, row: Proceeding, history: History
) -> ProceedingView:
    definition = definition_of(ground.desk, session, row.definition_hash)
    state = definition.workflow.states[row.state]
    acts = [one.event for one in history.of(row.id) if one.event.kind != "migrate"]
    states = [str(one.to_state) for one in acts]
    passed = [one for one in states[:-1] if one in definition.workflow.states]
    return ProceedingView(
        number=row.number,
        workflow=row.workflow,
        title=definition.workflow.title,
        declared=definition.workflow,
        definition=definition.hash,
        state=row.state,
        state_title=state.title,
        awaits=row.awaits,
        is_final=row.is_final,
        is_void=row.is_void,
        is_taken_over=acts[0].kind == "take_over",
        parent=ground.numbered(row.parent_id),
        opened_on=row.opened_on,
        passed=(*passed, row.state),
        steps=view_steps(session, ground, actor, row, definition),
        tasks=tasks_of(session, ground, row, definition),
    )


def view_steps(
    session: Session, ground: Ground, actor: Actor, row: Proceeding, definition: Definition
) -> tuple[StepView, ...]:
    """Every step that starts here, with what stands against it."""
    facts = ground.facts(row, ground.desk.today(), ground.values(row))
    ahead = outlook(definition, facts, actor, present_of_all(session, row, definition))
    steps = definition.workflow.steps
    return tuple(
        StepView(
            step=one.step,
            title=steps[one.step].title,
            hint=steps[one.step].hint,
            reasons=one.reasons,
            law=laws(session, definition, steps[one.step].law),
            papers=tuple(whole_name(definition.name, n) for n in steps[one.step].documents),
        )
        for one in ahead
    )


def tasks_of(
    session: Session, ground: Ground, row: Proceeding, definition: Definition
) -> tuple[TaskView, ...]:
    found = select(Task).where(Task.proceeding_id == row.id, Task.is_open).order_by(Task.due_on)
    return tuple(
        view_task(one, ground.case.reference, row, definition) for one in session.scalars(found)
    )


def view_task(task: Task, reference: str, row: Proceeding, definition: Definition) -> TaskView:
    workflow = definition.workflow
    _, is_deadline, deadline = task.timer.partition("deadline:")
    timer = None if is_deadline else workflow.timers[task.timer]
    asked = timer.task or timer.title if timer else workflow.deadlines[deadline].title
    return TaskView(
        id=task.id,
        reference=reference,
        number=row.number,
        title=asked,
        due_on=task.due_on,
        awaits=task.awaits,
    )


def deadlines_of(session: Session, ground: Ground, history: History) -> tuple[DeadlineView, ...]:
    """Those that run first, the nearest before the others; then those that ended."""
    found = select(Deadline).where(Deadline.case_id == ground.case.id)
    found = found.order_by(Deadline.is_running.desc(), Deadline.due_on, Deadline.id)
    stands = {one.id: one for one in ground.proceedings}
    return tuple(
        view_deadline(
            session,
            one,
            ground.case.reference,
            stands[one.proceeding_id],
            deadline_definition(session, ground, history, one),
            today=ground.desk.today(),
        )
        for one in session.scalars(found)
        if one.proceeding_id in stands
    )


def deadline_definition(
    session: Session, ground: Ground, history: History, row: Deadline
) -> Definition:
    """The one under which it runs, or ran until it ended."""
    own = next(one for one in ground.every if one.id == row.proceeding_id)
    ended = next(
        (one.event.seq for one in history.entries if one.event.id == row.ended_by_id), None
    )
    hash_ = history.hash_at(own, ended - 1) if ended else history.hash_of(own)
    return definition_of(ground.desk, session, hash_)
