"""What a step or an opening asks, before anybody answers."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from legalaid.domain.answers import spread_asked
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Missing, NotAllowed, StepNotPossible
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import Person
from legalaid.domain.values import flatten, merge, nest
from legalaid.domain.workflow import Opening, Step
from legalaid.engine.insight import Given
from legalaid.engine.machine import Actor
from legalaid.engine.outlook import look
from legalaid.services.asked import Asked, Choice, OpeningForm, StepForm
from legalaid.services.conflicts import SEARCHED, last_search
from legalaid.services.definitions import definition_of, newest, whole_name
from legalaid.services.desk import Desk
from legalaid.services.drafts import DraftAt, find
from legalaid.services.ground import Ground, load_ground
from legalaid.services.laws import laws
from legalaid.services.new_case import (
    Beginner,
    bare_ground,
    begins_cases,
    case_row,
    memberships_for,
    serving_offices,
)
from legalaid.services.offices import SERVING, name_of_office
from legalaid.services.openings import reasons_against_opening
from legalaid.services.relations import candidates, is_relation
from legalaid.services.steps import present_of, shut, step_of

Asking = Step | Opening | Given


def step_form(desk: Desk, person: Person, reference: str, number: int, step: str) -> StepForm:
    """Raises StepNotPossible with what stands against it whatever is answered."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "take_step")
        proceeding = ground.proceeding(number)
        definition = definition_of(desk, session, proceeding.definition_hash)
        declared = step_of(definition, step)
        actor = ground.actor(person, "take_step")
        present = present_of(session, proceeding, definition, step)
        values = ground.values(proceeding)
        facts = ground.facts(proceeding, desk.today(), values)
        if reasons := shut(definition, step, facts, actor, present):
            raise StepNotPossible(reasons)
        return StepForm(
            reference=reference,
            number=number,
            workflow=definition.name,
            step=step,
            title=declared.title,
            hint=declared.hint,
            asked=asked_of(session, ground, definition.catalog, declared),
            values=known_to(session, ground, values, definition, declared),
            draft=find(session, person, DraftAt(reference, number, step)),
            reasons=look(definition, step, facts, actor, present).asks,
            law=laws(session, definition, declared.law),
            papers=tuple(whole_name(definition.name, name) for name in declared.documents),
            leads_to=definition.workflow.states[declared.to].title,
            earliest=proceeding.acted_on,
            latest=desk.today(),
            seen=ground.case.event_count,
        )


def asked_of(
    session: Session, ground: Ground, catalog: FieldCatalog, asking: Asking
) -> tuple[Asked, ...]:
    """In the order of the workflow file: what must be answered, then what may be."""
    spread = spread_asked(catalog, asking.asks, asking.asks_if_known)
    order = dict.fromkeys([*of_order(catalog, asking.asks), *spread])
    return tuple(ask(session, ground, catalog, p, must=spread[p]) for p in order)


def of_order(catalog: FieldCatalog, names: Iterable[str]) -> list[str]:
    return [path for name in names for path in catalog.spread(name)]


def ask(session: Session, ground: Ground, catalog: FieldCatalog, path: str, *, must: bool) -> Asked:
    if catalog.is_list(path):
        return Asked(path, None, catalog.groups[path], must)
    people: tuple[Choice, ...] = ()
    if is_relation(catalog, path):
        people = candidates(session, ground, path)
    return Asked(path, catalog.field(path), None, must, people)


def known_to(
    session: Session, ground: Ground, values: Values, definition: Definition, step: Step
) -> Values:
    """The present answers; where nothing is answered yet, what the last search says of itself."""
    catalog = ground.desk.library.catalog
    asked = spread_asked(definition.catalog, step.asks, step.asks_if_known)
    said = last_search(session, ground) if SEARCHED & asked.keys() else {}
    searched = {path: value for path, value in said.items() if path in asked}
    return merge(catalog, nest(searched), chosen(catalog, values, definition, step))


def chosen(
    catalog: FieldCatalog, values: Values, definition: Definition, asking: Step | Opening
) -> Values:
    """The present answers to what is asked."""
    asked = spread_asked(definition.catalog, asking.asks, asking.asks_if_known)
    return nest({path: v for path, v in flatten(catalog, values).items() if path in asked})


def opening_form(
    desk: Desk, person: Person, workflow: str, reference: str | None = None
) -> OpeningForm:
    """Of a further proceeding in a case, or of a new case where none is named."""
    definition = newest(desk, workflow)
    with desk.sessions.reading() as session:
        if reference is None:
            return form_of_case(desk, session, person, definition)
        ground = load_ground(desk, session, person, reference, "take_step")
        actor = ground.actor(person, "take_step")
        if reasons := reasons_against_opening(ground, definition, actor):
            raise StepNotPossible(reasons)
        return form_of(
            session, ground, definition, person, offices=(), earliest=ground.case.opened_on
        )


def form_of_case(
    desk: Desk, session: Session, person: Person, definition: Definition
) -> OpeningForm:
    if not begins_cases(desk, definition) or not memberships_for(desk, person, "open_case"):
        raise NotAllowed("open_case")
    serving = serving_offices(session)
    if not serving:
        raise Missing("office", SERVING)
    by = Beginner(person, serving[0].id, serving[0], Actor(person.id))
    ground = bare_ground(desk, case_row(desk, by, desk.today(), ""))
    offices = tuple(Choice(one.id, name_of_office(one, person)) for one in serving)
    return form_of(session, ground, definition, person, offices=offices, earliest=None)


def form_of(  # noqa: PLR0913  two callers, one shape
    session: Session,
    ground: Ground,
    definition: Definition,
    person: Person,
    *,
    offices: tuple[Choice, ...],
    earliest: date | None,
) -> OpeningForm:
    opening = definition.workflow.opening
    reference = ground.case.reference or None
    catalog = ground.desk.library.catalog
    return OpeningForm(
        reference=reference,
        workflow=definition.name,
        title=definition.workflow.title,
        asked=asked_of(session, ground, definition.catalog, opening),
        values=chosen(catalog, ground.values(None), definition, opening),
        draft=find(session, person, DraftAt(reference, None, definition.name)),
        reasons=(),
        law=laws(session, definition, opening.law),
        papers=tuple(whole_name(definition.name, name) for name in opening.documents),
        offices=offices,
        earliest=earliest,
        latest=ground.desk.today(),
        seen=ground.case.event_count,
    )
