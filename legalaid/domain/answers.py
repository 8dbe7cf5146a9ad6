"""What a step, an opening or a paper asks, and the answers that were given to it."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from legalaid.domain.entries import RefusedEntry, World, is_empty, read_value
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.places import Places

MOST_ROWS = 200


def read_answers(  # noqa: PLR0913  the seam of the rooms, in one call
    catalog: FieldCatalog,
    asks: Iterable[str],
    asks_if_known: Iterable[str],
    raw: Values,
    *,
    places: Places,
    courts: Container[str],
    today: date,
    known: Values = MappingProxyType({}),
) -> dict[str, object]:
    """The answers to what is asked, typed. Raises InputInvalid with every fault of the input.

    `known` is what was answered before, which a day of the same group may not come before.

    Of a group named as a whole the parts declared optional may stay empty; a part asked by its
    own path may not. A list is answered with its rows, or with [] when there are none.
    """
    reading = Reading(World(places, courts, today))
    asked = spread_asked(catalog, asks, asks_if_known)
    answers = reading.read_all(catalog, asked, raw)
    reading.faults.extend(out_of_order(catalog, answers, known))
    if reading.faults:
        raise InputInvalid(reading.faults)
    return answers


def out_of_order(catalog: FieldCatalog, answers: Values, known: Values) -> Iterator[InputFault]:
    """Days that come before what they answer: a notice received before its ruling."""
    for name, answer in answers.items():
        if name in catalog.groups and isinstance(answer, Mapping):
            before = known.get(name)
            values = {**before, **answer} if isinstance(before, Mapping) else answer
            parts = catalog.groups[name].parts
            for part, follows in following(parts, answer):
                if is_earlier(values.get(part), values.get(follows)):
                    title = parts[follows].title
                    data = {"km": title.km, "en": title.en}
                    yield InputFault(f"{name}.{part}", "before_what_it_answers", data)


def following(parts: Mapping[str, Field], answer: Values) -> Iterator[tuple[str, str]]:
    """The days told here that answer another, which may have been told before."""
    for part, one in parts.items():
        if one.not_before is not None and part in answer:
            yield part, one.not_before


def is_earlier(day: object, other: object) -> bool:
    return isinstance(day, date) and isinstance(other, date) and day < other


def spread_asked(
    catalog: FieldCatalog, asks: Iterable[str], asks_if_known: Iterable[str]
) -> dict[str, bool]:
    """Every path asked, with single groups opened, and whether it must be answered."""
    asked = {path: False for named in asks_if_known for path in catalog.spread(named)}
    for named in asks:
        for path in catalog.spread(named):
            must = path == named or not catalog.field(path).optional
            asked[path] = must or asked.get(path, False)
    return asked


@dataclass(frozen=True, slots=True)
class Reading:
    """One pass over an input: what it may be checked against, and the faults met so far."""

    world: World
    faults: list[InputFault] = field(default_factory=list)

    def read_all(
        self, catalog: FieldCatalog, asked: Mapping[str, bool], raw: Values
    ) -> dict[str, object]:
        self.refuse_unasked({path.partition(".")[0] for path in asked}, raw, "")
        read = {
            name: self.read_named(catalog, name, paths, raw.get(name))
            for name, paths in by_name(asked)
        }
        return {name: answer for name, answer in read.items() if answer is not None}

    def read_named(
        self, catalog: FieldCatalog, name: str, paths: Mapping[str, bool], raw: object
    ) -> object:
        if name in catalog.fields:
            return self.read_field(catalog.fields[name], name, raw, required=paths[name])
        if catalog.is_list(name):
            return self.read_list(catalog.groups[name].parts, name, raw, required=paths[name])
        asked = {path.partition(".")[2]: must for path, must in paths.items()}
        parts = {part: catalog.groups[name].parts[part] for part in asked}
        return self.read_row(parts, name, raw, asked.__getitem__) or None

    def read_list(
        self, parts: Mapping[str, Field], name: str, raw: object, *, required: bool
    ) -> list[dict[str, object]] | None:
        try:
            rows = entered_rows(raw)
        except RefusedEntry as refused:
            self.refuse(name, refused)
            return None
        if rows is None:
            self.require(name, "required", unless=not required)
            return None
        return [
            self.read_row(parts, f"{name}[{n}]", row, lambda part: not parts[part].optional)
            for n, row in rows
        ]

    def read_row(
        self, parts: Mapping[str, Field], name: str, raw: object, is_required: Callable[[str], bool]
    ) -> dict[str, object]:
        if not isinstance(raw, Mapping | None):
            self.refuse(name, RefusedEntry("not_a_group"))
            return {}
        entered = raw or {}
        self.refuse_unasked(parts, entered, f"{name}.")
        read = {
            part: self.read_field(
                one, f"{name}.{part}", entered.get(part), required=is_required(part)
            )
            for part, one in parts.items()
        }
        return {part: value for part, value in read.items() if value is not None}

    def read_field(self, asked: Field, path: str, raw: object, *, required: bool) -> object:
        if is_empty(raw):
            is_chosen = bool(asked.choices) or asked.type == "yes_no"
            self.require(path, "required_choice" if is_chosen else "required", unless=not required)
            return None
        try:
            return read_value(asked, raw, self.world)
        except RefusedEntry as refused:
            self.refuse(path, refused)
            return None

    def refuse_unasked(self, asked: Container[str], raw: Values, before: str) -> None:
        for name in raw:
            self.require(f"{before}{name}", "unknown_field", unless=name in asked)

    def require(self, path: str, code: str, *, unless: bool) -> None:
        if not unless:
            self.faults.append(InputFault(path, code))

    def refuse(self, path: str, refused: RefusedEntry) -> None:
        at = f"{path}.{refused.part}" if refused.part else path
        self.faults.append(InputFault(at, refused.code, refused.data))


def entered_rows(raw: object) -> list[tuple[int, object]] | None:
    """The rows in which anything was entered, numbered as they stood: an empty row on a form is
    no row, and a form of empty rows no answer. Raises RefusedEntry."""
    if raw is None or raw == "":
        return None
    if not isinstance(raw, list | tuple):
        raise RefusedEntry("not_a_list")
    if len(raw) > MOST_ROWS:
        raise RefusedEntry("too_big", limit=MOST_ROWS)
    rows = [(n, row) for n, row in enumerate(raw) if not is_empty(row)]
    return rows if rows or not raw else None


def by_name(asked: Mapping[str, bool]) -> Iterator[tuple[str, dict[str, bool]]]:
    """The paths asked, brought together under the field or group they begin with."""
    named: dict[str, dict[str, bool]] = {}
    for path, must in asked.items():
        named.setdefault(path.partition(".")[0], {})[path] = must
    yield from named.items()
