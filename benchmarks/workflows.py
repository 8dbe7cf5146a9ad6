"""The proof of the shipped workflows, and the shared machine against one built per request."""

import statistics
import time
from collections.abc import Callable

from transitions import Machine

from benchmarks.row import Row, Sides, interleave
from legalaid.documents.needs import read_uses
from legalaid.domain.definition import Definition
from legalaid.engine.collection import collect
from legalaid.engine.library import read_library
from legalaid.engine.machine import build, machine_of
from legalaid.engine.proof.check import check, prove
from legalaid.engine.sources import of_path
from legalaid.paths import data_dir

ROUNDS = 5


def measure() -> list[Row]:
    library = read_library([data_dir("workflows")])
    definition = max(library.definitions.values(), key=lambda one: len(one.workflow.steps))
    return [shared_machine(definition), whole_proof(), quick_proof()]


def whole_proof() -> Row:
    """Every stage over the shipped set, against ten seconds."""
    seconds = [seconds_of(lambda: check(data_dir("workflows"), read_uses)) for _ in range(ROUNDS)]
    return within("proof of the shipped set", seconds, 10.0)


def quick_proof() -> Row:
    """Names and ways of one workflow in a folder, against half a second."""
    folder = data_dir("workflows") / "court_cost_relief"
    seconds = [seconds_of(lambda: prove(collect(of_path(folder)))) for _ in range(ROUNDS)]
    return within("structural proof of one folder", seconds, 0.5)


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def within(name: str, seconds: list[float], limit: float) -> Row:
    ours = statistics.median(seconds)
    return Row(name, "seconds", ours, limit, limit / ours, len(seconds), ">= 1")


def shared_machine(definition: Definition) -> Row:
    """How much a request saves by not building a machine of its own."""
    machine_of(definition)

    def ours() -> Machine:
        return machine_of(definition)

    def theirs() -> Machine:
        return build(definition.workflow)

    return interleave(Sides("shared machine / one per request", ours, theirs), goal=">= 100")
