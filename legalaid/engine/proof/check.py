"""The stages of the proof, one after another; a faulty stage ends it."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from legalaid.domain.errors import DefinitionFaulty, Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.needs import ReadUses, Uses
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection, collect
from legalaid.engine.mentions import mentions
from legalaid.engine.proof.effects import faults_of_deadlines
from legalaid.engine.proof.enough import weighed
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.graph import graph_of
from legalaid.engine.proof.holes import holes_in_opening, holes_in_steps
from legalaid.engine.proof.meaning import Meaning, meaning_of
from legalaid.engine.proof.names import unknown_names
from legalaid.engine.proof.pairs import faults_of_pairs
from legalaid.engine.proof.people import faults_of_people
from legalaid.engine.proof.possible import impossible_opening, impossible_steps
from legalaid.engine.proof.rights import faults_of_timers
from legalaid.engine.proof.routes import Taking, whole_name
from legalaid.engine.proof.stranded import faults_of_stranded
from legalaid.engine.proof.stuck import faults_of_cases
from legalaid.engine.proof.unused import faults_of_unused
from legalaid.engine.proof.ways import faults_of_ways
from legalaid.engine.proof.words import faults_of_words
from legalaid.engine.shape import Reading
from legalaid.engine.sources import Sources, of_path
from legalaid.engine.speech import both
from legalaid.paths import data_dir


def check(path: Path, read: ReadUses | None = None) -> list[Fault]:
    """Everything wrong with a folder of workflows, one workflow's folder, or its file.

    `read` reads the tags of the papers; without it, nothing is said about what papers need.
    """
    sources = of_path(path)
    if not sources.own:
        return [Fault("schema", str(path), 1, "", both("There is no workflow here."))]
    return check_sources(sources, read)


def check_all(paths: Sequence[Path], read: ReadUses | None = None) -> list[Fault]:
    """The same for several, or for the shipped workflows where nothing is pointed at."""
    return [fault for path in paths or (data_dir("workflows"),) for fault in check(path, read)]


def check_sources(sources: Sources, read: ReadUses | None = None) -> list[Fault]:
    try:
        collection = collect(sources)
        return prove(collection) or prove_meaning(collection, uses_of(collection, read))
    except DefinitionFaulty as error:
        return list(error.faults)


def prove(collection: Collection) -> list[Fault]:
    """The quick stages after reading: names first, since nothing can be asked without them."""
    return unknown_names(collection) or in_order(faults_of_structure(collection))


def prove_meaning(collection: Collection, uses: Uses | None) -> list[Fault]:
    """The slow stages, over a set whose names and ways are sound."""
    meaning = meaning_of(collection, uses or {})
    found = in_order(faults_of_meaning(collection, meaning))
    if uses is not None:
        found = found or in_order(faults_of_unused(collection, uses))
    return found or in_order(faults_of_cases(collection, meaning.is_open))


def uses_of(collection: Collection, read: ReadUses | None) -> Uses | None:
    """Of the papers that its own workflows bring out. Raises DefinitionFaulty."""
    if read is None:
        return None
    named = {
        whole_name(reading.part.workflow, str(one.name))
        for reading in collection.workflows.values()
        for one in mentions(reading.part)
        if one.kind == "document"
    }
    files = collection.sources.paper_files
    wanted = {name: files[name] for name in sorted(named) if name in files}
    return read(FieldCatalog.of(collection.fields.part), wanted)


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
        yield from faults_of_timers(reading, graph, workflows)
        yield from faults_of_pairs(reading, catalog, workflows)
        yield from faults_of_deadlines(reading, graph)


def faults_of_meaning(collection: Collection, meaning: Meaning) -> Iterator[Fault]:
    for reading in collection.workflows.values():
        name = reading.part.workflow
        flow, uses = meaning.flows[name], meaning.uses
        entries = list(meaning.entries(name))
        yield from impossible_opening(reading, meaning)
        yield from holes_in_opening(reading, flow, entries, uses)
        yield from weighed(flow, entries, uses, partial(faults_of_steps, reading, flow, uses))


def faults_of_steps(
    reading: Reading[Workflow], flow: Flow, uses: Uses, taken: Sequence[Taking]
) -> Iterator[Fault]:
    yield from impossible_steps(reading, flow, taken)
    yield from faults_of_stranded(reading, flow, taken)
    yield from holes_in_steps(reading, flow, taken, uses)
