"""Plays a story through the real services: what a lawyer can read, the program can walk."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy import select

from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.journey import Journey, JourneyStep
from legalaid.domain.roles import Person
from legalaid.domain.values import to_json
from legalaid.models.document import Document
from legalaid.models.event import Event
from legalaid.models.sealing import bound
from legalaid.services.acts import Act, Opening, Taken
from legalaid.services.desk import PHNOM_PENH, Desk
from legalaid.services.ground import load_ground
from legalaid.services.move import Making
from legalaid.services.opening import open_proceeding
from legalaid.services.papers import paper_facts, signer
from legalaid.services.steps import take

NOON = time(12)
PARTS_OF_THE_CAST = {"case_owner": "womens_affairs", "assigned_lawyer": "lawyer"}


@dataclass(frozen=True, slots=True)
class Cast:
    """One person per role, and the legal-aid office that is asked."""

    people: Mapping[str, Person]
    serving_office: UUID

    def playing(self, part: str) -> Person:
        """The person behind a role or a relation."""
        return self.people[PARTS_OF_THE_CAST.get(part, part)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A step of a story on its day, with the workflow it belongs to."""

    story: str
    workflow: str
    take: str
    by: str
    on: date
    answers: Values


@dataclass(slots=True)
class Stage:
    """A case as the story goes on: its reference, and the last proceeding of each workflow."""

    reference: str | None = None
    seen: int = 0
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Played:
    """A scene that was played, and what it did."""

    scene: Scene
    taken: Taken


@dataclass(frozen=True, slots=True)
class PlayedPaper:
    """A paper as it was kept; `fields` is the FIELDS.json that makes the same bytes again."""

    step: str
    state: str
    document: str
    content: bytes
    fields: Values


def names(desk: Desk, workflow: str) -> tuple[str, ...]:
    return tuple(desk.library.journeys(workflow))


def scenes(desk: Desk, workflow: str, name: str) -> Iterator[Scene]:
    """The steps of the story it follows, then its own. Raises KeyError for an unknown name."""
    journey = desk.library.journeys(workflow)[name]
    if journey.follows:
        yield from scenes(desk, *journey.follows.split("/"))
    for step in journey.steps:
        yield scene(f"{workflow}/{name}", workflow, journey, step)


def scene(story: str, workflow: str, journey: Journey, step: JourneyStep) -> Scene:
    other, _, name = step.take.rpartition("/")
    return Scene(
        story=story,
        workflow=other or workflow,
        take=name,
        by=step.by,
        on=journey.begins + timedelta(days=step.day),
        answers=step.answers,
    )


def at_noon(day: date) -> datetime:
    """The instant in UTC of noon in Cambodia on that day."""
    return datetime.combine(day, NOON, PHNOM_PENH).astimezone(UTC)


def play(desk: Desk, cast: Cast, told: Iterator[Scene]) -> Iterator[Played]:
    """Plays scene after scene in one case, each at noon of its day."""
    stage, playing = Stage(), uuid4()
    for number, one in enumerate(told):
        then = replace(desk, clock=partial(at_noon, one.on))
        taken = perform(then, cast, one, stage, f"{playing}#{number}")
        stage.reference, stage.seen = taken.reference, taken.seen
        stage.numbers[one.workflow] = taken.number
        yield Played(one, taken)


def perform(desk: Desk, cast: Cast, one: Scene, stage: Stage, key: str) -> Taken:
    person = cast.playing(one.by)
    answers = with_people(desk.library.catalog, cast, one.answers)
    if one.take == "open":
        return open_proceeding(
            desk,
            person,
            Opening(
                reference=stage.reference,
                workflow=one.workflow,
                answers=answers,
                happened_on=one.on,
                key=key,
                seen=stage.seen,
                serving_office=cast.serving_office,
                paper_on=one.on,
            ),
        )
    return take(
        desk,
        person,
        Act(
            reference=str(stage.reference),
            number=stage.numbers.get(one.workflow) or opened_along(desk, person, stage, one),
            step=one.take,
            answers=answers,
            happened_on=one.on,
            key=key,
            seen=stage.seen,
            paper_on=one.on,
        ),
    )


def opened_along(desk: Desk, person: Person, stage: Stage, one: Scene) -> int:
    """The number of a proceeding that no scene opened: another one opened it along."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, str(stage.reference), "take_step")
        return max(each.number for each in ground.proceedings if each.workflow == one.workflow)


def with_people(catalog: FieldCatalog, cast: Cast, answers: Values) -> dict[str, object]:
    """A story names a member of the cast where a case holds a user."""
    return {
        path: str(cast.people[str(value)].id)
        if path in catalog.fields and catalog.field(path).type == "user"
        else value
        for path, value in answers.items()
    }


def papers_of(desk: Desk, cast: Cast, played: Iterator[Played]) -> Iterator[PlayedPaper]:
    """The papers of each scene, right after it was played."""
    for one in played:
        for name in one.taken.papers:
            yield paper_of(desk, cast, one, name)


def paper_of(desk: Desk, cast: Cast, played: Played, name: str) -> PlayedPaper:
    person, taken = cast.playing(played.scene.by), played.taken
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, taken.reference, "see_case")
        kept = session.scalars(
            select(Document)
            .join(Event, Document.event_id == Event.id)
            .where(Event.case_id == ground.case.id, Event.seq == taken.seq, Document.name == name)
        ).one()
        content = ground.seal.open(kept.sealed, bound("document", kept.id, "sealed"))
        roles = ground.actor(person, "take_step").roles
        making = Making(on=played.scene.on, signer=signer(person, roles))
        facts = paper_facts(ground, name, making, taken.seq)
        values = ground.values(ground.proceeding(taken.number))
    fields = {**values, "paper": asdict(facts)}
    return PlayedPaper(played.scene.take, taken.state, name, content, as_fields(fields))


def as_fields(values: Values) -> Values:
    written = to_json(values)
    if not isinstance(written, Mapping):
        raise TypeError("the values of a case are a mapping")
    return written
