"""Random walks by the thousand over all workflows of a case, on a database in memory."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings

from benchmarks.stage import staged
from legalaid.migrations.run import upgrade
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.demo import cast_of, read_demo, staff
from tests import postgres
from tests.walks.land import Country, Tally, country
from tests.walks.many import walk_through
from tests.walks.proved import proved

MEMORY = Path("/dev/shm")  # noqa: S108  a file system that is not on a disk
A_BATCH = 250
ACTS = 50
QUIET = settings(
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def walked(walks: int, first: int = 0) -> dict[str, object]:
    """On SQLite, in batches of one office each."""
    begun, total = time.perf_counter(), Tally()
    for batch in range(-(-walks // A_BATCH)):
        size = min(A_BATCH, walks - batch * A_BATCH)
        with staged(MEMORY if MEMORY.is_dir() else None) as (desk, cast, _):
            add(total, walk(country(desk, cast), size, first + batch))
        print(f"{batch * A_BATCH + size} walks, {time.perf_counter() - begun:.0f} s", flush=True)
    return figures(total, begun)


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


def add(total: Tally, more: Tally) -> None:
    total.walks += more.walks
    total.acts += more.acts
    total.states |= more.states
    total.places |= more.places


def figures(tally: Tally, begun: float) -> dict[str, object]:
    every = {
        (name, state) for name, flow in proved().flows.items() for state in flow.workflow.states
    }
    return {
        "walks": tally.walks,
        "acts_in_each": ACTS,
        "acts": dict(sorted(tally.acts.items())),
        "states_reached": f"{len(tally.states)} of {len(every)}",
        "states_not_reached": sorted("/".join(one) for one in every - tally.states),
        "combinations_reached": len(tally.places),
        "seconds": round(time.perf_counter() - begun),
    }
