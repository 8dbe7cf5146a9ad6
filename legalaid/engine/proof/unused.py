"""Whatever a set declares itself is used by something: a step, a paper, a deadline."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from legalaid.domain.errors import Fault
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.needs import Uses
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.mentions import Mention, mentions
from legalaid.engine.proof import story
from legalaid.engine.proof.people import acts_of
from legalaid.engine.proof.routes import whole_name
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both
from legalaid.engine.yaml import Path

CODE = "unused"
OF_PEOPLE = frozenset({"person", "mover"})
OF_FIELDS = frozenset({"field", "date"}) | OF_PEOPLE
NOT_NAMED = "Nothing uses “%(name)s”."


def faults_of_unused(collection: Collection, uses: Uses) -> Iterator[Fault]:
    """Of its own files only. Journeys use nothing: they are the tests."""
    named = list(chain(*(mentions(one) for one in collection.known_workflows().values())))
    if collection.is_own("fields.yaml"):
        yield from unused_fields(collection, named, uses)
    if collection.is_own("law.yaml"):
        yield from unused_rules(collection, named, uses)
    yield from unused_amounts(collection, named)
    for reading in collection.workflows.values():
        yield from unused_deadlines(reading)
    yield from unused_papers(collection)


def unused_fields(collection: Collection, named: Iterable[Mention], uses: Uses) -> Iterator[Fault]:
    """A person's part is used where a group has it; a part of a group, with the whole group too."""
    reading = collection.fields
    used = {str(one.name) for one in named if one.kind in OF_FIELDS} | read_by_papers(uses)
    for name, field in reading.part.fields.items():
        if name not in used:
            yield reading.fault(CODE, ("fields", name), said(story.titled(name, field.title)))
    for name in reading.part.groups.keys() - used:
        yield from unused_in_group(reading, name, used)
    spoken = {part for group in reading.part.groups.values() for part in group.person}
    for name in reading.part.person.keys() - spoken:
        title = story.titled(name, reading.part.person[name].title)
        yield reading.fault(CODE, ("person", name), said(title))


def unused_in_group(reading: Reading[FieldFile], name: str, used: set[str]) -> Iterator[Fault]:
    """The whole group, or those parts that it declares itself."""
    catalog = FieldCatalog.of(reading.part)
    group = catalog.groups[name]
    if not any(f"{name}.{part}" in used for part in group.parts):
        yield reading.fault(CODE, ("groups", name), said(story.titled(name, group.title)))
        return
    for part in reading.part.groups[name].parts:
        path = f"{name}.{part}"
        if path not in used:
            told = said(story.field(catalog, path))
            yield reading.fault(CODE, ("groups", name, "parts", part), told)


def read_by_papers(uses: Uses) -> set[str]:
    return set(chain(*(use.reads for use in uses.values())))


def unused_rules(collection: Collection, named: Iterable[Mention], uses: Uses) -> Iterator[Fault]:
    """A rule with a period is used by the calculator of deadlines, which takes any of them."""
    used = {str(one.name) for one in named if one.kind == "law"}
    used |= set(chain(*(use.rules for use in uses.values())))
    for name, rule in collection.law.part.rules.items():
        if name not in used and rule.period is None:
            told = said(story.titled(name, rule.article))
            yield collection.law.fault(CODE, ("rules", name), told)


def unused_amounts(collection: Collection, named: Iterable[Mention]) -> Iterator[Fault]:
    used = {str(one.name) for one in named if one.kind == "amount"}
    for day, reading in collection.amounts.items():
        if collection.is_own(f"amounts/{day}.yaml"):
            for name, amount in reading.part.amounts.items():
                if name not in used:
                    title = story.titled(name, amount.title)
                    yield reading.fault(CODE, ("amounts", name), said(title))


def unused_deadlines(reading: Reading[Workflow]) -> Iterator[Fault]:
    workflow = reading.part
    started = {name for act in acts_of(workflow) for name in act.starts}
    for name, deadline in workflow.deadlines.items():
        if name not in started:
            title = story.titled(name, deadline.title)
            told = both("No step starts the deadline “%(name)s”.", name=title)
            yield reading.fault(CODE, ("deadlines", name), told)


def unused_papers(collection: Collection) -> Iterator[Fault]:
    """A paper beside the workflows that no step of theirs brings out, told where they begin."""
    made = {
        whole_name(name, str(one.name))
        for name, workflow in collection.known_workflows().items()
        for one in mentions(workflow)
        if one.kind == "document"
    }
    readings: Mapping[str, Reading[Workflow]] = {
        reading.part.workflow: reading for reading in collection.workflows.values()
    }
    for paper in sorted(collection.sources.own_papers - made):
        reading = readings.get(paper.partition("/")[0])
        path: Path = ("workflow",)
        if reading is not None:
            told = both("No step brings out the paper “%(name)s”.", name=paper)
            yield reading.fault(CODE, path, told)


def said(title: Text) -> Text:
    return both(NOT_NAMED, name=title)
