"""The whole step with its paper, against a bare commit of the same rows."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.raw import BareCommit, connect, snapshot, written_between
from benchmarks.row import Row, Sides, interleave
from benchmarks.stage import staged
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, Stage, perform, play, scenes

STORY = ("legal_aid_request", "power_signed")
MEASURED = "state_means"
CASES = 300


def measure() -> list[Row]:
    with staged() as (desk, cast, file):
        told = list(scenes(desk, *STORY))
        ready = prepare(desk, cast, told)
        connection = connect(file)
        before = snapshot(connection)
        step = one_step(desk, cast, told, ready)
        step()
        bare = bare_side(connection, before, file)
        return [
            interleave(
                Sides("step with one paper / bare commit", step, bare, costs=True),
                goal="<= 12",
                rounds=7,
                seconds=0.12,
            )
        ]


def prepare(desk: Desk, cast: Cast, told: list[Scene]) -> Iterator[Stage]:
    """Cases that stand just before the step that is measured."""
    upto = next(n for n, one in enumerate(told) if one.take == MEASURED)
    stages = []
    for _ in range(CASES):
        for played in play(desk, cast, iter(told[:upto])):
            last = played
        stages.append(Stage(last.taken.reference, last.taken.seen, {STORY[0]: last.taken.number}))
    return iter(stages)


def one_step(
    desk: Desk, cast: Cast, told: list[Scene], ready: Iterator[Stage]
) -> Callable[[], None]:
    scene = next(one for one in told if one.take == MEASURED)

    def step() -> None:
        stage = next(ready)
        perform(desk, cast, scene, stage, f"bench {stage.reference}")

    return step


def bare_side(
    connection: sqlite3.Connection, before: dict[str, list[dict[str, object]]], file: Path
) -> BareCommit:
    inserted, changed = written_between(before, snapshot(connection))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = file.with_name("raw.db")
    shutil.copy(file, copy)
    return BareCommit(connect(copy), inserted, changed)
