"""What a dated scheme of means may say: passports, ceilings, bands of relief and rounding."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict, model_validator

from legalaid.domain.law import Certainty
from legalaid.domain.part import NO_TEXT, Part, Text

Relief = Literal["full", "part", "none"]
Test = Literal["income", "savings"]
RELIEFS: Sequence[Relief] = ("full", "part", "none")
GREATEST = Decimal(10) ** 15


WITH_A_POINT = re.compile(r"[0-9]{1,16}\.[0-9]{1,4}", re.ASCII)


def read_sum(raw: object) -> object:
    """A whole number, or one with a point in quotes: exact, since bands meet at their limits."""
    if isinstance(raw, str) and WITH_A_POINT.fullmatch(raw):
        return Decimal(raw)
    return Decimal(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


Sum = Annotated[Decimal, BeforeValidator(read_sum), Field(ge=0, le=GREATEST, decimal_places=4)]
Times = Annotated[Decimal, BeforeValidator(read_sum), Field(gt=0, le=1000, decimal_places=4)]
Percent = Annotated[int, Field(ge=1, le=100)]
Age = Annotated[int, Field(ge=0, le=130)]
Counts = Literal["added", "deducted", "left_out"]


class Passport(Part):
    """A card or letter that stands in for a test."""

    title: Text = NO_TEXT
    source: str
    waives: Annotated[tuple[Test, ...], Strict(strict=False)]

    @model_validator(mode="after")
    def stands_in_for_something(self) -> "Passport":
        if not self.waives:
            raise ValueError("A passport must stand in for a test.")
        return self


class Kind(Part):
    """A kind of income or property, and how much of it counts."""

    title: Text = NO_TEXT
    counts: Counts
    percent: Percent = 100


class DependantBand(Part):
    """What each dependant up to that age adds to the ceiling."""

    up_to_age: Age | None = None
    adds: Sum


class Band(Part):
    """The relief for what lies above the ceiling, up to a sum that still belongs to the band.

    `percent` is paid of the part of it that lies in this band, with what lower bands take.
    """

    up_to: Sum | None = None
    relief: Relief
    percent: Percent | None = None
    sum: Sum | None = None
    percent_of_fee: Percent | None = None

    @property
    def measure(self) -> str | None:
        """How the part to pay is found."""
        given = [name for name in MEASURES if getattr(self, name) is not None]
        return given[0] if len(given) == 1 else None

    @model_validator(mode="after")
    def pays_where_relief_is_partial(self) -> "Band":
        given = sum(getattr(self, name) is not None for name in MEASURES)
        if given != (1 if self.relief == "part" else 0):
            raise ValueError(
                "Part relief takes exactly one of percent, sum and percent_of_fee; else none."
            )
        return self


MEASURES = ("percent", "sum", "percent_of_fee")


class IncomeTest(Part):
    """A ceiling with what is added to it, and the bands above."""

    source: str
    kinds: dict[str, Kind] = Field(default_factory=dict)
    ceiling: Sum
    partner: Sum = Decimal(0)
    dependants: Annotated[tuple[DependantBand, ...], Strict(strict=False)] = ()
    bands: Annotated[tuple[Band, ...], Strict(strict=False)]

    @model_validator(mode="after")
    def gives_each_amount_one_band(self) -> "IncomeTest":
        require_steps([band.up_to for band in self.bands])
        if self.dependants:
            require_steps([band.up_to_age for band in self.dependants])
        return self

    @model_validator(mode="after")
    def never_gives_more_for_more(self) -> "IncomeTest":
        ranks = [RELIEFS.index(band.relief) for band in self.bands]
        if ranks != sorted(ranks):
            raise ValueError("A higher band must not give more relief than a lower one.")
        partial = [band for band in self.bands if band.relief == "part"]
        if len({band.measure for band in partial}) > 1:
            raise ValueError("All bands of part relief must find the part to pay in one way.")
        for measure in ("sum", "percent_of_fee"):
            paid = [getattr(band, measure) for band in partial if band.measure == measure]
            if paid != sorted(paid):
                raise ValueError("A higher band must not take less than a lower one.")
        return self


class SavingsCeiling(Part):
    """A ceiling for fees up to a sum: fixed, or a multiple of the fee."""

    fee_up_to: Sum | None = None
    ceiling: Sum | None = None
    times_fee: Times | None = None

    @model_validator(mode="after")
    def is_found_in_one_way(self) -> "SavingsCeiling":
        if (self.ceiling is None) == (self.times_fee is None):
            raise ValueError("A ceiling of savings is exactly one of ceiling and times_fee.")
        return self


class OlderCeiling(Part):
    """A ceiling that is enough for her who, or whose partner, has reached the age."""

    from_age: Age
    ceiling: Sum


class SavingsTest(Part):
    """What savings may reach, by the fee and by age; `at_most` lets the ceiling itself pass."""

    source: str
    kinds: dict[str, Kind] = Field(default_factory=dict)
    limit: Literal["below", "at_most"]
    ceilings: Annotated[tuple[SavingsCeiling, ...], Strict(strict=False)]
    older: Annotated[tuple[OlderCeiling, ...], Strict(strict=False)] = ()

    @model_validator(mode="after")
    def gives_each_fee_one_ceiling(self) -> "SavingsTest":
        require_steps([ceiling.fee_up_to for ceiling in self.ceilings])
        return self

    @property
    def asks_fee(self) -> bool:
        return len(self.ceilings) > 1 or self.ceilings[0].times_fee is not None


class Rounding(Part):
    """How the part to pay is rounded: to a multiple, and which way."""

    to: Annotated[Decimal, BeforeValidator(read_sum), Field(gt=0, le=GREATEST)]
    direction: Literal["down", "up", "nearest"]


class Scheme(Part):
    """`workflows/means/<date>.yaml`: in force from that day until the next file's."""

    title: Text = NO_TEXT
    source: str
    certainty: Certainty
    standing: Literal["guide", "law"]
    currency: Text = NO_TEXT
    fee: Text | None = None
    passports: dict[str, Passport] = Field(default_factory=dict)
    income: IncomeTest
    savings: SavingsTest | None = None
    rounding: Rounding | None = None

    @model_validator(mode="after")
    def knows_the_fee_it_speaks_of(self) -> "Scheme":
        by_fee = any(band.percent_of_fee is not None for band in self.income.bands)
        if self.fee is None and (by_fee or (self.savings is not None and self.savings.asks_fee)):
            raise ValueError("The scheme reckons with a fee that it does not name.")
        return self

    @property
    def kinds(self) -> Mapping[Test, Mapping[str, Kind]]:
        return {
            "income": self.income.kinds,
            "savings": self.savings.kinds if self.savings else {},
        }


def require_steps(limits: Sequence[Decimal | int | None]) -> None:
    """Rising limits, and only the last one open: every amount then falls in exactly one."""
    closed = limits[:-1]
    rising = [limit for limit in closed if limit is not None]
    if not limits or limits[-1] is not None:
        raise ValueError("The last band must be open, so that every amount has one.")
    if len(rising) < len(closed) or any(a >= b for a, b in pairwise(rising)):
        raise ValueError("Each band must end above the one before it; only the last is open.")
