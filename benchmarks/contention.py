"""Eight people at one form at the same moment: one of them takes the step, each other is told."""

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count, cycle
from multiprocessing.connection import Connection

from benchmarks.stage import staged
from legalaid.domain.errors import LegalAidError
from legalaid.migrations.run import upgrade
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.demo import cast_of, read_demo, staff, stories
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import Cast, Scene, Stage, at_noon, perform, scenes
from tests import postgres

PEOPLE = 8
FORKING = multiprocessing.get_context("fork")
Answer = tuple[str, object]


@dataclass
class Score:
    """How the contests ended."""

    kinds: set[tuple[str, str]] = field(default_factory=set)
    winners: Counter[int] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)

    def note(self, scene: Scene, answers: list[Answer], winners: int) -> None:
        self.kinds.add((scene.workflow, scene.take))
        self.winners[winners] += 1
        self.told.update(str(what) for how, what in answers if how == "told")
        self.broken.update(str(what) for how, what in answers if how == "broken")


def contested(times: int) -> dict[str, object]:
    """Each of eight presses a key of their own: eight different acts on the same step."""
    with staged() as (desk, cast, file):
        return fought(desk, cast, f"sqlite:///{file}", times, is_double=False)


def submitted_twice(times: int) -> dict[str, object]:
    """One form sent eight times at once, under one key."""
    with staged() as (desk, cast, file):
        return fought(desk, cast, f"sqlite:///{file}", times, is_double=True)


def contested_on_postgres(times: int) -> dict[str, object]:
    with postgres.cluster() as home, staged() as (desk, _, _file):
        url = postgres.create(home, "contest")
        upgrade(url)
        there = replace(desk, sessions=open_sessions(open_engine(url), desk.keyring))
        staff(there, read_demo())
        return fought(there, cast_of(there, read_demo()), url, times, is_double=False)


def fought(desk: Desk, cast: Cast, url: str, times: int, *, is_double: bool) -> dict[str, object]:
    begun, score = time.perf_counter(), Score()
    desk.sessions.engine.dispose()
    with contestants(desk, cast, url) as people:
        own = connected(desk, url)
        contests = every_contest(own, cast, people, score, is_double=is_double)
        for _, _ in zip(range(times), contests, strict=False):
            pass
    broken_records = len(verify(own))
    own.sessions.engine.dispose()
    return {
        "processes": PEOPLE,
        "contests": score.winners.total(),
        "kinds_of_step": len(score.kinds),
        "with_one_effect": score.winners[1],
        "with_another_number_of_effects": score.winners.total() - score.winners[1],
        "losers_told": dict(score.told),
        "errors_that_nobody_is_told": dict(score.broken),
        "places_that_do_not_verify": broken_records,
        "seconds": round(time.perf_counter() - begun),
    }


def every_contest(
    desk: Desk, cast: Cast, people: list[Connection], score: Score, *, is_double: bool
) -> Iterator[None]:
    """Story after story; every step in them is contested, what opens a proceeding is not."""
    keys = count()
    for story in cycle(stories(desk)):
        stage = Stage()
        for scene in scenes(desk, *story):
            key = f"contest {next(keys)}"
            if scene.take == "open":
                follow(stage, scene, perform(at(desk, scene), cast, scene, stage, key))
                continue
            answers = ask(people, scene, stage, key, is_double=is_double)
            taken = [what for how, what in answers if how == "taken"]
            score.note(scene, answers, len({one.seq for one in taken}))
            follow(stage, scene, taken[0])
            yield


def ask(
    people: list[Connection], scene: Scene, stage: Stage, key: str, *, is_double: bool
) -> list[Answer]:
    for number, person in enumerate(people):
        person.send((scene, stage, key if is_double else f"{key} by {number}"))
    return [person.recv() for person in people]


def follow(stage: Stage, scene: Scene, taken: object) -> None:
    stage.reference, stage.seen = taken.reference, taken.seen
    stage.numbers[scene.workflow] = taken.number


def at(desk: Desk, scene: Scene) -> Desk:
    return replace(desk, clock=partial(at_noon, scene.on))


def connected(desk: Desk, url: str) -> Desk:
    return replace(desk, sessions=open_sessions(open_engine(url), desk.keyring))


@contextmanager
def contestants(desk: Desk, cast: Cast, url: str) -> Iterator[list[Connection]]:
    pairs = [FORKING.Pipe() for _ in range(PEOPLE)]
    people = [FORKING.Process(target=compete, args=(desk, cast, url, its)) for _, its in pairs]
    for one in people:
        one.start()
    try:
        yield [ours for ours, _ in pairs]
    finally:
        for ours, _ in pairs:
            ours.send(None)
        for one in people:
            one.join()


def compete(desk: Desk, cast: Cast, url: str, heard: Connection) -> None:
    own = connected(desk, url)
    while (asked := heard.recv()) is not None:
        scene, stage, key = asked
        heard.send(answer(own, cast, scene, stage, key))
    os._exit(0)


def answer(desk: Desk, cast: Cast, scene: Scene, stage: Stage, key: str) -> Answer:
    try:
        return "taken", perform(at(desk, scene), cast, scene, stage, key)
    except LegalAidError as told:
        return "told", type(told).__name__
    except Exception as broken:  # noqa: BLE001  what a person would see as a broken page is counted
        return "broken", type(broken).__name__
