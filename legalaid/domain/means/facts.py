"""What is told of a person for a means test; what is not told stays unknown, never a guess."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, Strict, model_validator

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.means.scheme import Age, Scheme, Sum
from legalaid.domain.part import IsoDate, Names, Part

Items = Annotated[Mapping[str, Sum | None], Strict(strict=False)]


def read_age(raw: object) -> object:
    """Years, or the day of birth."""
    return date.fromisoformat(raw) if isinstance(raw, str) else raw


AgeOrBirth: TypeAlias = Annotated[Age | IsoDate, BeforeValidator(read_age)]
Dependants = Annotated[tuple[AgeOrBirth | None, ...], Strict(strict=False)]
Number = Annotated[int, Field(ge=0, le=100)]


class Facts(Part):
    """One sum, or sums by kind: a kind that is not named is none, one that is null is unknown.

    `partner` is somebody she lives with who is not the other party. `passports` are those held.
    """

    income: Sum | Items | None = None
    savings: Sum | Items | None = None
    fee: Sum | None = None
    age: AgeOrBirth | None = None
    partner: bool | None = None
    partner_age: AgeOrBirth | None = None
    dependants: Number | Dependants | None = None
    passports: Names | None = None

    @model_validator(mode="after")
    def has_no_age_of_nobody(self) -> "Facts":
        if self.partner is False and self.partner_age is not None:
            raise ValueError("There is an age of a partner, but no partner.")
        return self


def require_sense(scheme: Scheme, facts: Facts, on: date) -> None:
    """Raises InputInvalid with everything that the scheme does not know or that cannot be."""
    faults = [*unknown_names(scheme, facts), *births_to_come(facts, on)]
    if faults:
        raise InputInvalid(faults)


def unknown_names(scheme: Scheme, facts: Facts) -> Iterator[InputFault]:
    for test, kinds in scheme.kinds.items():
        told = getattr(facts, test)
        if isinstance(told, Mapping):
            for name in sorted(told.keys() - kinds.keys()):
                yield InputFault(f"{test}.{name}", "not_in_scheme", {"name": name})
    for name in sorted(set(facts.passports or ()) - scheme.passports.keys()):
        yield InputFault(f"passports.{name}", "not_in_scheme", {"name": name})


def births_to_come(facts: Facts, on: date) -> Iterator[InputFault]:
    several = facts.dependants if isinstance(facts.dependants, tuple) else ()
    named = {"age": facts.age, "partner_age": facts.partner_age}
    named |= {f"dependants[{at}]": age for at, age in enumerate(several)}
    for path, age in named.items():
        if isinstance(age, date) and age > on:
            yield InputFault(path, "in_future")


def age_on(told: int | date, on: date) -> int:
    """Whole years; who is born on 29 February is a year older on 1 March."""
    if isinstance(told, int):
        return told
    return on.year - told.year - ((on.month, on.day) < (told.month, told.day))


def ages_on(facts: Facts, on: date) -> Facts:
    """The same facts with every day of birth turned into years."""

    def aged(told: int | date | None) -> int | None:
        return None if told is None else age_on(told, on)

    several = facts.dependants
    if isinstance(several, tuple):
        several = tuple(aged(one) for one in several)
    return facts.model_copy(
        update={
            "age": aged(facts.age),
            "partner_age": aged(facts.partner_age),
            "dependants": several,
        }
    )
