"""The workflows a program runs on, with the fields, rules and amounts they speak of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legalaid.domain.amounts import AmountFile
from legalaid.domain.definition import Definition
from legalaid.domain.errors import DefinitionFaulty
from legalaid.domain.fields import FieldCatalog, Group
from legalaid.domain.holidays import Holidays
from legalaid.domain.hotlines import Hotline
from legalaid.domain.journey import Journey, JourneyFile
from legalaid.domain.law import LawBook
from legalaid.domain.means.scheme import Scheme
from legalaid.domain.questions import QuestionFile
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection, collect
from legalaid.engine.mentions import Kind, mentions
from legalaid.engine.proof.check import prove
from legalaid.engine.sources import of_folders

FIELD_KINDS: frozenset[Kind] = frozenset({"field", "date", "person", "mover"})


@dataclass(frozen=True, slots=True)
class Library:
    """What the files of one set say, ready to be used."""

    catalog: FieldCatalog
    law: LawBook
    definitions: Mapping[str, Definition]
    dated_amounts: Mapping[date, AmountFile]
    stories: Mapping[str, JourneyFile]
    schemes: Mapping[date, Scheme]
    holidays: Holidays
    questions: QuestionFile
    hotlines: tuple[Hotline, ...] = ()

    def definition(self, hash_: str) -> Definition | None:
        """The living definition with that hash; an older one is kept in the database."""
        found = (one for one in self.definitions.values() if one.hash == hash_)
        return next(found, None)

    def journeys(self, workflow: str) -> Mapping[str, Journey]:
        """The stories of a workflow by their names; a workflow need not have any."""
        file = self.stories.get(workflow)
        return file.journeys if file else {}

    def amounts(self, on: date) -> Mapping[str, int]:
        """Riel by name, as they stand in force on the day."""
        in_force: dict[str, int] = {}
        for begins, file in self.dated_amounts.items():
            if begins <= on:
                in_force |= {name: amount.riel for name, amount in file.amounts.items()}
        return in_force

    def scheme(self, on: date) -> Scheme | None:
        """The scheme of means in force on the day of the application, if there is any."""
        begun = [scheme for begins, scheme in self.schemes.items() if begins <= on]
        return begun[-1] if begun else None


def read_library(folders: Sequence[Path], papers: frozenset[str] | None = None) -> Library:
    """The set, read once and proved. Raises DefinitionFaulty; then nothing is taken in.

    `papers` are the names that steps may bring out; without them papers are not looked for.
    """
    collection = collect(of_folders(folders, papers))
    faults = prove(collection)
    if faults:
        raise DefinitionFaulty(faults)
    return of_collection(collection)


def of_collection(collection: Collection) -> Library:
    """From a collection that is proved."""
    catalog = FieldCatalog.of(collection.fields.part)
    law, hotlines = collection.law.part, collection.hotlines
    return Library(
        catalog=catalog,
        law=law,
        definitions={
            reading.part.workflow: define(reading.part, catalog, law)
            for reading in collection.workflows.values()
        },
        dated_amounts={day: reading.part for day, reading in collection.amounts.items()},
        stories={name: reading.part for name, reading in collection.journeys.items()},
        schemes={day: reading.part for day, reading in collection.schemes.items()},
        holidays=Holidays({one.part.year: one.part for one in collection.holidays.values()}),
        questions=collection.questions.part if collection.questions else QuestionFile(),
        hotlines=tuple(hotlines.part.hotlines.values()) if hotlines else (),
    )


def define(workflow: Workflow, catalog: FieldCatalog, law: LawBook) -> Definition:
    """The workflow with exactly what it names, so that nothing else changes its hash."""
    said = list(mentions(workflow))
    paths = {str(one.name) for one in said if one.kind in FIELD_KINDS}
    rules = {str(one.name) for one in said if one.kind == "law"}
    return Definition(
        workflow=workflow,
        catalog=narrow(catalog, paths),
        rules={name: law.rules[name] for name in sorted(rules)},
    )


def narrow(catalog: FieldCatalog, paths: set[str]) -> FieldCatalog:
    """The named fields, whole groups where the group is named, else only its named parts."""
    groups = {path.partition(".")[0] for path in paths}
    return FieldCatalog(
        fields={name: field for name, field in catalog.fields.items() if name in paths},
        groups={
            name: narrow_group(name, group, paths)
            for name, group in catalog.groups.items()
            if name in groups
        },
    )


def narrow_group(name: str, group: Group, paths: set[str]) -> Group:
    if name in paths:
        return group
    parts = {part: field for part, field in group.parts.items() if f"{name}.{part}" in paths}
    return group.model_copy(update={"parts": parts, "person": ()})
