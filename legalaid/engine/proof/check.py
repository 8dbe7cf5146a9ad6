"""The stages of the proof, one after another; a faulty stage ends it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from legalaid.domain.errors import DefinitionFaulty, Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.engine.collection import Collection, collect
from legalaid.engine.proof.graph import graph_of
from legalaid.engine.proof.names import unknown_names
from legalaid.engine.proof.people import faults_of_people
from legalaid.engine.proof.rights import faults_of_timers
from legalaid.engine.proof.ways import faults_of_ways
from legalaid.engine.proof.words import faults_of_words
from legalaid.engine.sources import Sources, of_path
from legalaid.engine.speech import both
from legalaid.paths import data_dir


def check(path: Path) -> list[Fault]:
    """Everything wrong with a folder of workflows, one workflow's folder, or its file."""
    sources = of_path(path)
    if not sources.own:
        return [Fault("schema", str(path), 1, "", both("There is no workflow here."))]
    return check_sources(sources)


def check_all(paths: Sequence[Path]) -> list[Fault]:
    """The same for several, or for the shipped workflows where nothing is pointed at."""
    return [fault for path in paths or (data_dir("workflows"),) for fault in check(path)]


def check_sources(sources: Sources) -> list[Fault]:
    try:
        collection = collect(sources)
    except DefinitionFaulty as error:
        return list(error.faults)
    return prove(collection)


def prove(collection: Collection) -> list[Fault]:
    """The stages after reading: names first, since nothing else can be asked without them."""
    return unknown_names(collection) or in_order(faults_of_structure(collection))


def in_order(faults: Iterator[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.path))


def faults_of_structure(collection: Collection) -> Iterator[Fault]:
    yield from faults_of_words(collection)
    catalog = FieldCatalog.of(collection.fields.part)
    workflows = collection.known_workflows()
    for reading in collection.workflows.values():
        graph = graph_of(reading.part)
        yield from faults_of_ways(reading, graph)
        yield from faults_of_people(reading, graph, catalog, workflows)
        yield from faults_of_timers(reading, graph)
