"""The third stage: every name that a workflow or a journey speaks is the name of something."""

from collections.abc import Iterator
from typing import Any

from legalaid.domain.errors import Fault
from legalaid.domain.fields import FieldFile
from legalaid.domain.journey import JourneyFile
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import QUESTIONS, Collection
from legalaid.engine.mentions import Mentions, mentions
from legalaid.engine.proof.known import Known, what_there_is
from legalaid.engine.proof.lookup import CHECKS, NO_SUCH, suggest
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both
from legalaid.engine.stories import mentions_of_journeys

CODE = "unknown-name"


def unknown_names(collection: Collection) -> list[Fault]:
    """Without the parts of persons there is no catalog to look anything up in."""
    return list(unknown_parts(collection.fields)) or [
        *unknown_in_workflows(collection),
        *unknown_in_questions(collection),
    ]


def unknown_parts(fields: Reading[FieldFile]) -> Iterator[Fault]:
    for name, group in fields.part.groups.items():
        for at, part in enumerate(group.person):
            if part not in fields.part.person:
                text = suggest(NO_SUCH["part"], part, fields.part.person)
                yield fields.fault(CODE, ("groups", name, "person", at), text)


def unknown_in_workflows(collection: Collection) -> Iterator[Fault]:
    known = what_there_is(collection)
    for folder, reading in collection.workflows.items():
        if not collection.sources.is_one_workflow:
            yield from misnamed(folder, reading)
        yield from unknown_in(reading, mentions(reading.part), reading.part, known)
    for folder, journeys in collection.journeys.items():
        yield from unknown_in_journeys(folder, journeys, collection, known)


def unknown_in_questions(collection: Collection) -> Iterator[Fault]:
    """Questions that are lent may ask of rules that the set does not have."""
    rules, asked = collection.law.part.rules, collection.questions
    if asked is None or not collection.is_own(QUESTIONS):
        return
    for at, one in enumerate(asked.part.questions):
        for place, name in enumerate(one.rules):
            if name not in rules:
                text = suggest(NO_SUCH["law"], name, rules)
                yield asked.fault(CODE, ("questions", at, "rules", place), text)


def unknown_in_journeys(
    folder: str, reading: Reading[JourneyFile], collection: Collection, known: Known
) -> Iterator[Fault]:
    beside = collection.workflows.get(folder)
    workflow = beside.part if beside else known.workflows.get(folder)
    if workflow is None:
        text = suggest(NO_SUCH["workflow"], folder, known.workflows)
        yield reading.fault(CODE, (), text)
        return
    yield from unknown_in(reading, mentions_of_journeys(reading.part), workflow, known)


def misnamed(folder: str, reading: Reading[Workflow]) -> Iterator[Fault]:
    name = reading.part.workflow
    if name != folder:
        text = both("“%(name)s” stands in a folder named “%(folder)s”.", name=name, folder=folder)
        yield reading.fault(CODE, ("workflow",), text)


def unknown_in(
    reading: Reading[Any], told: Mentions, workflow: Workflow, known: Known
) -> Iterator[Fault]:
    for mention in told:
        text = CHECKS[mention.kind](mention, workflow, known)
        if text is not None:
            yield reading.fault(CODE, mention.path, text)
