"""What may be true of a case, as one number: a bit for every answer that a field can still have.

A `World` is a set of cases: one bit for each point of each slot. A slot is a field, a code of a
field of several choices, a deadline, or the other proceedings. Asking for less clears bits; a slot
without bits is a contradiction.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from legalaid.domain.conditions import FieldCondition
from legalaid.domain.fields import Field, FieldCatalog

MISSING, NONE, SOME, GIVEN, YES, NO = "missing", "none", "some", "given", "true", "false"
OFF, RUNNING, PASSED = "off", "running", "passed"
World = int


@dataclass(frozen=True, slots=True)
class Slot:
    """The bits of one field, by what they stand for."""

    points: Mapping[object, int]
    all: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", sum(self.points.values()))

    def bits(self, points: Iterable[object]) -> int:
        return sum(self.points[point] for point in set(points) if point in self.points)

    @property
    def missing(self) -> int:
        return self.points.get(MISSING, 0)


@dataclass(frozen=True, slots=True)
class Literal:
    """One claim about one slot: only these bits of it."""

    name: str
    slot: int
    allowed: int

    def holds_in(self, world: World) -> World | None:
        left = world & self.allowed
        return (world & ~self.slot) | left if left else None


@dataclass(slots=True)
class Space:
    """The slots of all fields of a catalog, laid out one after another."""

    slots: dict[str, Slot] = field(default_factory=dict)
    width: int = 0

    def add(self, name: str, points: Iterable[object]) -> None:
        laid = {point: 1 << (self.width + at) for at, point in enumerate(dict.fromkeys(points))}
        self.slots[name] = Slot(laid)
        self.width += len(laid)

    @property
    def top(self) -> World:
        return (1 << self.width) - 1

    def literal(self, name: str, points: Iterable[object]) -> Literal:
        slot = self.slots[name]
        return Literal(name, slot.all, slot.bits(points))

    def given(self, path: str) -> Literal:
        slot = self.slots[path]
        is_list = SOME in slot.points
        return Literal(path, slot.all, slot.points[SOME] if is_list else slot.all & ~slot.missing)

    def answered(self, path: str) -> Literal:
        """A list may be answered that there are none."""
        slot = self.slots[path]
        return Literal(path, slot.all, slot.all & ~slot.missing)

    def denied(self, literal: Literal) -> Literal:
        return Literal(literal.name, literal.slot, literal.slot & ~literal.allowed)

    def may_be_missing(self, world: World, path: str) -> bool:
        return bool(world & self.slots[path].missing)

    def codes_of(self, path: str) -> Iterator[Slot]:
        """The codes of a field of several choices, each a slot of its own."""
        return (slot for name, slot in self.slots.items() if name.startswith(f"{path}="))


def space_of(catalog: FieldCatalog, limits: Mapping[str, set[int]]) -> Space:
    space = Space()
    for path in catalog.paths():
        if catalog.is_list(path):
            space.add(path, (MISSING, NONE, SOME))
        else:
            declared = catalog.field(path)
            space.add(path, (MISSING, *points_of(declared, limits.get(path, set()))))
            if declared.type == "choices":
                for code in declared.choices:
                    space.add(f"{path}={code}", (NO, YES))
    return space


def points_of(declared: Field, limits: set[int]) -> Iterable[object]:
    """Whole numbers as one point within and one beyond every limit that a condition names."""
    if declared.type == "yes_no":
        return (YES, NO)
    if declared.type == "choice":
        return tuple(declared.choices)
    if declared.type in {"integer", "riel"}:
        near = {0, 1} | {limit + by for limit in limits for by in (-1, 0, 1)}
        ends = {end for end in (declared.at_least, declared.at_most) if end is not None}
        return sorted(one for one in near | ends if is_possible(one, declared))
    return (GIVEN,)


def is_possible(number: int, declared: Field) -> bool:
    is_low = declared.at_least is not None and number < declared.at_least
    is_high = declared.at_most is not None and number > declared.at_most
    return not is_low and not is_high


def limits_of(
    conditions: Iterable[FieldCondition], amounts: Mapping[str, int]
) -> dict[str, set[int]]:
    limits: dict[str, set[int]] = {}
    for condition in conditions:
        for number in numbers_of(condition, amounts):
            limits.setdefault(condition.field, set()).add(number)
    return limits


def numbers_of(condition: FieldCondition, amounts: Mapping[str, int]) -> Iterator[int]:
    said = (condition.is_, condition.at_most, condition.at_least, *(condition.is_one_of or ()))
    for one in said:
        if isinstance(one, int) and not isinstance(one, bool):
            yield one
        elif isinstance(one, str) and one in amounts:
            yield amounts[one]
