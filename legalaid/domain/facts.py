"""What is known of a case when a step is weighed: plain values, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

Value: TypeAlias = (
    "str | int | bool | date | list[str] | Mapping[str, Value] | list[Mapping[str, Value]] | None"
)
Values: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where another proceeding of the same case stands."""

    id: UUID
    workflow: str
    state: str
    is_final: bool
    parent: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The values of the case and of one proceeding together, and what stands around it.

    `values` is nested: a group is a mapping, a list group a list of mappings, dates are dates.
    `deadlines` maps the names of this proceeding's running deadlines to the day they fall due.
    `amounts` maps the names of `workflows/amounts/` to riel in force on `on`. `pause` is how many
    days the office leaves her to think.
    """

    on: date
    values: Values
    proceeding: UUID | None = None
    others: tuple[Standing, ...] = ()
    deadlines: Mapping[str, date] = field(default_factory=dict)
    amounts: Mapping[str, int] = field(default_factory=dict)
    pause: int = 0

    def value(self, path: str) -> object:
        """The answer at `field` or `group.part`; None where nothing was answered."""
        found: object = self.values
        for name in path.split("."):
            if not isinstance(found, Mapping):
                return None
            found = found.get(name)
        return found

    def amount(self, named: int | str) -> int:
        return named if isinstance(named, int) else self.amounts[named]

    def has_proceeding(self, workflow: str, states: Iterable[str]) -> bool:
        wanted = set(states)
        return any(one.workflow == workflow and one.state in wanted for one in self.others)

    def has_child(self, workflow: str, states: Iterable[str]) -> bool:
        wanted = set(states)
        return any(
            one.workflow == workflow and one.state in wanted and one.parent == self.proceeding
            for one in self.others
        )

    def deadline_is(self, name: str) -> Literal["running", "passed"] | None:
        due = self.deadlines.get(name)
        if due is None:
            return None
        return "running" if self.on <= due else "passed"
