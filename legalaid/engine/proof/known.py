"""What there is in a set, for names to be looked up in."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import RELATIONS, ROLES
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection


@dataclass(frozen=True, slots=True)
class Known:
    """`papers` is None where nobody looks for papers; `journeys` are the stories at hand."""

    catalog: FieldCatalog
    rules: Set[str]
    periods: Set[str]
    amounts: Set[str]
    workflows: Mapping[str, Workflow]
    papers: Set[str] | None
    journeys: Mapping[str, Set[str]]

    def people(self) -> set[str]:
        """Roles, and relations: fields that hold a user."""
        return {*ROLES, *RELATIONS, *users(self.catalog)}


def users(catalog: FieldCatalog) -> Iterator[str]:
    """The fields that bind a person to a case."""
    yield from (name for name, field in catalog.fields.items() if field.type == "user")
    for name, group in catalog.groups.items():
        if not group.list:
            yield from (f"{name}.{p}" for p, part in group.parts.items() if part.type == "user")


def what_there_is(collection: Collection) -> Known:
    return Known(
        catalog=FieldCatalog.of(collection.fields.part),
        rules=collection.law.part.rules.keys(),
        periods={name for name, rule in collection.law.part.rules.items() if rule.period},
        amounts=set(chain(*(read.part.amounts for read in collection.amounts.values()))),
        workflows=collection.known_workflows(),
        papers=collection.sources.papers,
        journeys={name: read.part.journeys.keys() for name, read in collection.journeys.items()},
    )
