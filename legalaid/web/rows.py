"""Repeating groups and sections: what lies between single controls and a whole form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm

from legalaid.domain.fields import Field, Group
from legalaid.services.asked import Asked
from legalaid.web.controls import Control
from legalaid.web.speech import speaker

MOST_ROWS = 40
Typed = MultiDict[str, str]


@dataclass(slots=True)
class Rows:
    """A repeating group: its rows of controls, or the answer that there are none."""

    path: str
    group: Group
    is_optional: bool
    count: int = 1
    is_none: bool = False
    rows: list[list[Control]] = field(default_factory=list)
    errors: Sequence[str] = ()
    kind = "rows"

    @property
    def id(self) -> str:
        return f"{self.path}.none"

    @property
    def title(self) -> str:
        return speaker().said(self.group.title)

    @property
    def description(self) -> str:
        return speaker().said(self.group.hint) if self.group.hint else ""

    @property
    def described(self) -> str:
        notes = (("hint", self.description), ("error", self.errors))
        return " ".join(f"{self.id}-{name}" for name, note in notes if note)

    @property
    def is_full(self) -> bool:
        return self.count >= MOST_ROWS

    @property
    def has_something(self) -> bool:
        return any(control.raw for row in self.rows for control in row)

    @property
    def raw(self) -> list[dict[str, Any]]:
        """What was typed, row by row; nothing at all where the answer is that there are none."""
        if self.is_none and not self.has_something:
            return []
        return [{control.part: control.raw for control in row} for row in self.rows]

    @property
    def contradicts_itself(self) -> bool:
        return self.is_none and self.has_something

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Every control to make: its path, and the part that it asks."""
        for row in range(self.count):
            for name, part in self.group.parts.items():
                yield f"{self.path}[{row}].{name}", part

    def take(self, form: BaseForm) -> None:
        """Find the controls of the rows in the form that holds them all."""
        parts = self.group.parts
        self.rows = [
            [cast(Control, form[f"{self.path}[{n}].{part}"]) for part in parts]
            for n in range(self.count)
        ]


def rows_of(one: Asked, known: object, typed: Typed | None) -> Rows:
    """As many rows as were posted, else as are known, else one to begin with."""
    rows = Rows(one.path, cast(Group, one.group), is_optional=not one.is_required)
    if typed is not None and f"{one.path}.rows" in typed:
        rows.count = min(typed.get(f"{one.path}.rows", 0, type=int), MOST_ROWS)
        rows.is_none = f"{one.path}.none" in typed
    elif isinstance(known, list):
        rows.count, rows.is_none = len(known), not known
    return rows


class Section(NamedTuple):
    """Fields that go together under one heading."""

    name: str
    title: str
    hint: str
    items: tuple[Control | Rows, ...]


def value_at(known: Mapping[str, Any], path: str) -> Any:
    """What is known at `field`, `group.part` or `group[n].part`, flat or nested."""
    if path in known:
        return known[path]
    found: Any = known
    for name in path.replace("[", ".").replace("]", "").split("."):
        if isinstance(found, list):
            found = found[int(name)] if int(name) < len(found) else None
        else:
            found = found.get(name) if isinstance(found, Mapping) else None
    return found
