"""A walk through one case by the real services: acts by chance, and what must hold after each."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import uuid4

from legalaid.services.acts import TakingBack
from legalaid.services.journeys import at_noon, play, scenes
from legalaid.services.taking_back import take_back
from legalaid.services.timers import run_due
from tests.services.looking import ground as ground_at
from tests.walks.checks import check_whole
from tests.walks.choosing import Chosen, steps_here
from tests.walks.doing import Doing
from tests.walks.heading import any_goal, story_towards

EAGERNESS = 0.85
CARE = (0.9, 1.0)  # that what is answered meets the conditions, each time it is tried
LATE = (timedelta(0), timedelta(0), timedelta(0), timedelta(days=2))  # until it is recorded


@dataclass
class Walk(Doing):
    """One case, from its first visit on, or from within a story."""

    def act(self, number: int) -> None:
        """One act of the kind that the number makes; what came of it is looked at."""
        self.chance = Random(number)
        self.tally.acts["all"] += 1
        if self.reference is None:
            self.set_out()
            return
        kinds = {
            self.step: 60, self.begin_another: 12, self.misspell: 9, self.wait: 9,
            self.trespass: 3, self.undo: 3,
        }  # fmt: skip
        self.chance.choices(list(kinds), list(kinds.values()))[0]()
        self.watch.now += timedelta(days=self.chance.choice((0, 0, 0, 1, 3, 9, 20)))

    def finish(self) -> None:
        if self.reference is not None:
            check_whole(self.desk, self.reference, self.told)

    # how it begins

    def set_out(self) -> None:
        self.goal = any_goal(self.chance, self.desk.library.definitions)
        ways = {self.visit: 5, self.follow: 5}
        way = self.chance.choices(list(ways), list(ways.values()))[0]
        way()
        self.tally.begun[way.__name__] += self.reference is not None

    def visit(self) -> None:
        self.begin(self.desk.first)

    def follow(self) -> None:
        """The first scenes of a story that leads towards the goal; from there on by chance."""
        told = list(scenes(self.desk, *story_towards(self.desk, self.goal, self.chance)))
        told = told[: max(self.chance.randint(1, len(told)) for _ in range(2))]
        for one in play(self.desk, self.country.cast, iter(told)):
            self.told.append(f"{one.scene.story}: {one.scene.take}")
            self.tally.acts["told"] += 1
            self.watch.now = at_noon(one.scene.on)
            self.reference = one.taken.reference
            self.look(by_chance=False)

    # acts

    def begin(self, workflow: str) -> None:
        opening = self.definition(workflow).workflow.opening
        self.open(workflow, self.answering.answers(opening))

    def begin_another(self) -> None:
        """A person opens each kind of proceeding once; the proof follows one of each."""
        if workflow := self.one_not_there():
            self.begin(workflow)

    def one_not_there(self) -> str | None:
        there = {workflow for _, workflow, _ in self.stand[2]}
        left = [name for name in self.desk.library.definitions if name not in there]
        wanted = self.goal.workflow
        if wanted in left and self.chance.random() < EAGERNESS / 2:
            return wanted
        return self.chance.choice(left) if left else None

    def step(self) -> None:
        """What is refused for its answers is answered with more care."""
        if chosen := self.chosen_step():
            number, name, step = chosen
            for care in CARE:
                answers = self.answering.answers(step, care)
                late = self.chance.choice(LATE) if care < 1 else LATE[0]
                if self.take(number, name, answers, self.one_of(step), late=late):
                    break

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

    def chosen_step(self) -> Chosen | None:
        """Mostly one that nothing stands against yet."""
        found = (
            self.open_steps
            if self.chance.random() < EAGERNESS
            else steps_here(self.desk, self.stand)
        )
        weights = [self.pull(one) for one in found]
        return self.chance.choices(found, weights)[0] if found else None

    def pull(self, chosen: Chosen) -> float:
        number, name, step = chosen
        workflow = self.workflow_of(number)
        return self.goal.pull(self.definition(workflow), step.to, self.tried[workflow, name])

    def workflow_of(self, number: int) -> str:
        return next(workflow for at, workflow, _ in self.stand[2] if at == number)
