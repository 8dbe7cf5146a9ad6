"""Taking over what runs on paper: put where it stands, with what is given there, and no papers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from legalaid.domain.answers import read_answers
from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.facts import Values
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.domain.values import merge
from legalaid.engine.machine import Actor
from legalaid.models.base import new_id
from legalaid.services.acts import Taken, TakingOver
from legalaid.services.beginning import begin_case
from legalaid.services.bringing import faults_of_files
from legalaid.services.definitions import newest
from legalaid.services.desk import Desk
from legalaid.services.drafts import DraftAt, dropping
from legalaid.services.dues import counted
from legalaid.services.former import faults_of_opening, faults_of_parent
from legalaid.services.given import given_at
from legalaid.services.ground import Ground, load_ground
from legalaid.services.insights import insight
from legalaid.services.move import Move
from legalaid.services.moves import enter
from legalaid.services.new_case import bare_ground, beginner, case_row
from legalaid.services.reading import faults_of_day
from legalaid.services.relations import faults_of_users
from legalaid.services.running import Running, faults_of_days, read_running
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import EVERYTHING, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.writing import Page


@dataclass(frozen=True, slots=True)
class DueAhead:
    """A deadline as it would run."""

    title: Text
    due: date | None
    is_past: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What was told of a proceeding on paper, found to be right."""

    answers: Values
    running: Running


def take_over(desk: Desk, person: Person, wish: TakingOver) -> Taken:
    """One event. Raises InputInvalid with every fault of what was told, so that a whole sheet of
    rows can be put right at once."""
    definition = newest(desk, wish.workflow)
    require_state(definition, wish.state)
    if wish.reference is None:
        return begin_case(
            desk,
            person,
            wish,
            "take_over",
            read=lambda session, trial, _: read(session, trial, definition, wish),
            begin=lambda ground, actor, told: enter_at(
                ground, definition, person, actor, wish, told
            ),
        )
    reference = wish.reference
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, reference, "take_over"),
        lambda session, ground: plan(session, ground, definition, person, wish),
    )


def reckon_ahead(desk: Desk, person: Person, wish: TakingOver) -> tuple[DueAhead, ...]:
    """When each deadline that runs falls due, before anything is written. Raises InputInvalid."""
    definition = newest(desk, wish.workflow)
    require_state(definition, wish.state)
    with desk.sessions.reading() as session:
        ground = ground_for(desk, session, person, wish)
        told = read(session, ground, definition, wish)
    values = merged(ground, told.answers)
    days = ((one, told.running.began.get(one, wish.happened_on)) for one in told.running.names)
    return tuple(
        DueAhead(
            definition.workflow.deadlines[name].title,
            due := counted(desk, definition, name, values, day)["due_on"],
            is_past=due is not None and due < desk.today(),
        )
        for name, day in days
    )


def ground_for(desk: Desk, session: Session, person: Person, wish: TakingOver) -> Ground:
    """The case, or one in which nothing has happened yet."""
    if wish.reference is not None:
        return load_ground(desk, session, person, wish.reference, "take_over")
    by = beginner(desk, session, person, wish, "take_over")
    return bare_ground(desk, case_row(desk, by, wish.happened_on, ""))


def require_state(definition: Definition, state: str) -> None:
    if state not in definition.workflow.states:
        raise NotFound


def plan(
    session: Session, ground: Ground, definition: Definition, person: Person, wish: TakingOver
) -> Planned:
    refuse_stale(session, ground, None, wish.seen, EVERYTHING)
    actor = ground.actor(person, "take_over")
    told = read(session, ground, definition, wish)
    return enter_at(ground, definition, person, actor, wish, told)


def read(session: Session, ground: Ground, definition: Definition, wish: TakingOver) -> Read:
    """Raises InputInvalid with all that is wrong."""
    faults = faults_of_day(wish.happened_on, after=None, today=ground.desk.today())
    running, wrong = read_running(ground.desk, definition, wish)
    faults += wrong
    answers: Values = {}
    try:
        answers = read_told(ground, definition, wish)
        faults += faults_of_users(session, ground, answers)
        faults += faults_of_files(ground, answers)
        faults += faults_of_days(definition, running, merged(ground, answers))
        faults += faults_of_case(ground, definition, wish, answers)
        faults += faults_of_parent(ground, definition, wish, answers)
    except InputInvalid as refused:
        faults += refused.faults
    if faults:
        raise InputInvalid(faults)
    return Read(answers, running)


def read_told(ground: Ground, definition: Definition, wish: TakingOver) -> dict[str, object]:
    desk, asked = ground.desk, given_at(ground, definition, wish.state)
    return read_answers(
        desk.library.catalog,
        asked.asks,
        asked.asks_if_known,
        wish.answers,
        places=desk.places,
        courts=desk.courts,
        today=desk.today(),
    )


def merged(ground: Ground, answers: Values) -> dict[str, object]:
    return merge(ground.desk.library.catalog, ground.values(None), answers)


def faults_of_case(
    ground: Ground, definition: Definition, wish: TakingOver, answers: Values
) -> Iterator[InputFault]:
    """Such a case cannot stand there, or could not be opened."""
    values = merged(ground, answers)
    misfits = insight(ground.desk).misfits(definition.name, wish.state, values)
    for one in misfits:
        yield InputFault(one.path, "required_there" if one.is_missing else "not_so_there")
    if not misfits:
        yield from faults_of_opening(ground, definition, wish, values)


def enter_at(  # noqa: PLR0913, PLR0917  who puts what where, and what was told of it
    ground: Ground,
    definition: Definition,
    person: Person,
    actor: Actor,
    wish: TakingOver,
    told: Read,
) -> Planned:
    page = Page.of(ground, person.id, quality(actor))
    page.before.append(dropping(person, draft_at(wish.reference, definition.name, wish.state)))
    move = Move(
        kind="take_over",
        definition=definition,
        proceeding=new_id(),
        number=1 + len(ground.every),
        row=None,
        parent=ground.proceeding(wish.parent).id if wish.parent else None,
        from_state=None,
        to_state=wish.state,
        answers=told.answers,
        before=ground.values(None),
        happened_on=wish.happened_on,
        starts=told.running.names,
        began=told.running.began,
    )
    done = enter(page, move)
    return page, Taken(ground.case.reference, move.number, done.seq, page.count, wish.state, ())


def draft_at(reference: str | None, workflow: str, state: str) -> DraftAt:
    return DraftAt(reference, None, f"{workflow}:{state}")
