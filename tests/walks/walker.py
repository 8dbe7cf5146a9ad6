"""A walk through one case by the real services: acts by chance, and what must hold after each."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID, uuid4

from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound, StepNotPossible
from legalaid.domain.roles import RELATIONS, ROLES, Person
from legalaid.domain.workflow import Opening as Begin
from legalaid.domain.workflow import Step
from legalaid.engine.machine import Actor, Present
from legalaid.engine.outlook import outlook
from legalaid.services.acts import Act, Opening, Taken, TakingBack
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground
from legalaid.services.journeys import Cast
from legalaid.services.opening import open_proceeding
from legalaid.services.steps import take
from legalaid.services.taking_back import take_back
from legalaid.services.timers import run_due
from tests.services.looking import ground as ground_at
from tests.walks.answering import Answering
from tests.walks.checks import Wrong, check_known, check_taken, check_whole, is_explained

Refusal = (InputInvalid, StepNotPossible, NotFound, NotAllowed)
Stand = tuple[int, bytes, tuple[tuple[int, str, str], ...]]
Chosen = tuple[int, str, Step]
NOWHERE: Stand = (0, b"", ())
EAGERNESS = 0.85
NOBODY = UUID(int=0)


@dataclass
class Watch:
    """A clock that a walk moves."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Tally:
    """What became of the acts of all walks, and where proceedings stood after them."""

    walks: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    states: set[tuple[str, str]] = field(default_factory=set)
    places: set[frozenset[tuple[str, str]]] = field(default_factory=set)

    def stood(self, rows: Iterable[tuple[int, str, str]]) -> None:
        here = frozenset((workflow, state) for _, workflow, state in rows)
        self.states |= here
        self.places.add(here)


@dataclass(frozen=True)
class Country:
    """What all walks go through: the services, the people, places to live and courts to go to."""

    desk: Desk
    cast: Cast
    villages: tuple[str, ...]
    begins: datetime

    @cached_property
    def users(self) -> Mapping[str, str]:
        bonds = {"case_owner": "case_owner", "assigned_lawyer": "assigned_lawyer"}
        return {bond: str(self.cast.playing(part).id) for bond, part in bonds.items()}


