"""The closed language of templates: a sandbox with five filters, no calls, plain dictionaries."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import Any, NoReturn

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from legalaid.domain.khmer.dates import civil_line, lunar_line
from legalaid.domain.khmer.normaliser import RefusedText
from legalaid.domain.khmer.numerals import to_khmer
from legalaid.domain.khmer.riel import riel, riel_in_words
from legalaid.domain.khmer.spoken import HAS

# What XML cannot carry, or carries unseen; docxtpl would drop it and all that follows it.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# docxtpl turns {_{ }_} {_% %_} of values into tags; an escaped underscore is none of them.
_BRACED_UNDERSCORE = re.compile(r"(?:(?<=[{}%])|\A)_(?=[{}%]|\Z)")


class Code(str):
    """A chosen code: compared as the code, printed as the title of the choice."""

    __slots__ = ("said",)
    said: str

    @classmethod
    def of(cls, code: str, said: str) -> "Code":
        self = cls(code)
        self.said = said
        return self


class Empty:
    """A word that was declared and not answered: false, an empty list, no part of a paper.

    Printing it names it in `missing`, so that all holes of a paper are told together.
    """

    __slots__ = ("missing", "path")

    def __init__(self, path: str, missing: list[str]) -> None:
        self.path = path
        self.missing = missing

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> "Empty":
        return self

    def __next__(self) -> NoReturn:
        raise StopIteration

    def __len__(self) -> int:
        return 0

    def __contains__(self, _code: object) -> bool:
        return False

    def __str__(self) -> str:
        raise TypeError(f"{self.path} was not answered and cannot be printed")


class Gap:
    """A word of a template without a case: true, one row, printed as its own name."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return f"⟦{self.path}⟧"

    def __iter__(self) -> Iterator["Gap"]:
        yield Gap(f"{self.path}[]")

    def __contains__(self, _code: object) -> bool:
        return True


class Unprintable(TypeError):
    """A template prints something that has no wording of its own: a date without `|date`."""


def finalize(value: object) -> Markup:
    """What a printed value becomes in the XML of a paper."""
    match value:
        case Markup():
            return value
        case Code():
            return _printed(value.said)
        case str() | Gap():
            return _printed(str(value))
        case bool():
            return _printed(HAS[value])
        case Empty():
            value.missing.append(value.path)
            return Markup()
    raise Unprintable(f"a {type(value).__name__} has no wording of its own")


def is_printable(text: str) -> bool:
    """Can XML carry all of it?"""
    return not _UNPRINTABLE.search(text)


def _printed(text: str) -> Markup:
    if found := _UNPRINTABLE.search(text):
        raise RefusedText("control", found.start())
    escaped = escape(text)
    if "_" in text:
        return Markup(_BRACED_UNDERSCORE.sub("&#95;", escaped))  # noqa: S704 - escaped above
    return escaped


def _wording(kind: type, say: Callable[[Any], str]) -> Callable[[object], object]:
    @wraps(say)
    def worded(value: object) -> object:
        if isinstance(value, Empty | Gap):
            return value
        if type(value) not in {kind, Code} or not isinstance(value, kind):
            raise Unprintable(f"|{say.__name__} takes a {kind.__name__}, not {value!r}")
        return say(value)

    return worded


def _digits(value: object) -> object:
    """Text or a number in Khmer digits."""
    if isinstance(value, Empty | Gap):
        return value
    if isinstance(value, Code):
        return to_khmer(value.said)
    if type(value) not in {str, int}:
        raise Unprintable(f"|digits takes text or a number, not {value!r}")
    return to_khmer(str(value))


FILTERS: dict[str, Callable[[object], object]] = {
    "digits": _digits,
    "date": _wording(date, civil_line),
    "lunar": _wording(date, lunar_line),
    "riel": _wording(int, riel),
    "riel_in_words": _wording(int, riel_in_words),
}


class PaperEnvironment(ImmutableSandboxedEnvironment):
    """Reads keys of plain dictionaries and nothing else; calls nothing."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=finalize)
        self.filters = dict(FILTERS)
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if type(obj) is Empty:
            return obj  # of an address or a court that was not given
        if type(obj) is Gap:
            return Gap(f"{obj.path}.{attribute}")
        if type(obj) is LoopContext and attribute in {"index", "first", "last"}:
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - nothing is
        return False
