"""What is asked of a proceeding on paper before it is taken over."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import Missing, NotAllowed
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.engine.machine import Actor
from legalaid.services.asked import Choice, TakingOverForm
from legalaid.services.definitions import definition_of, newest
from legalaid.services.desk import Desk
from legalaid.services.drafts import find
from legalaid.services.former import parents_of
from legalaid.services.given import given_at
from legalaid.services.ground import Ground, load_ground
from legalaid.services.insights import insight
from legalaid.services.new_case import (
    OWNER,
    Beginner,
    bare_ground,
    begins_cases,
    case_row,
    memberships_for,
    serving_offices,
)
from legalaid.services.offices import SERVING, name_of_office
from legalaid.services.running import periods_asked
from legalaid.services.step_form import asked_of
from legalaid.services.taking_over import draft_at, require_state


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """A workflow that may run on paper, and the states that a proceeding of it can stand at."""

    workflow: str
    title: Text
    states: tuple[tuple[str, Text], ...]


def paper_places(desk: Desk, person: Person, reference: str | None) -> tuple[PaperPlace, ...]:
    """Where something can be taken over: of a new case, how it begins. Raises as the loader."""
    with desk.sessions.reading() as session:
        if reference is None:
            require_beginner(desk, person)
        else:
            load_ground(desk, session, person, reference, "take_over")
    return tuple(
        PaperPlace(name, one.workflow.title, states_of(one))
        for name, one in desk.library.definitions.items()
        if begins_cases(desk, one) == (reference is None)
    )


def require_beginner(desk: Desk, person: Person) -> None:
    if not memberships_for(desk, person, "take_over"):
        raise NotAllowed("take_over")


def states_of(definition: Definition) -> tuple[tuple[str, Text], ...]:
    return tuple((name, one.title) for name, one in definition.workflow.states.items())


def taking_over_form(
    desk: Desk, person: Person, workflow: str, state: str, reference: str | None
) -> TakingOverForm:
    definition = newest(desk, workflow)
    require_state(definition, state)
    with desk.sessions.reading() as session:
        if reference is not None:
            ground = load_ground(desk, session, person, reference, "take_over")
            return form_of(session, ground, definition, person, state, ())
        require_beginner(desk, person)
        serving = serving_offices(session)
        if not serving:
            raise Missing("office", SERVING)
        own = memberships_for(desk, person, "take_over")[0].office
        by = Beginner(person, own, serving[0], Actor(person.id))
        ground = bare_ground(desk, case_row(desk, by, desk.today(), ""))
        offices = tuple(Choice(one.id, name_of_office(one, person)) for one in serving)
        return form_of(session, ground, definition, person, state, offices)


def form_of(  # noqa: PLR0913, PLR0917  two callers, one shape
    session: Session,
    ground: Ground,
    definition: Definition,
    person: Person,
    state: str,
    offices: tuple[Choice, ...],
) -> TakingOverForm:
    desk, reference = ground.desk, ground.case.reference or None
    given = insight(desk).given(definition.name, state)
    return TakingOverForm(
        reference=reference,
        workflow=definition.name,
        state=state,
        title=definition.workflow.title,
        hint=definition.workflow.states[state].title,
        asked=asked_of(session, ground, desk.library.catalog, given_at(ground, definition, state)),
        values={} if reference else {OWNER: str(person.id)},
        draft=find(session, person, draft_at(reference, definition.name, state)),
        offices=offices,
        periods=periods_asked(definition, given),
        parents=tuple(
            (one.number, definition_of(desk, session, one.definition_hash).workflow.title)
            for one in parents_of(ground, definition)
        ),
        latest=desk.today(),
        seen=ground.case.event_count,
    )
