"""The courts, what they serve and since when, each with its source: `workflows/courts.yaml`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, Strict, model_validator

from legalaid.domain.law import Certainty
from legalaid.domain.part import IsoDate, Part, Text


class UnknownCourt(ValueError):
    """There is no such court, or none for that province on that day."""


class Span(Part):
    """From a first day to a last day; an absent one means as far as we know."""

    first: IsoDate | None = Field(default=None, alias="from")
    last: IsoDate | None = Field(default=None, alias="to")

    def holds(self, on: date) -> bool:
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


class Service(Span):
    """A province that a court serves, for a time."""

    province: str


class AppealRoute(Part):
    """Where appeals go as a rule. Sources disagree, so a person may choose another court."""

    court: str
    certainty: Certainty
    source: str


class Court(Span):
    """One court; `president_km` is how its president is addressed at the head of a paper."""

    code: str
    kind: Literal["first_instance", "appeal", "supreme"]
    province: str
    name_km: str
    name_en: str
    president_km: str
    serves: Annotated[tuple[Service, ...], Strict(strict=False)] = ()
    appeal: AppealRoute | None = None
    certainty: Certainty
    source: str

    @property
    def name(self) -> Text:
        return Text(km=self.name_km, en=self.name_en)

    def does_serve(self, province: str, on: date) -> bool:
        return self.holds(on) and any(
            service.province == province and service.holds(on) for service in self.serves
        )


class Courts(Part):
    """All courts of the file."""

    courts: Annotated[tuple[Court, ...], Strict(strict=False)]

    @model_validator(mode="after")
    def names_each_court_once_and_routes_to_known_ones(self) -> "Courts":
        codes = [court.code for court in self]
        if len(set(codes)) != len(codes):
            raise ValueError("a court code stands twice")
        for court in self:
            if court.appeal and court.appeal.court not in codes:
                raise ValueError(f"{court.code} routes appeals to an unknown court")
        return self

    def __iter__(self) -> Iterator[Court]:  # type: ignore[override]  # pydantic's goes over fields
        return iter(self.courts)

    def __contains__(self, code: object) -> bool:
        return any(court.code == code for court in self)

    def court(self, code: str) -> Court:
        """Raises UnknownCourt."""
        for court in self:
            if court.code == code:
                return court
        raise UnknownCourt(code)

    def first_instance(self, province: str, on: date) -> Court:
        """The first-instance court of a province on a day. Raises UnknownCourt."""
        for court in self:
            if court.kind == "first_instance" and court.does_serve(province, on):
                return court
        raise UnknownCourt(f"{province} on {on}")


def load_courts(path: Path) -> Courts:
    """Raises pydantic's ValidationError with all faults at once."""
    return Courts.model_validate(yaml.safe_load(path.read_text("utf-8")))
