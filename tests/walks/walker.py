"""A walk through one case by the real services: acts by chance, and what must hold after each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound, StepNotPossible
from legalaid.domain.roles import RELATIONS, Person
from legalaid.domain.workflow import Opening as Begin
from legalaid.domain.workflow import Step
from legalaid.services.acts import Act, Opening, Taken, TakingBack
from legalaid.services.opening import open_proceeding
from legalaid.services.steps import take
from legalaid.services.taking_back import take_back
from legalaid.services.timers import run_due
from tests.services.looking import ground as ground_at
from tests.walks.answering import Answering
from tests.walks.checks import Wrong, check_known, check_taken, check_whole, is_explained
from tests.walks.choosing import NOWHERE, Chosen, Stand, open_steps, standing, steps_here
from tests.walks.land import Country, Tally, Watch

Refusal = (InputInvalid, StepNotPossible, NotFound, NotAllowed)
EAGERNESS = 0.85
LATE = (timedelta(0), timedelta(0), timedelta(0), timedelta(days=2))  # until it is recorded


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
        found = (
            self.open_steps
            if self.chance.random() < EAGERNESS
            else steps_here(self.desk, self.stand)
        )
        weights = [1 if self.ends(one) else 20 for one in found]
        return self.chance.choices(found, weights)[0] if found else None

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
            happened_on=self.desk.today() - (wrong is None) * self.chance.choice(LATE),
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
            self.open_steps = list(open_steps(self.desk, ground))
            check_known(self.desk, ground, self.told)

    def now(self) -> Stand:
        with self.desk.sessions.reading() as session:
            return standing(ground_at(self.desk, session, str(self.reference)))
