"""A walk through one case by the real services: acts by chance, and what must hold after each."""

from collections import Counter
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
from legalaid.services.acts import Act, Opening, Taken
from legalaid.services.opening import open_proceeding
from legalaid.services.steps import take
from tests.services.looking import ground as ground_at
from tests.walks.answering import Answering
from tests.walks.checks import Wrong, check_known, check_taken, is_explained
from tests.walks.choosing import NOWHERE, Chosen, Stand, open_steps, standing, standing_of
from tests.walks.heading import Goal, any_goal
from tests.walks.land import Country, Tally, Watch

Refusal = (InputInvalid, StepNotPossible, NotFound, NotAllowed)


@dataclass
class Doing:
    """One case, what was done in it, and where it stands."""

    country: Country
    tally: Tally
    chance: Random = field(default_factory=Random)
    reference: str | None = None
    goal: Goal = field(init=False)
    stand: Stand = NOWHERE
    open_steps: list[Chosen] = field(default_factory=list)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    bonds: dict[str, Person] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.watch = Watch(self.country.begins)
        self.desk = replace(self.country.desk, clock=self.watch)

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
        late: timedelta = timedelta(0),
    ) -> bool:
        act = Act(
            reference=str(self.reference),
            number=number,
            step=name,
            answers=answers,
            happened_on=self.desk.today() - late,
            key=str(uuid4()),
            seen=self.stand[0],
            paper_on=self.chance.choice((None, self.desk.today())),
        )
        told = f"{act.happened_on} {name} in {number} by {person.login}: {answers}"
        workflow = self.workflow_of(number)
        step = self.definition(workflow).workflow.steps[name]
        self.tried[workflow, name] += 1
        return self.try_to(told, lambda: take(self.desk, person, act), step, wrong)

    def try_to(
        self,
        told: str,
        do: Callable[[], Taken],
        act: Step | Begin | None = None,
        wrong: str | None = None,
    ) -> bool:
        """Whether it was done; else it was refused with a reason, and everything is as it was."""
        self.told.append(told)
        try:
            taken = do()
        except Refusal as refused:
            self.refused(refused, wrong)
            return False
        if wrong is not None:
            raise Wrong(f"the answer to {wrong} was taken", self.told)
        self.tally.acts["done"] += 1
        self.reference = taken.reference
        self.look()
        if act is not None:
            (at,) = ((flow, state) for n, flow, state in self.stand[2] if n == taken.number)
            check_taken(self.desk, taken, act, at, self.told)
        return True

    def refused(self, why: Exception, wrong: str | None) -> None:
        """With a reason, by the name of what is wrong, and nothing changed."""
        self.tally.acts[f"refused: {type(why).__name__}"] += 1
        self.tally.acts["refused"] += 1
        if not is_explained(why, wrong):
            raise Wrong(f"{why!r} does not tell what is wrong with {wrong}", self.told)
        if self.reference is not None and self.now() != self.stand:
            raise Wrong("a refused act changed something", self.told)

    def look(self, *, by_chance: bool = True) -> None:
        """Where everything stands now, and whether the proof knows that it may."""
        with self.desk.sessions.reading() as session:
            ground = ground_at(self.desk, session, str(self.reference))
            before, self.stand = self.stand[2], standing(ground)
            self.tally.stood(before, self.stand[2], by_chance=by_chance)
            if (self.goal.workflow, self.goal.state) in {one[1:] for one in self.stand[2]}:
                self.goal = any_goal(self.chance, self.desk.library.definitions)
            people = {one.id: one for one in self.country.cast.people.values()}
            self.bonds = {one.relation: people[one.user_id] for one in ground.relations}
            self.open_steps = list(open_steps(self.desk, ground))
            check_known(ground, self.told)

    def now(self) -> Stand:
        with self.desk.sessions.reading() as session:
            return standing_of(session, str(self.reference))
