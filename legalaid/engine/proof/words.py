"""Everything that is said is said in both languages, with its reason and its law."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from legalaid.domain.amounts import AmountFile
from legalaid.domain.conditions import AnyOf, Condition
from legalaid.domain.errors import Fault
from legalaid.domain.fields import Field, FieldFile, Group
from legalaid.domain.hotlines import HotlineFile
from legalaid.domain.journey import JourneyFile
from legalaid.domain.law import LawBook
from legalaid.domain.means.scheme import Scheme
from legalaid.domain.part import Text
from legalaid.domain.questions import QuestionFile
from legalaid.domain.workflow import Conditions, Workflow
from legalaid.engine.collection import QUESTIONS, Collection
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both
from legalaid.engine.yaml import Path

Placed: TypeAlias = Iterator[tuple[Path, Text | None]]
Lacking: TypeAlias = Iterator[Path]


def faults_of_words(collection: Collection) -> Iterator[Fault]:
    yield from faults_of_shared(collection)
    yield from faults_of_schemes(collection)
    yield from faults_of_questions_and_holidays(collection)
    for reading in collection.workflows.values():
        yield from untitled(reading, texts_of_workflow(reading.part))
        yield from unreasoned(reading)
        yield from lawless(reading)
    for journeys in collection.journeys.values():
        yield from untitled(journeys, texts_of_journeys(journeys.part))


def faults_of_shared(collection: Collection) -> Iterator[Fault]:
    """Of its own files only: a set that is lent answers for itself."""
    if collection.is_own("fields.yaml"):
        yield from untitled(collection.fields, texts_of_fields(collection.fields.part))
    if collection.is_own("law.yaml"):
        yield from untitled(collection.law, texts_of_law(collection.law.part))
    if collection.hotlines and collection.is_own("hotlines.yaml"):
        yield from untitled(collection.hotlines, texts_of_hotlines(collection.hotlines.part))
    for day, amounts in collection.amounts.items():
        if collection.is_own(f"amounts/{day}.yaml"):
            yield from untitled(amounts, texts_of_amounts(amounts.part))


def faults_of_questions_and_holidays(collection: Collection) -> Iterator[Fault]:
    if collection.questions is not None and collection.is_own(QUESTIONS):
        yield from untitled(collection.questions, texts_of_questions(collection.questions.part))
    for name, holidays in collection.holidays.items():
        if collection.is_own(name):
            named = holidays.part.days.items()
            yield from untitled(holidays, ((("days", f"{day}"), text) for day, text in named))


def texts_of_questions(file: QuestionFile) -> Placed:
    yield ("about",), file.about
    for certainty, text in file.certainties.items():
        yield ("certainties", certainty), text
    for at, question in enumerate(file.questions):
        yield ("questions", at, "asks"), question.asks


def faults_of_schemes(collection: Collection) -> Iterator[Fault]:
    for day, scheme in collection.schemes.items():
        if collection.is_own(f"means/{day}.yaml"):
            yield from untitled(scheme, texts_of_scheme(scheme.part))


def untitled(reading: Reading[Any], texts: Placed) -> Iterator[Fault]:
    for path, text in texts:
        if text is not None and not text.is_whole:
            message = both("The Khmer or the English of this text is missing.")
            yield reading.fault("missing-title", path, message)


def texts_of_fields(file: FieldFile) -> Placed:
    for name, field in file.person.items():
        yield from texts_of_field(field, ("person", name))
    for name, field in file.fields.items():
        yield from texts_of_field(field, ("fields", name))
    for name, group in file.groups.items():
        yield from texts_of_group(group, ("groups", name))


def texts_of_group(group: Group, path: Path) -> Placed:
    yield (*path, "title"), group.title
    yield (*path, "hint"), group.hint
    for name, part in group.parts.items():
        yield from texts_of_field(part, (*path, "parts", name))


def texts_of_field(field: Field, path: Path) -> Placed:
    yield (*path, "title"), field.title
    yield (*path, "hint"), field.hint
    for code, title in field.choices.items():
        yield (*path, "choices", code), title


def texts_of_law(book: LawBook) -> Placed:
    for name, rule in book.rules.items():
        yield ("rules", name, "says"), rule.says
        yield ("rules", name, "article"), rule.article


def texts_of_hotlines(file: HotlineFile) -> Placed:
    for name, hotline in file.hotlines.items():
        yield ("hotlines", name, "title"), hotline.title
        yield ("hotlines", name, "hint"), hotline.hint


def texts_of_amounts(file: AmountFile) -> Placed:
    for name, amount in file.amounts.items():
        yield ("amounts", name, "title"), amount.title


def texts_of_scheme(scheme: Scheme) -> Placed:
    yield from (
        (("title",), scheme.title),
        (("currency",), scheme.currency),
        (("fee",), scheme.fee),
    )
    for name, passport in scheme.passports.items():
        yield ("passports", name, "title"), passport.title
    for test, kinds in scheme.kinds.items():
        for name, kind in kinds.items():
            yield (test, "kinds", name, "title"), kind.title


def texts_of_journeys(file: JourneyFile) -> Placed:
    for name, journey in file.journeys.items():
        yield ("journeys", name, "title"), journey.title


def texts_of_workflow(workflow: Workflow) -> Placed:
    yield ("title",), workflow.title
    for kind in ("states", "steps", "deadlines", "timers", "blocks"):
        for name, part in getattr(workflow, kind).items():
            yield (kind, name, "title"), part.title
    for name, step in workflow.steps.items():
        yield ("steps", name, "hint"), step.hint
    for name, timer in workflow.timers.items():
        yield ("timers", name, "task"), timer.task


def unreasoned(reading: Reading[Workflow]) -> Iterator[Fault]:
    for path in without_reason(reading.part):
        message = both("Say in Khmer and in English why not: an `otherwise` is missing here.")
        yield reading.fault("missing-reason", path, message)


def without_reason(workflow: Workflow) -> Lacking:
    yield from in_conditions(workflow.opening.when, ("opening", "when"))
    for name, step in workflow.steps.items():
        yield from in_conditions(step.when, ("steps", name, "when"))


def in_conditions(conditions: Conditions, path: Path) -> Lacking:
    for at, condition in enumerate(conditions):
        if condition.otherwise is None or not condition.otherwise.is_whole:
            yield (*path, at, "otherwise")
        yield from half_said(condition, (*path, at))


def half_said(condition: Condition, path: Path) -> Lacking:
    """Inside `any_of` no reason is needed; one that is given is given whole."""
    if not isinstance(condition, AnyOf):
        return
    for at, one in enumerate(condition.any_of):
        place = (*path, "any_of", at)
        if one.otherwise is not None and not one.otherwise.is_whole:
            yield (*place, "otherwise")
        yield from half_said(one, place)


def lawless(reading: Reading[Workflow]) -> Iterator[Fault]:
    for path in without_law(reading.part):
        message = both("The rule of law that this rests on is missing.")
        yield reading.fault("missing-law", path, message)


def without_law(workflow: Workflow) -> Lacking:
    """An opening rests on the law of the steps that follow it; a deadline's rule is its law."""
    acts = (("steps", workflow.steps), ("timers", workflow.timers))
    for kind, named in acts:
        yield from ((kind, name, "law") for name, act in named.items() if not act.law)
    for name, deadline in workflow.deadlines.items():
        if not deadline.law and deadline.rule is None:
            yield ("deadlines", name, "law")