@dataclass
class Walk:
    """One case, from its first visit on."""

    country: Country
    tally: Tally
    chance: Random = field(default_factory=Random)
    reference: str | None = None
    stand: Stand = NOWHERE
    open_steps: list[Chosen] = field(default_factory=list)
    bonds: dict[str, Person] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.watch = Watch(self.country.begins)
        self.desk = replace(self.country.desk, clock=self.watch)

    def act(self, number: int) -> None:
        """One act of the kind that the number makes; what came of it is looked at."""
        self.chance = Random(number)
        if self.reference is None:
            self.begin(self.desk.first)
            return
        kinds = {
            self.step: 60, self.begin_another: 14, self.misspell: 10, self.wait: 8,
            self.trespass: 4, self.undo: 4,
        }  # fmt: skip
        self.chance.choices(list(kinds), list(kinds.values()))[0]()
        self.watch.now += timedelta(days=self.chance.choice((0, 0, 0, 1, 3, 9, 20)))

    def finish(self) -> None:
        if self.reference is not None:
            check_whole(self.desk, self.reference, self.told)

    # acts

    def begin(self, workflow: str) -> None:
        opening = self.definition(workflow).workflow.opening
        self.open(workflow, self.answering.answers(opening))

    def begin_another(self) -> None:
        """A person opens each kind of proceeding once; the proof follows one of each."""
        there = {workflow for _, workflow, _ in self.stand[2]}
        left = [name for name in self.desk.library.definitions if name not in there]
        if left:
            self.begin(self.chance.choice(left))

    def step(self) -> None:
        if chosen := self.chosen_step():
            number, name, step = chosen
            self.take(number, name, self.answering.answers(step), self.one_of(step))

    def misspell(self) -> None:
        """One answer is none: it is named, and nothing changes."""
        chosen = self.chosen_step()
        spoilt = self.answering.spoilt(chosen[2]) if chosen else None
        if chosen and spoilt:
            number, name, step = chosen
            answers, path = spoilt
            self.take(number, name, answers, self.one_of(step), wrong=path)

    def trespass(self) -> None:
        """Somebody takes any step whatever."""
        number, workflow, _ = self.chance.choice(self.stand[2])
        steps = self.definition(workflow).workflow.steps
        name = self.chance.choice(list(steps))
        somebody = self.chance.choice(list(self.country.cast.people.values()))
        self.take(number, name, self.answering.answers(steps[name]), somebody)

    def wait(self) -> None:
        """Time passes, and the timers of the case run out."""
        self.watch.now += timedelta(days=self.chance.randint(5, 70))
        with self.desk.sessions.reading() as session:
            ground = ground_at(self.desk, session, str(self.reference))
            rows = [one.id for one in ground.proceedings if not one.is_final]
            case = ground.case.id
        self.told.append(f"wait until {self.desk.today()}")
        for row in rows:
            while run_due(self.desk, case, row):
                self.tally.acts["timers"] += 1
                self.look()

    def undo(self) -> None:
        by = self.country.cast.playing("supervisor")
        wish = TakingBack(
            reference=str(self.reference),
            target=self.chance.randint(1, self.stand[0]),
            reason="The wrong button.",
            key=str(uuid4()),
            seen=self.stand[0],
        )
        self.try_to(f"undo {wish.target}", lambda: take_back(self.desk, by, wish))

    # how they are done

    @property
    def answering(self) -> Answering:
        desk, country = self.desk, self.country
        return Answering(
            chance=self.chance,
            catalog=desk.library.catalog,
            villages=country.villages,
            courts=tuple(one.code for one in desk.courts.courts),
            users=country.users,
            today=desk.today(),
        )

    def definition(self, workflow: str) -> Definition:
        return self.desk.library.definitions[workflow]

    def chosen_step(self) -> Chosen | None:
        """Mostly one that nothing stands against yet."""
        found = self.open_steps if self.chance.random() < EAGERNESS else self.steps_here()
        weights = [1 if self.ends(one) else 20 for one in found]
        return self.chance.choices(found, weights)[0] if found else None

    def steps_here(self) -> list[Chosen]:
        return [
            (number, name, step)
            for number, workflow, state in self.stand[2]
            for name, step in self.definition(workflow).workflow.steps.items()
            if state in step.from_
        ]

    def find_open_steps(self, ground: Ground) -> Iterator[Chosen]:
        anybody = Actor(NOBODY, frozenset(ROLES), frozenset(self.bonds))
        for one in ground.proceedings:
            definition = self.definition(one.workflow)
            facts = ground.facts(one, self.desk.today(), ground.values(one))
            for look in outlook(definition, facts, anybody, Present(one.state)):
                if look.is_open:
                    yield one.number, look.step, definition.workflow.steps[look.step]

    def ends(self, chosen: Chosen) -> bool:
        """Walks that end at once see little."""
        workflow = next(flow for number, flow, _ in self.stand[2] if number == chosen[0])
        return self.definition(workflow).workflow.states[chosen[2].to].final

    def one_of(self, act: Step | Begin) -> Person:
        """Mostly somebody whose hands are not bound."""
        bound = [one for one in act.by if one in self.bonds or one not in RELATIONS]
        party = self.chance.choice(bound or act.by)
        return self.bonds.get(party) or self.country.cast.playing(party)

    def open(self, workflow: str, answers: Mapping[str, Any]) -> None:
        opening = Opening(
            reference=self.reference,
            workflow=workflow,
            answers=answers,
            happened_on=self.desk.today(),
            key=str(uuid4()),
            seen=self.stand[0],
            serving_office=self.country.cast.serving_office,
            paper_on=self.desk.today(),
        )
        act = self.definition(workflow).workflow.opening
        person = self.one_of(act)
        told = f"open {workflow} by {person.login}: {answers}"
        self.try_to(told, lambda: open_proceeding(self.desk, person, opening), act)

    def take(
        self,
        number: int,
        name: str,
        answers: Mapping[str, Any],
        person: Person,
        *,
        wrong: str | None = None,
    ) -> None:
        act = Act(
            reference=str(self.reference),
            number=number,
            step=name,
            answers=answers,
            happened_on=self.desk.today() - timedelta(days=self.chance.choice((0, 0, 0, 2))),
            key=str(uuid4()),
            seen=self.stand[0],
            paper_on=self.chance.choice((None, self.desk.today())),
        )
        told = f"{act.happened_on} {name} in {number} by {person.login}: {answers}"
        workflow = next(one for at, one, _ in self.stand[2] if at == number)
        step = self.definition(workflow).workflow.steps[name]
        self.try_to(told, lambda: take(self.desk, person, act), step, wrong)

    def try_to(
        self,
        told: str,
        do: Callable[[], Taken],
        act: Step | Begin | None = None,
        wrong: str | None = None,
    ) -> None:
        """The act, or its refusal with a reason, which leaves everything as it was."""
        self.told.append(told)
        try:
            taken = do()
        except Refusal as refused:
            self.refused(refused, wrong)
            return
        if wrong is not None:
            raise Wrong(f"the answer to {wrong} was taken", self.told)
        self.tally.acts["done"] += 1
        self.reference = taken.reference
        self.look()
        if act is not None:
            (at,) = ((flow, state) for n, flow, state in self.stand[2] if n == taken.number)
            check_taken(self.desk, taken, act, at, self.told)

    def refused(self, why: Exception, wrong: str | None) -> None:
        """With a reason, by the name of what is wrong, and nothing changed."""
        self.tally.acts[f"refused: {type(why).__name__}"] += 1
        self.tally.acts["refused"] += 1
        if not is_explained(why, wrong):
            raise Wrong(f"{why!r} does not tell what is wrong with {wrong}", self.told)
        if self.reference is not None and self.now() != self.stand:
            raise Wrong("a refused act changed something", self.told)

    def look(self) -> None:
        """Where everything stands now, and whether the proof knows that it may."""
        with self.desk.sessions.reading() as session:
            ground = ground_at(self.desk, session, str(self.reference))
            self.stand = standing(ground)
            self.tally.stood(self.stand[2])
            people = {one.id: one for one in self.country.cast.people.values()}
            self.bonds = {one.relation: people[one.user_id] for one in ground.relations}
            self.open_steps = list(self.find_open_steps(ground))
            check_known(self.desk, ground, self.told)

    def now(self) -> Stand:
        with self.desk.sessions.reading() as session:
            return standing(ground_at(self.desk, session, str(self.reference)))


def standing(ground: Ground) -> Stand:
    rows = tuple((one.number, one.workflow, one.state) for one in ground.proceedings)
    return ground.case.event_count, ground.case.chain_head, rows
