"""A set of workflow files, read and held against the model: the first two stages of the proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from legalaid.domain.amounts import AmountFile
from legalaid.domain.courts import Courts
from legalaid.domain.errors import DefinitionFaulty, Fault
from legalaid.domain.fields import FieldFile
from legalaid.domain.holidays import HolidayYear
from legalaid.domain.hotlines import HotlineFile
from legalaid.domain.journey import JourneyFile
from legalaid.domain.law import LawBook
from legalaid.domain.means.scheme import Scheme
from legalaid.domain.part import Part
from legalaid.domain.questions import QuestionFile
from legalaid.domain.workflow import Workflow
from legalaid.engine.mentions import mentions
from legalaid.engine.shape import Reading, shape
from legalaid.engine.sources import JOURNEYS, REQUIRED, WORKFLOW, Files, Sources
from legalaid.engine.speech import both
from legalaid.engine.stories import mentions_of_journeys
from legalaid.engine.yaml import Source, YamlFault, read_yaml

QUESTIONS = "questions.yaml"
MODELS: Mapping[str, type[Part]] = {
    "fields.yaml": FieldFile,
    "law.yaml": LawBook,
    QUESTIONS: QuestionFile,
    "amounts/*.yaml": AmountFile,
    "means/*.yaml": Scheme,
    "holidays/*.yaml": HolidayYear,
    "courts.yaml": Courts,
    "hotlines.yaml": HotlineFile,
    f"*/{WORKFLOW}": Workflow,
    f"*/{JOURNEYS}": JourneyFile,
}
DATED = frozenset({"amounts", "means"})


@dataclass(frozen=True, slots=True)
class Collection:
    """What the files say. `lent` are workflows that its own name but do not declare."""

    sources: Sources
    readings: Mapping[str, Reading[Any]]
    lent: Mapping[str, Workflow]

    @property
    def fields(self) -> Reading[FieldFile]:
        return self.readings["fields.yaml"]

    @property
    def law(self) -> Reading[LawBook]:
        return self.readings["law.yaml"]

    @property
    def hotlines(self) -> Reading[HotlineFile] | None:
        return self.readings.get("hotlines.yaml")

    @property
    def questions(self) -> Reading[QuestionFile] | None:
        """What a lawyer must still confirm; a set need not ask anything."""
        return self.readings.get(QUESTIONS)

    @property
    def holidays(self) -> Mapping[str, Reading[HolidayYear]]:
        """The lists of holidays by their files."""
        return self.under("holidays/*.yaml")

    @property
    def amounts(self) -> Mapping[date, Reading[AmountFile]]:
        """By the day from which they hold, the oldest first."""
        return self.by_day("amounts/*.yaml")

    @property
    def schemes(self) -> Mapping[date, Reading[Scheme]]:
        """Schemes of means by the day from which they hold, the oldest first."""
        return self.by_day("means/*.yaml")

    def by_day(self, pattern: str) -> Mapping[date, Reading[Any]]:
        files = self.under(pattern)
        return {date.fromisoformat(PurePosixPath(name).stem): files[name] for name in sorted(files)}

    @property
    def workflows(self) -> Mapping[str, Reading[Workflow]]:
        """Its own workflows, by the name of their folder."""
        return self.by_folder(f"*/{WORKFLOW}")

    @property
    def journeys(self) -> Mapping[str, Reading[JourneyFile]]:
        """Their stories, by the same name."""
        return self.by_folder(f"*/{JOURNEYS}")

    def by_folder(self, pattern: str) -> Mapping[str, Reading[Any]]:
        files = self.under(pattern)
        return {PurePosixPath(name).parent.name: reading for name, reading in files.items()}

    def under(self, pattern: str) -> Mapping[str, Reading[Any]]:
        return {
            name: reading
            for name, reading in self.readings.items()
            if PurePosixPath(name).match(pattern)
        }

    def is_own(self, name: str) -> bool:
        return name in self.sources.own

    def known_workflows(self) -> Mapping[str, Workflow]:
        """Its own and those lent, by the name they give themselves."""
        own = (reading.part for reading in self.workflows.values())
        return {**self.lent, **{workflow.workflow: workflow for workflow in own}}


def collect(sources: Sources) -> Collection:
    """Raises DefinitionFaulty with all faults of YAML, or else with all faults of shape."""
    readings = understand(sources.chosen)
    missing = [fault_of_absence(name) for name in REQUIRED if name not in readings]
    if missing:
        raise DefinitionFaulty(missing)
    alone = Collection(sources, readings, {})
    lent = understand(sources.neighbours(named_elsewhere(alone)))
    return Collection(
        sources, readings, {reading.part.workflow: reading.part for reading in lent.values()}
    )


def named_elsewhere(collection: Collection) -> set[str]:
    told = chain(
        *(mentions(reading.part) for reading in collection.workflows.values()),
        *(mentions_of_journeys(reading.part) for reading in collection.journeys.values()),
    )
    named = (str(mention.name) for mention in told if mention.kind == "workflow")
    return set(named) - set(collection.known_workflows())


def fault_of_absence(name: str) -> Fault:
    return Fault("schema", name, 1, "", both("There is no file “%(name)s”.", name=name))


def understand(files: Files) -> dict[str, Reading[Any]]:
    sources = read_all(files)
    shaped = {name: shape_file(name, source) for name, source in sources.items()}
    faults = [fault for one in shaped.values() if isinstance(one, list) for fault in one]
    if faults:
        raise DefinitionFaulty(faults)
    return {name: one for name, one in shaped.items() if isinstance(one, Reading)}


def read_all(files: Files) -> dict[str, Source]:
    read: dict[str, Source] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        try:
            read[name] = read_yaml(path, str(path))
        except YamlFault as error:
            faults.append(error.fault)
    if faults:
        raise DefinitionFaulty(faults)
    return read


def shape_file(name: str, source: Source) -> Reading[Any] | list[Fault]:
    place = PurePosixPath(name)
    if place.parent.name in DATED and not is_iso_date(place.stem):
        message = both("The file must be named after a day, such as 2026-11-22.yaml.")
        return [Fault("schema", source.file, 1, "", message)]
    model = next(model for pattern, model in MODELS.items() if place.match(pattern))
    reading = shape(source, model)
    if isinstance(reading, Reading) and isinstance(reading.part, HolidayYear):
        return misnamed(place.stem, reading, reading.part.year) or reading
    return reading


def misnamed(stem: str, reading: Reading[Any], year: int) -> list[Fault]:
    message = both("The file must be named after its year, %(year)s.", year=str(year))
    return [] if stem == str(year) else [reading.fault("schema", ("year",), message)]


def is_iso_date(stem: str) -> bool:
    try:
        date.fromisoformat(stem)
    except ValueError:
        return False
    return True
