"""Opening a proceeding in a case: an event like any step."""

from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputInvalid, StepNotPossible
from legalaid.domain.facts import Values
from legalaid.domain.roles import Person
from legalaid.domain.values import merge
from legalaid.engine.machine import Actor, decide_opening, reasons_of_actor
from legalaid.models.base import new_id
from legalaid.services.acts import Opening, Taken
from legalaid.services.beginning import begin_case
from legalaid.services.bringing import faults_of_files
from legalaid.services.definitions import newest
from legalaid.services.desk import Desk
from legalaid.services.drafts import DraftAt, dropping
from legalaid.services.ground import Ground, load_ground
from legalaid.services.move import Making, Move
from legalaid.services.moves import enter
from legalaid.services.new_case import OWNER
from legalaid.services.papers import signer
from legalaid.services.reading import faults_of_day, read_act, require_none
from legalaid.services.relations import faults_of_users
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import reads_of, refuse_stale
from legalaid.services.steps import role_of
from legalaid.services.writing import Page


def open_proceeding(desk: Desk, person: Person, opening: Opening) -> Taken:
    """In the case that is named; without a reference, in a new one."""
    if opening.reference is None:
        return open_case(desk, person, opening)
    reference = opening.reference
    return settle(
        desk,
        person,
        opening,
        lambda session: load_ground(desk, session, person, reference, "take_step"),
        lambda session, ground: plan(session, ground, person, opening),
    )


def open_case(desk: Desk, person: Person, opening: Opening) -> Taken:
    """A case begins with its first proceeding, and its opener has charge of it."""
    definition = newest(desk, opening.workflow)

    def answer(session: Session, trial: Ground, actor: Actor) -> dict[str, object]:
        answers = read(trial, definition, actor, opening) | {OWNER: str(person.id)}
        faults = faults_of_users(session, trial, answers)
        require_none([*faults, *faults_of_files(trial, answers)])
        return answers

    return begin_case(
        desk,
        person,
        opening,
        "open_case",
        read=answer,
        begin=lambda ground, actor, answers: begin(
            ground, definition, person, actor, opening, answers
        ),
    )


def plan(session: Session, ground: Ground, person: Person, opening: Opening) -> Planned:
    definition = newest(ground.desk, opening.workflow)
    reads = reads_of(ground, definition, definition.workflow.opening)
    refuse_stale(session, ground, None, opening.seen, reads)
    actor = ground.actor(person, "take_step")
    answers = read(ground, definition, actor, opening)
    require_none([*faults_of_users(session, ground, answers), *faults_of_files(ground, answers)])
    return begin(ground, definition, person, actor, opening, answers)


def read(
    ground: Ground, definition: Definition, actor: Actor, opening: Opening
) -> dict[str, object]:
    """The answers; who may not open is told that first."""
    asking, case = definition.workflow.opening, ground.case
    after = case.opened_on if case.event_count else None
    days = faults_of_day(opening.happened_on, after=after, today=ground.desk.today())
    try:
        known = ground.values(None)
        return read_act(ground.desk, definition.catalog, asking, opening.answers, days, known)
    except InputInvalid:
        if reasons := tuple(reasons_of_actor(definition, asking.by, actor)):
            raise StepNotPossible(reasons) from None
        raise


def begin(  # noqa: PLR0913, PLR0917  who opens what, where, with which answers
    ground: Ground,
    definition: Definition,
    person: Person,
    actor: Actor,
    opening: Opening,
    answers: Values,
) -> Planned:
    asking, before = definition.workflow.opening, ground.values(None)
    values = merge(ground.desk.library.catalog, before, answers)
    decision = decide_opening(definition, ground.facts(None, opening.happened_on, values), actor)
    page = Page.of(ground, person.id, role_of(actor, asking))
    page.before.append(dropping(person, DraftAt(opening.reference, None, definition.name)))
    move = Move(
        kind="open",
        definition=definition,
        proceeding=new_id(),
        number=1 + len(ground.every),
        row=None,
        from_state=None,
        to_state=decision.to,
        answers=answers,
        before=before,
        happened_on=opening.happened_on,
        documents=asking.documents,
        starts=asking.starts,
        opens=asking.opens,
        making=Making(
            on=opening.paper_on, showing=opening.showing, signer=signer(person, actor.roles)
        ),
    )
    done = enter(page, move)
    taken = Taken(
        ground.case.reference, move.number, done.seq, page.count, decision.to, done.papers
    )
    return page, taken
