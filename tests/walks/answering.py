"""Answers made up for the fields of a step, by their types: good ones, and ones that are none."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from legalaid.domain.answers import spread_asked
from legalaid.domain.assured import ASSURED
from legalaid.domain.conditions import AnyOf, Condition, FieldCondition, GuardCondition
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.workflow import Opening, Step

TEXTS = (
    "សុខ ម៉ាលី", "Chan Dara", "១២៣/២៦", "A & B <x> ]]> \"q\" 'a'", "{{ x }} {% if %} {_ _}",
    "ក\u200bខ\u200cគ\u200dឃ", "😀", "one\ntwo\tthree", "-", "0",
)  # fmt: skip
WRONG: Mapping[str, Sequence[Any]] = {
    "text": (5, "a\0b", "a\u202eb", "ក" * 20_001, {"a": 1}),
    "long_text": (["a"], "a\x0bb", "a\ud800b", "ក" * 20_001),
    "integer": ("many", 1.5, True, "៣.៥", [3]),
    "riel": (-1, "much", True, 10**16, {"riel": 1}),
    "date": ("2026-02-30", "soon", 20260301, "1234-01-01", "31/02/2026"),
    "yes_no": ("maybe", 1, "ទេ", ["yes"]),
    "choice": ("nowhere", 3, ["first"], {"a": 1}),
    "choices": (["nowhere"], 3, "nowhere", [3]),
    "address": ({"village": "99999999"}, "there", {"planet": "3"}, {"village": 5}),
    "user": ("me", "00000000-0000-0000-0000-000000000001", 7),
    "court": ("mars", 3, ["ksp_first_instance"]),
    "file": ("a.pdf", 3, ["a.pdf"]),
}


@dataclass(frozen=True)
class Answering:
    """What one walk answers; `villages`, `courts` and `users` are those it chooses from."""

    chance: Random
    catalog: FieldCatalog
    villages: Sequence[str]
    courts: Sequence[str]
    users: Mapping[str, str]
    today: date

    def answers(self, act: Opening | Step, care: float = 0.9) -> dict[str, Any]:
        """To all that must be answered and to some of the rest, mostly as the conditions want."""
        asked = spread_asked(self.catalog, act.asks, act.asks_if_known)
        flat = {
            path: self.value_at(path)
            for path, must in asked.items()
            if must or (not self.is_file(path) and self.happens(0.6))
        }
        for wanted in self.wanted(act.when, asked):
            if wanted.field in asked and self.happens(care):
                self.satisfy(flat, wanted)
        return self.nested(flat)

    def is_file(self, path: str) -> bool:
        """Nobody brings files on these walks."""
        return path not in self.catalog.groups and self.catalog.field(path).type == "file"

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def value_at(self, path: str) -> Any:
        if self.catalog.is_list(path):
            parts = self.catalog.groups[path].parts
            return [self.row(parts) for _ in range(self.chance.choice((0, 1, 1, 2)))]
        return self.value(path, self.catalog.field(path))

    def row(self, parts: Mapping[str, Field]) -> dict[str, Any]:
        return {
            name: self.typed(self.value(name, part))
            for name, part in parts.items()
            if not part.optional or (part.type != "file" and self.happens(0.6))
        }

    def value(self, name: str, field: Field) -> Any:
        """Whatever the type may hold, in the ways people type it."""
        return RIGHT[field.type](self, name, field)

    def text(self, _name: str, field: Field) -> str:
        return self.chance.choice(TEXTS)[: field.longest]

    def whole(self, _name: str, field: Field) -> int | str:
        least = field.at_least or 0
        number = self.chance.randint(least, least + 40 if field.at_most is None else field.at_most)
        return self.chance.choice((number, str(number)))

    def riel(self, _name: str, field: Field) -> int:
        return self.chance.choice((field.at_least or 0, 4000, 650_000, 30_000_000))

    def day(self, _name: str, field: Field) -> date:
        latest = 0 if field.not_after_today else 200
        return self.today + timedelta(days=self.chance.randint(-400, latest))

    def choices(self, _name: str, field: Field) -> list[str]:
        codes = list(field.choices)
        return self.chance.sample(codes, self.chance.randint(1, len(codes)))

    def satisfy(self, flat: dict[str, Any], wanted: FieldCondition) -> None:
        """Answers the field as the condition has it."""
        values = wanted.is_one_of or (wanted.is_,)
        value = self.chance.choice(values)
        if value == "missing":
            flat.pop(wanted.field, None)
        elif value == "given" or (value is None and wanted.field not in flat):
            self.give(flat, wanted.field)
        elif value is not None:
            is_choices = self.catalog.field(wanted.field).type == "choices"
            flat[wanted.field] = [value] if is_choices else value

    def give(self, flat: dict[str, Any], path: str) -> None:
        """Something that is there: an empty list gives nothing."""
        if self.catalog.is_list(path):
            flat[path] = [self.row(self.catalog.groups[path].parts)]
        elif path not in flat and not self.is_file(path):
            flat[path] = self.value_at(path)

    def wanted(
        self, conditions: Iterable[Condition], asked: Container[str]
    ) -> Iterator[FieldCondition]:
        """One way of meeting the conditions, as far as fields decide them that are asked."""
        for condition in conditions:
            if isinstance(condition, AnyOf):
                ways = [[*self.wanted([one], asked)] for one in condition.any_of]
                yield from self.chance.choice([one for one in ways if one] or [[]])
            elif isinstance(condition, GuardCondition):
                yield from self.wanted(ASSURED.get(condition.guard, ()), asked)
            elif isinstance(condition, FieldCondition) and condition.field in asked:
                yield condition

    def spoilt(self, act: Opening | Step) -> tuple[dict[str, Any], str] | None:
        """Answers of which one is none, with the path of that one; None where nothing is asked."""
        asked = spread_asked(self.catalog, act.asks, act.asks_if_known)
        if not asked:
            return None
        path = self.chance.choice(list(asked))
        flat = {one: self.value_at(one) for one in asked}
        if asked[path] and self.happens(0.3):
            del flat[path]
        elif self.catalog.is_list(path):
            flat[path] = self.chance.choice(("rows", [{"nothing_like_it": 1}], [3], {"0": {}}))
        else:
            flat[path] = self.chance.choice(WRONG[self.catalog.field(path).type])
        return self.nested(flat), path

    def nested(self, flat: dict[str, Any]) -> dict[str, Any]:
        """As a form sends it: the parts of a group together, and no day before its other."""
        self.put_in_order(flat)
        found: dict[str, Any] = {}
        for path, value in flat.items():
            name, _, part = path.partition(".")
            if part:
                found.setdefault(name, {})[part] = self.typed(value)
            else:
                found[name] = self.typed(value)
        return found

    def put_in_order(self, flat: dict[str, Any]) -> None:
        for path, value in flat.items():
            name, _, part = path.partition(".")
            field = self.catalog.field(path) if part else None
            other = flat.get(f"{name}.{field.not_before}") if field else None
            if isinstance(value, date) and isinstance(other, date) and value < other:
                flat[path] = other

    def typed(self, value: Any) -> Any:
        """Days as people type them."""
        if not isinstance(value, date):
            return value
        return self.chance.choice((value.isoformat(), f"{value:%d/%m/%Y}"))


RIGHT: Mapping[str, Callable[[Answering, str, Field], Any]] = {
    "text": Answering.text,
    "long_text": Answering.text,
    "integer": Answering.whole,
    "riel": Answering.riel,
    "date": Answering.day,
    "yes_no": lambda one, _name, _field: one.chance.choice((True, False, "yes", "no")),
    "choice": lambda one, _name, field: one.chance.choice(list(field.choices)),
    "choices": Answering.choices,
    "address": lambda one, _name, _field: {
        "house": one.text("", _field), "village": one.chance.choice(one.villages),
    },
    "user": lambda one, name, _field: one.users[name],
    "court": lambda one, _name, _field: one.chance.choice(one.courts),
}  # fmt: skip
