"""The proof of the shipped workflows, and the shared machine against one built per request."""

from transitions import Machine

from benchmarks.row import Row, Sides, interleave
from legalaid.domain.definition import Definition
from legalaid.engine.library import read_library
from legalaid.engine.machine import build, machine_of
from legalaid.paths import data_dir


def measure() -> list[Row]:
    library = read_library([data_dir("workflows")])
    definition = max(library.definitions.values(), key=lambda one: len(one.workflow.steps))
    return [shared_machine(definition)]


def shared_machine(definition: Definition) -> Row:
    """How much a request saves by not building a machine of its own."""
    machine_of(definition)

    def ours() -> Machine:
        return machine_of(definition)

    def theirs() -> Machine:
        return build(definition.workflow)

    return interleave(Sides("shared machine / one per request", ours, theirs), goal=">= 100")
