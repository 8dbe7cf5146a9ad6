"""A strict reader of YAML: what YAML 1.1 and 1.2 read differently is refused, with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, TypeAlias

import yaml

from legalaid.domain.errors import Fault, LegalAidError
from legalaid.engine.speech import both

Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 60
WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
BEGINS_LIKE_A_NUMBER = re.compile(r"[-+.]?[0-9]|[-+]?\.(inf|nan)", re.IGNORECASE)
TAKEN_FOR_A_NUMBER = re.compile(
    r"""[-+]?0[bBoOxX][0-9a-fA-F_]+                      # binary, octal, hexadecimal
    |   [-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?     # grouped, by sixties, with a point
    |   [-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*\.?[0-9_]*)([eE][-+]?[0-9]+)?
    |   [-+]?\.(inf|Inf|INF|nan|NaN|NAN)
    |   [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\ \t].*)?      # a moment, or a date not written in full
    """,
    re.VERBOSE,
)
WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
TAKEN_FOR_A_WORD = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null", "~"})
SIGNS = frozenset({"=", "<<"})


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds, and on which line each part of it stands."""

    file: str
    data: Any
    lines: Mapping[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of the part, or of the nearest part around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class YamlFault(LegalAidError):
    """A place in a file that is not strict YAML. The message is an English msgid."""

    def __init__(self, mark: tuple[str, int, int], message: str, **data: object) -> None:
        self.file, self.line, self.column = mark
        super().__init__(f"{self.file}:{self.line}:{self.column}: {message % data}")
        self.message = message
        self.data = data

    @property
    def fault(self) -> Fault:
        told = both(self.message, **self.data)
        whole = both("Column %(column)s: %(told)s", column=self.column, told=told)
        return Fault("yaml", self.file, self.line, "", whole)


def read_yaml(path: FilePath, name: str | None = None) -> Source:
    """Reads one file; `name` is what it is called in faults."""
    called = name or path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise YamlFault((called, line, 1), "The file is not written in UTF-8.") from error
    return read_text(text, called)


def read_text(text: str, name: str) -> Source:
    """Reads YAML that is at hand."""
    parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    try:
        return Reader(parser, name).read()
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise YamlFault(
            (name, line, 1), "A character stands here that cannot be printed."
        ) from error
    except yaml.MarkedYAMLError as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: yaml.MarkedYAMLError) -> YamlFault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if error.problem and "cannot start any token" in error.problem:
        message = "A character stands here that cannot begin anything: a tab, “@” or “`”."
        return YamlFault((name, line, column), message)
    message = "This cannot be read as YAML from here on (%(problem)s)."
    return YamlFault((name, line, column), message, problem=error.problem or error.context)


class Reader:
    """Turns the events of PyYAML's parser into plain data, refusing what is not strict."""

    def __init__(self, parser: Any, name: str) -> None:
        self.next = parser.get_event
        self.check = parser.check_event
        self.name = name
        self.lines: dict[Path, int] = {(): 1}

    def read(self) -> Source:
        self.next()
        if self.check(yaml.StreamEndEvent):
            return Source(self.name, None, self.lines)
        start = self.next()
        if start.version or start.tags:
            raise self.fault(start, "Leave out the lines above “---”.")
        data = self.read_part(self.next(), ())
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.fault(after, "A second document begins here; one file holds one document.")
        return Source(self.name, data, self.lines)

    def fault(self, event: Any, message: str, **data: object) -> YamlFault:
        mark = event.start_mark
        return YamlFault((self.name, mark.line + 1, mark.column + 1), message, **data)

    def read_part(self, event: Any, path: Path) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self.fault(
                event, "“*%(name)s” repeats another part; write it out.", name=event.anchor
            )
        if event.anchor is not None:
            raise self.fault(
                event, "“&%(name)s” is a name for repeating; leave it out.", name=event.anchor
            )
        if event.tag is not None:
            raise self.fault(event, "“%(tag)s” is a tag; leave it out.", tag=event.tag)
        if kind is yaml.ScalarEvent:
            return self.read_scalar(event)
        if len(path) > DEEPEST:
            raise self.fault(event, "This is nested too deep.")
        return self.read_mapping(path) if kind is yaml.MappingStartEvent else self.read_list(path)

    def read_scalar(self, event: Any) -> str | int | bool | None:
        said: str = event.value
        if not event.implicit[0]:
            return said
        if said in WORDS:
            return WORDS[said]
        if said.lower() in TAKEN_FOR_A_WORD or said in SIGNS:
            raise self.ambiguous(event)
        if BEGINS_LIKE_A_NUMBER.match(said):
            return self.read_number(event)
        return said

    def read_number(self, event: Any) -> str | int:
        said: str = event.value
        if WHOLE_NUMBER.fullmatch(said):
            return int(said)
        if TAKEN_FOR_A_NUMBER.fullmatch(said) and not ISO_DATE.fullmatch(said):
            raise self.ambiguous(event)
        return said

    def ambiguous(self, event: Any) -> YamlFault:
        message = "“%(said)s” can be read in more than one way; put it in quotes."
        return self.fault(event, message, said=event.value)

    def read_list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            place = (*path, len(items))
            self.lines[place] = event.start_mark.line + 1
            items.append(self.read_part(event, place))
        return items

    def read_mapping(self, path: Path) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.read_key(event)
            if key in parts:
                first = self.lines[(*path, key)]
                message = "“%(key)s” stands twice; the first is on line %(first)s."
                raise self.fault(event, message, key=key, first=first)
            place = (*path, key)
            self.lines[place] = event.start_mark.line + 1
            parts[key] = self.read_part(self.next(), place)
        return parts

    def read_key(self, event: Any) -> str:
        """`on` is a word of deadlines; as a key nothing takes it for a truth value here."""
        if type(event) is yaml.ScalarEvent and event.value == "on":
            return "on"
        key = self.read_part(event, ()) if type(event) is yaml.ScalarEvent else None
        if not isinstance(key, str):
            message = "A name in front of a colon must be text; put it in quotes."
            raise self.fault(event, message)
        return key
