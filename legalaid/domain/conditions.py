"""The closed list of conditions a step may name, and their truth over the facts of a case."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Strict, Tag, model_validator

from legalaid.domain.facts import Facts
from legalaid.domain.guards import GUARDS
from legalaid.domain.part import Names, Part, Text

Scalar: TypeAlias = bool | int | str


class FieldCondition(Part):
    """A test of one field; `given` and `missing` are reserved values of `is`."""

    field: str
    is_: Scalar | None = Field(default=None, alias="is")
    is_one_of: Annotated[tuple[Scalar, ...], Strict(strict=False)] | None = None
    at_most: int | str | None = None
    at_least: int | str | None = None
    otherwise: Text | None = None

    @model_validator(mode="after")
    def has_one_test(self) -> "FieldCondition":
        tests = (self.is_, self.is_one_of, self.at_most, self.at_least)
        if sum(test is not None for test in tests) != 1:
            raise ValueError("give exactly one of is, is_one_of, at_most, at_least")
        return self


class ProceedingCondition(Part):
    """At least one proceeding of that workflow in the case stands in one of these states."""

    proceeding: str
    in_: Names = Field(alias="in")
    otherwise: Text | None = None


class ChildCondition(Part):
    """At least one proceeding opened by this one stands in one of these states."""

    child: str
    in_: Names = Field(alias="in")
    otherwise: Text | None = None


class OthersCondition(Part):
    """Every other proceeding of the case is final."""

    others: Literal["final"]
    otherwise: Text | None = None


class DeadlineCondition(Part):
    """A deadline of this proceeding is running on the day, or has passed before it."""

    deadline: str
    is_: Literal["running", "passed"] = Field(alias="is")
    otherwise: Text | None = None


class GuardCondition(Part):
    """A named test of `guards.py`."""

    guard: str
    otherwise: Text | None = None


class AnyOf(Part):
    """At least one of these holds."""

    any_of: "Annotated[tuple[Condition, ...], Strict(strict=False), Field(min_length=1)]"
    otherwise: Text | None = None


KINDS = ("any_of", "field", "proceeding", "child", "others", "deadline", "guard")


def name_kind(raw: Any) -> str | None:
    """The kind of a condition, read from its keys, so that a typing error is one fault."""
    if isinstance(raw, dict):
        return next((kind for kind in KINDS if kind in raw), None)
    return next((kind for kind in KINDS if hasattr(raw, kind)), None)


Condition = Annotated[
    Annotated[AnyOf, Tag("any_of")]
    | Annotated[FieldCondition, Tag("field")]
    | Annotated[ProceedingCondition, Tag("proceeding")]
    | Annotated[ChildCondition, Tag("child")]
    | Annotated[OthersCondition, Tag("others")]
    | Annotated[DeadlineCondition, Tag("deadline")]
    | Annotated[GuardCondition, Tag("guard")],
    Discriminator(
        name_kind,
        custom_error_type="condition",
        custom_error_message="a condition is one of: " + ", ".join(KINDS),
    ),
]
AnyOf.model_rebuild()


def is_met(condition: Condition, facts: Facts) -> bool:
    """Whether the condition holds over the facts, on their day."""
    return MEETINGS[type(condition)](condition, facts)


def is_field_met(condition: FieldCondition, facts: Facts) -> bool:
    value = facts.value(condition.field)
    given = is_given(value)
    if condition.is_ in {"given", "missing"} and isinstance(condition.is_, str):
        return given == (condition.is_ == "given")
    if not given:
        return False
    if condition.is_one_of is not None:
        return any(is_same(value, one) for one in condition.is_one_of)
    if condition.is_ is not None:
        return is_same(value, condition.is_)
    return is_within(value, condition, facts)


def is_given(value: object) -> bool:
    """A list that was answered with nothing in it is an answer, but gives nothing."""
    return value is not None and value not in ("", [], {}, ())


def is_same(value: object, wanted: Scalar) -> bool:
    """Choices hold several codes: there, one of them is enough."""
    if isinstance(value, list):
        return wanted in value
    return type(value) is type(wanted) and value == wanted


def is_within(value: object, condition: FieldCondition, facts: Facts) -> bool:
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    if condition.at_most is not None:
        return value <= facts.amount(condition.at_most)
    if condition.at_least is not None:
        return value >= facts.amount(condition.at_least)
    return False


MEETINGS: Mapping[type[Part], Callable[..., bool]] = {
    AnyOf: lambda condition, facts: any(is_met(one, facts) for one in condition.any_of),
    FieldCondition: is_field_met,
    ProceedingCondition: lambda one, facts: facts.has_proceeding(one.proceeding, one.in_),
    ChildCondition: lambda one, facts: facts.has_child(one.child, one.in_),
    OthersCondition: lambda _one, facts: all(other.is_final for other in facts.others),
    DeadlineCondition: lambda one, facts: facts.deadline_is(one.deadline) == one.is_,
    GuardCondition: lambda one, facts: GUARDS[one.guard](facts),
}
