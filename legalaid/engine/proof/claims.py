"""Conditions and the tests of papers as alternatives: in each, every claim must hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from legalaid.domain.assured import ASSURED
from legalaid.domain.conditions import (
    AnyOf,
    Condition,
    DeadlineCondition,
    FieldCondition,
    GuardCondition,
    OthersCondition,
    ProceedingCondition,
    Scalar,
)
from legalaid.domain.needs import When
from legalaid.domain.part import Part
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.space import (
    MISSING,
    NO,
    NONE,
    PASSED,
    RUNNING,
    YES,
    Literal,
    Space,
)

Claims: TypeAlias = tuple[Literal, ...]
Alternatives: TypeAlias = tuple[Claims, ...]
FREE: Alternatives = ((),)
OTHERS = "others:"
FINAL, OPEN = "final", "open"


@dataclass(frozen=True, slots=True)
class Around:
    """What is certain of a case where a proceeding stands somewhere: by the rough pass."""

    at_state: Mapping[tuple[str, str], int] = field(default_factory=dict)
    where_given: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Puts conditions into claims over the space."""

    space: Space
    amounts: Mapping[str, int]
    workflows: Mapping[str, Workflow]
    around: Around = Around()

    def alternatives(self, condition: Condition) -> Alternatives:
        read = READ.get(type(condition))
        return read(self, condition) if read else FREE

    def of_any(self, condition: AnyOf) -> Alternatives:
        return tuple(one for each in condition.any_of for one in self.alternatives(each))

    def of_guard(self, condition: GuardCondition) -> Alternatives:
        assured = ASSURED.get(condition.guard, ())
        return conjunction(self.alternatives(one) for one in assured)

    def of_others(self, _condition: OthersCondition) -> Alternatives:
        return ((self.space.literal(OTHERS, (FINAL,)),),)

    def of_deadline(self, condition: DeadlineCondition) -> Alternatives:
        point = RUNNING if condition.is_ == "running" else PASSED
        name = f"deadline:{condition.deadline}"
        return ((self.space.literal(name, (point,)),),) if name in self.space.slots else FREE

    def of_proceeding(self, condition: ProceedingCondition) -> Alternatives:
        """One alternative for each state that it may stand in, with what is certain of it there."""
        workflow = self.workflows.get(condition.proceeding)
        if workflow is None:
            return FREE
        found = []
        for state in condition.in_:
            certain = self.around.at_state.get((condition.proceeding, state), self.space.top)
            others = () if workflow.states[state].final else (self.space.literal(OTHERS, (OPEN,)),)
            found.append((*others, Literal("at", self.space.top, certain)))
        return tuple(dict.fromkeys(found)) or FREE

    def of_field(self, condition: FieldCondition) -> Alternatives:
        path = condition.field
        if path not in self.space.slots:
            return self.of_group(condition)
        if condition.is_ == "given":
            return ((self.space.given(path),),)
        if condition.is_ == "missing":
            return ((self.space.literal(path, (MISSING, NONE)),),)
        if condition.at_most is not None or condition.at_least is not None:
            return ((self.within(condition),),)
        wanted = condition.is_one_of or (condition.is_,)
        return tuple(self.same(path, one) for one in wanted if one is not None)

    def of_group(self, condition: FieldCondition) -> Alternatives:
        """A group is given with any of its parts, and missing with all of them."""
        parts = [name for name in self.space.slots if name.startswith(f"{condition.field}.")]
        if condition.is_ == "given":
            return tuple((self.space.given(part),) for part in parts if "=" not in part)
        if condition.is_ == "missing":
            empty = (self.space.literal(p, (MISSING,)) for p in parts if "=" not in p)
            return (tuple(empty),)
        return FREE

    def within(self, condition: FieldCondition) -> Literal:
        points = self.space.slots[condition.field].points
        numbers = (one for one in points if isinstance(one, int))
        if condition.at_most is not None:
            most = self.number(condition.at_most)
            return self.space.literal(condition.field, (one for one in numbers if one <= most))
        least = self.number(condition.at_least or 0)
        return self.space.literal(condition.field, (one for one in numbers if one >= least))

    def number(self, named: int | str) -> int:
        return self.amounts[named] if isinstance(named, str) else named

    def same(self, path: str, value: Scalar) -> Claims:
        """A field of several choices is given, and the code is among them."""
        coded = f"{path}={value}"
        if coded in self.space.slots:
            return (self.space.given(path), self.space.literal(coded, (YES,)))
        point = {True: YES, False: NO}[value] if isinstance(value, bool) else value
        if point in self.space.slots[path].points:
            return (self.space.literal(path, (point,)),)
        return (self.space.given(path),)

    def said(self, test: When, *, holds: bool = True) -> Alternatives:
        """A test of a paper, or its contrary."""
        if test.op == "not":
            return self.said(test.of[0], holds=not holds)
        if test.op in {"all", "any"}:
            parts = [self.said(one, holds=holds) for one in test.of]
            is_conjunction = (test.op == "all") == holds
            return conjunction(parts) if is_conjunction else tuple(c for p in parts for c in p)
        if test.op == "free" or test.path not in self.space.slots:
            return FREE
        claims = self.truth(test.path) if test.op == "true" else self.same(test.path, test.value)
        return (claims,) if holds else tuple((self.space.denied(one),) for one in claims)

    def truth(self, path: str) -> Claims:
        """As a template takes it: no and nought are false."""
        literal = self.space.given(path)
        false = self.space.slots[path].bits((NO, 0))
        return (Literal(path, literal.slot, literal.allowed & ~false),)


READ: Mapping[type[Part], Callable[..., Alternatives]] = {
    AnyOf: Reader.of_any,
    FieldCondition: Reader.of_field,
    GuardCondition: Reader.of_guard,
    DeadlineCondition: Reader.of_deadline,
    OthersCondition: Reader.of_others,
    ProceedingCondition: Reader.of_proceeding,
}


def conjunction(parts: Iterable[Alternatives]) -> Alternatives:
    return tuple(tuple(one for claims in chosen for one in claims) for chosen in product(*parts))


def field_conditions(conditions: Iterable[Condition]) -> Iterator[FieldCondition]:
    for condition in conditions:
        if isinstance(condition, AnyOf):
            yield from field_conditions(condition.any_of)
        elif isinstance(condition, FieldCondition):
            yield condition
