"""Answers as people read them: one line of text per answer, sections of lines per form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from legalaid.domain.answers import read_answers
from legalaid.domain.errors import InputInvalid
from legalaid.domain.fields import Field, FieldCatalog, Group, Kind
from legalaid.domain.places import LEVELS
from legalaid.services.asked import Asked, Change, Choice
from legalaid.services.desk import Desk
from legalaid.web.asking import options_of
from legalaid.web.rows import value_at
from legalaid.web.speech import say, speaker
from legalaid.web.titles import CHANGES


class Line(NamedTuple):
    """A question and its answer."""

    title: str
    said: str


class Answers(NamedTuple):
    """The lines under one heading."""

    title: str
    lines: tuple[Line, ...]


def said_answer(desk: Desk, field: Field, value: object, people: Sequence[Choice] = ()) -> str:
    """The answer in the words of the page; nothing answered is said too."""
    if value is None or value in ("", [], {}):
        return say("not answered")
    if field.type in {"choice", "choices", "user", "court"}:
        titles = dict(options_of(desk, field, people))
        codes = value if isinstance(value, list) else [value]
        return ", ".join(titles.get(str(code), str(code)) for code in codes)
    return SAYINGS.get(field.type, str)(cast(Any, value))


def said_address(address: Mapping[str, Any]) -> str:
    """From the house up to the province."""
    titles = {"house": say("House number"), "street": say("Street"), "krom": say("Group (krom)")}
    lines = [f"{title} {address[line]}" for line, title in titles.items() if address.get(line)]
    places = [said_place(address[level]) for level in reversed(LEVELS) if address.get(level)]
    return ", ".join(lines + places)


def said_place(place: Mapping[str, str]) -> str:
    if speaker().language == "en" and place.get("latin"):
        return place["latin"]
    return place["unit_km"] + place["km"]


SAYINGS: Mapping[Kind, Callable[[Any], str]] = {
    "integer": lambda value: speaker().number(value),
    "riel": lambda value: speaker().riel(value),
    "date": lambda value: speaker().date(value),
    "yes_no": lambda value: say("Yes") if value else say("No"),
    "address": said_address,
    "file": lambda _value: say("The file is here"),
}


def said_answers(desk: Desk, asked: Sequence[Asked], values: Mapping[str, Any]) -> list[Answers]:
    """Everything that was asked and answered, under the headings of the form."""
    said: dict[str, list[Line]] = {}
    for one in asked:
        value = value_at(values, one.path)
        if one.field is None:
            said |= dict(said_rows(desk, cast(Group, one.group), value))
            continue
        answer = said_answer(desk, one.field, value, one.people)
        line = Line(speaker().said(one.field.title), answer)
        said.setdefault(heading_of(desk, one.path), []).append(line)
    return [Answers(title, tuple(lines)) for title, lines in said.items()]


def said_rows(desk: Desk, group: Group, rows: object) -> Iterator[tuple[str, list[Line]]]:
    title = speaker().said(group.title)
    if not isinstance(rows, list):
        yield title, [Line(title, say("not answered"))]
        return
    if not rows:
        yield title, [Line(title, say("There are none"))]
    for number, row in enumerate(rows, start=1):
        yield (
            f"{title} {speaker().number(number)}",
            [
                Line(speaker().said(part.title), said_answer(desk, part, row.get(name)))
                for name, part in group.parts.items()
            ],
        )


def heading_of(desk: Desk, path: str) -> str:
    group = desk.library.catalog.groups.get(path.partition(".")[0])
    return speaker().said(group.title) if group else ""


def said_typed(desk: Desk, typed: Mapping[str, Any]) -> list[Answers]:
    """What was typed into a form that may no longer stand; what cannot be read is left out."""
    catalog = desk.library.catalog
    paths = [path for path in catalog.paths() if value_at(typed, path) is not None]
    try:
        answers = read_answers(
            catalog,
            (),
            paths,
            typed,
            places=desk.places,
            courts=desk.courts,
            today=desk.today(),
        )
    except InputInvalid:
        return []
    return said_answers(desk, [as_asked(catalog, path) for path in paths], answers)


def said_values(
    desk: Desk, values: Mapping[str, Any], people: Sequence[Choice] = ()
) -> list[Answers]:
    """Everything that is known."""
    catalog = desk.library.catalog
    known = (path for path in catalog.paths() if value_at(values, path) is not None)
    return said_answers(desk, [as_asked(catalog, path, people) for path in known], values)


def as_asked(catalog: FieldCatalog, path: str, people: Sequence[Choice] = ()) -> Asked:
    if catalog.is_list(path):
        return Asked(path, None, catalog.groups[path], is_required=False)
    return Asked(path, catalog.field(path), None, is_required=False, people=tuple(people))


class SaidChange(NamedTuple):
    """A line of a preview."""

    what: str
    before: str
    after: str


def said_change(desk: Desk, change: Change) -> SaidChange:
    """Papers are only named: what they say follows from the answers above them."""
    what = f"{say(CHANGES[change.kind])}: {speaker().said(change.title)}"
    if change.kind == "answer":
        before, after = (said_value(desk, change.name, v) for v in (change.before, change.after))
        return SaidChange(what, before, after)
    return SaidChange(what, said_day(change.before), said_day(change.after))


def said_day(value: object) -> str:
    return speaker().date(value) if isinstance(value, date) else "–"


def said_value(desk: Desk, path: str, value: object) -> str:
    """An answer at any path; the rows of a list one after the other."""
    catalog = desk.library.catalog
    if not catalog.is_list(path):
        return said_answer(desk, catalog.field(path), value)
    rows = said_rows(desk, catalog.groups[path], value)
    return "; ".join(", ".join(line.said for line in lines) for _title, lines in rows)
