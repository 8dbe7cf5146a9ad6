"""What the conditions, questions and papers of a set mean together, laid out for the proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.needs import Uses
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.proof.around import (
    Flows,
    Rough,
    opened_by,
    parents,
    shared_fields,
    with_around,
)
from legalaid.engine.proof.claims import FINAL, OPEN, OTHERS, Reader, field_conditions
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.graph import graph_of
from legalaid.engine.proof.people import acts_of, bound_around, can_take
from legalaid.engine.proof.routes import Entry
from legalaid.engine.proof.space import OFF, PASSED, RUNNING, Space, limits_of, space_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """The flows of all workflows, what is known of each roughly, and what the papers need."""

    flows: Flows
    rough: Mapping[str, Rough]
    is_open: Mapping[str, bool]
    uses: Uses

    def entries(self, name: str) -> Iterator[Entry]:
        flow = self.flows[name]
        if self.is_open[name]:
            yield from (Entry(one) for one in flow.met([flow.answered(flow.start, "")], ""))
        for parent, step in parents(name, self.flows):
            world = opened_by(flow, self.flows[parent], self.rough[parent], step)
            yield Entry(world, (parent, step))


def meaning_of(collection: Collection, uses: Uses) -> Meaning:
    return mean(
        FieldCatalog.of(collection.fields.part),
        collection.known_workflows(),
        amounts_in_force(collection),
        uses,
        is_part=collection.sources.is_one_workflow,
    )


def mean(
    catalog: FieldCatalog,
    workflows: Mapping[str, Workflow],
    amounts: Mapping[str, int],
    uses: Uses,
    *,
    is_part: bool = False,
) -> Meaning:
    """`is_part` where the workflows around are not all at hand."""
    shared = shared_fields(catalog, workflows.values(), is_part=is_part)
    reader = Reader(laid_out(catalog, workflows, amounts), amounts, workflows)
    is_open = {
        name: can_take(one.opening.by, bound_around(one, catalog, workflows))
        for name, one in workflows.items()
    }
    flows = {
        name: Flow(one, catalog, reader, shared, graph_of(one)) for name, one in workflows.items()
    }
    known, rough = with_around(flows, is_open)
    return Meaning(known, rough, is_open, uses)


def amounts_in_force(collection: Collection) -> dict[str, int]:
    """The newest sums; a limit that moves with the years moves nothing that is proved here."""
    files = collection.amounts.values()
    return {name: one.riel for file in files for name, one in file.part.amounts.items()}


def laid_out(
    catalog: FieldCatalog, workflows: Mapping[str, Workflow], amounts: Mapping[str, int]
) -> Space:
    acts = [act for one in workflows.values() for act in acts_of(one)]
    limits = limits_of(field_conditions(c for act in acts for c in act.when), amounts)
    space = space_of(catalog, limits)
    space.add(OTHERS, (FINAL, OPEN))
    for name in dict.fromkeys(name for one in workflows.values() for name in one.deadlines):
        space.add(f"deadline:{name}", (OFF, RUNNING, PASSED))
    return space
