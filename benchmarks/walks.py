"""Random walks by the thousand over all workflows of a case, on a database in memory."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from sqlalchemy import event

from benchmarks.stage import staged
from legalaid.migrations.run import upgrade
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.demo import cast_of, read_demo, staff
from tests import postgres
from tests.walks.land import Country, Tally, country
from tests.walks.many import walk_through
from tests.walks.proved import proved

MEMORY = Path("/dev/shm")  # noqa: S108  a file system that is not on a disk
A_BATCH = 100
PROCESSES = 2
ACTS = 50
QUIET = settings(
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def walked(walks: int, first: int = 0) -> dict[str, object]:
    """On SQLite, in batches of one office each, as many at a time as there are processors."""
    begun, total = time.perf_counter(), Tally()
    sizes = [min(A_BATCH, walks - at) for at in range(0, walks, A_BATCH)]
    proved()
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        for tally in pool.map(batch, sizes, range(first, first + len(sizes))):
            total.add(tally)
            print(json.dumps(figures(total, begun)), flush=True)
    return figures(total, begun)


def batch(walks: int, number: int) -> Tally:
    with staged(MEMORY if MEMORY.is_dir() else None) as (desk, cast, _):
        event.listen(desk.sessions.engine, "connect", write_without_waiting)
        return walk(country(desk, cast), walks, number)


def write_without_waiting(connection: Any, _record: object) -> None:
    """These databases need not outlive a power cut; what is written in them is the same."""
    connection.execute("PRAGMA synchronous=OFF")


def walked_on_postgres(walks: int) -> dict[str, object]:
    begun = time.perf_counter()
    with postgres_land() as land:
        return figures(walk(land, walks, 1), begun)


@contextmanager
def postgres_land() -> Iterator[Country]:
    with postgres.cluster() as home, staged() as (desk, _, _file):
        url = postgres.create(home, "walks")
        upgrade(url)
        engine = open_engine(url)
        there = replace(desk, sessions=open_sessions(engine, desk.keyring))
        staff(there, read_demo())
        yield country(there, cast_of(there, read_demo()))
        engine.dispose()


def walk(land: Country, walks: int, number: int) -> Tally:
    """Another number, other walks; the same number, the same ones."""
    wanted = settings(QUIET, max_examples=walks)
    return walk_through(land, lambda test: seed(number)(wanted(test)), acts=ACTS)


def figures(tally: Tally, begun: float) -> dict[str, object]:
    every = {
        (name, state) for name, flow in proved().flows.items() for state in flow.workflow.states
    }
    return {
        "walks": tally.walks,
        "acts_in_each": ACTS,
        "acts": dict(sorted(tally.acts.items())),
        "begun": dict(sorted(tally.begun.items())),
        "states_reached": f"{len(tally.states)} of {len(every)}",
        "states_not_reached": ["/".join(one) for one in sorted(every - tally.states)],
        "states_not_reached_by_chance": ["/".join(one) for one in sorted(every - tally.by_chance)],
        "combinations_reached": len(tally.places),
        "seconds": round(time.perf_counter() - begun),
    }
