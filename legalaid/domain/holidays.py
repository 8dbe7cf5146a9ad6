"""Days on which courts and offices rest, by year, as the yearly sub-decree lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import model_validator

from legalaid.domain.law import Certainty
from legalaid.domain.part import IsoDate, Part, Text

YearStanding = Literal["confirmed", "unconfirmed", "unknown"]


class HolidayYear(Part):
    """`workflows/holidays/<year>.yaml`. Unconfirmed until a person has compared the sub-decree."""

    year: int
    confirmed: bool
    source: str
    certainty: Certainty
    days: dict[IsoDate, Text]

    @model_validator(mode="after")
    def has_only_days_of_its_year(self) -> "HolidayYear":
        for day in self.days:
            if day.year != self.year:
                raise ValueError(f"{day} is not in {self.year}")
        return self


@dataclass(frozen=True)
class Holidays:
    """The years known; every question about another year is answered with no."""

    years: Mapping[int, HolidayYear]

    def is_holiday(self, day: date) -> str | None:
        """The Khmer name of the holiday, or None on other days and in years not known."""
        name = self.named(day)
        return name.km if name else None

    def named(self, day: date) -> Text | None:
        """The name of the holiday in both languages."""
        known = self.years.get(day.year)
        return known.days.get(day) if known else None

    def knows(self, year: int) -> bool:
        return year in self.years

    def is_confirmed(self, year: int) -> bool:
        return year in self.years and self.years[year].confirmed

    def standing(self, year: int) -> YearStanding:
        """How far the list of that year can be relied on."""
        if not self.knows(year):
            return "unknown"
        return "confirmed" if self.is_confirmed(year) else "unconfirmed"
