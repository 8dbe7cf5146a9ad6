"""Plain data held against the model: all faults at once, each at its line, in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from legalaid.domain.errors import Fault
from legalaid.domain.part import Part, Text
from legalaid.engine.speech import both
from legalaid.engine.yaml import Path, Source

P = TypeVar("P", bound=Part)

CONDITION_LISTS = frozenset({"when", "any_of"})
SENTENCES: Mapping[str, str] = {
    "missing": "“%(name)s” is missing.",
    "extra_forbidden": "“%(name)s” is not known here.",
    "string_type": "Text is expected here.",
    "int_type": "A whole number is expected here.",
    "bool_type": "true or false is expected here.",
    "tuple_type": "A list is expected here.",
    "list_type": "A list is expected here.",
    "dict_type": "Names with values are expected here.",
    "model_type": "Names with values are expected here.",
    "date_type": "A date such as 2026-11-22 is expected here.",
    "literal_error": "One of these is expected here: %(expected)s.",
    "too_short": "At least %(min_length)s must stand here.",
    "too_long": "No more than %(max_length)s may stand here.",
    "greater_than_equal": "The number must be %(ge)s or more.",
    "less_than_equal": "The number must be %(le)s or less.",
}
SAID_BY_THE_MODEL = frozenset({"value_error", "condition"})


@dataclass(frozen=True, slots=True)
class Reading(Generic[P]):
    """A file that was understood, with the places of its parts."""

    source: Source
    part: P

    def fault(self, code: str, path: Path, message: Text, story: Sequence[Text] = ()) -> Fault:
        line = self.source.line_of(path)
        return Fault(code, self.source.file, line, spell(path), message, tuple(story))


def spell(path: Path) -> str:
    """`steps.file.when[0].is`"""
    spelt = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in path)
    return spelt.removeprefix(".")


def shape(source: Source, model: type[P]) -> Reading[P] | list[Fault]:
    """The file as the model has it, or everything in which it differs."""
    try:
        return Reading(source, model.model_validate(source.data))
    except ValidationError as error:
        return list(told(source, error.errors(include_url=False)))


def told(source: Source, errors: Sequence[ErrorDetails]) -> Iterator[Fault]:
    placed = sorted(
        ((place(source.data, error), error) for error in errors),
        key=lambda one: (source.line_of(one[0]), spell(one[0])),
    )
    for path, group in groupby(placed, key=lambda one: one[0]):
        alike = [error for _, error in group]
        yield Fault("schema", source.file, source.line_of(path), spell(path), say(path, alike))


def place(data: Any, error: ErrorDetails) -> Path:
    """Pydantic's place without the tags it puts between the keys of the file."""
    path: Path = ()
    for name in without_tags(error["loc"]):
        if has(data, name):
            data = data[name]
        elif error["type"] != "missing":
            return path
        path = (*path, name)
    return path


def has(data: Any, name: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(name, int) and name < len(data)
    return isinstance(data, dict) and name in data


def without_tags(loc: Path) -> Iterator[str | int]:
    for at, name in enumerate(loc):
        is_tag = at > 1 and isinstance(loc[at - 1], int) and loc[at - 2] in CONDITION_LISTS
        if not is_tag:
            yield name


def say(path: Path, errors: Sequence[ErrorDetails]) -> Text:
    """Several errors in one place are those of a value that may be a word, number or truth."""
    error = errors[0]
    if len({one["type"] for one in errors}) > 1:
        return both("One word, a whole number, true or false is expected here.")
    if error["type"] in SAID_BY_THE_MODEL:
        told = both(error["msg"].removeprefix("Value error, "))
        if told.km != told.en:
            return told
    if error["type"] not in SENTENCES:
        return both("This does not fit here: %(problem)s.", problem=error["msg"])
    known = {"name": path[-1] if path else "", **error.get("ctx", {})}
    return both(SENTENCES[error["type"]], **known)
