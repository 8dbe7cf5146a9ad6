"""The rules of law the workflows rest on, each with its article, source and certainty."""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import Field, Strict, model_validator

from legalaid.domain.part import NO_TEXT, Part, Text

Certainty = Literal["text_seen", "secondary", "recalled", "guessed"]
UNITS = ("days", "weeks", "months", "working_days")


DaysBefore = Annotated[tuple[Annotated[int, Field(ge=0, le=365)], ...], Strict(strict=False)]


class Period(Part):
    """A length of time, in exactly one unit where a rule has it."""

    days: Annotated[int, Field(ge=1)] | None = None
    weeks: Annotated[int, Field(ge=1)] | None = None
    months: Annotated[int, Field(ge=1)] | None = None
    working_days: Annotated[int, Field(ge=1)] | None = None

    @property
    def lengths(self) -> tuple[tuple[str, int], ...]:
        """Each unit that is given, with how many."""
        told = ((unit, getattr(self, unit)) for unit in UNITS)
        return tuple((unit, amount) for unit, amount in told if amount is not None)


class Rule(Part):
    """One rule: what it says, where it stands, and how sure that is."""

    says: Text = NO_TEXT
    article: Text = NO_TEXT
    source: str
    certainty: Certainty
    period: Period | None = None
    extendable: bool | None = None
    roll: bool = True

    @model_validator(mode="after")
    def counts_one_way(self) -> "Rule":
        if self.period is not None and len(self.period.lengths) != 1:
            raise ValueError("A period has exactly one of days, weeks, months, working_days.")
        if self.period is None and self.extendable is not None:
            raise ValueError("Only a period can be extendable or not.")
        return self

    @property
    def text(self) -> dict[str, Any]:
        """What a lawyer confirms: the words, the article, and how the period counts."""
        return self.model_dump(mode="json", exclude={"source", "certainty"})

    @property
    def text_hash(self) -> str:
        canonical = json.dumps(self.text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class LawBook(Part):
    """`workflows/law.yaml`: every rule by its id.

    `reminders` are the days before a deadline on which the office is told of it, unless the
    deadline names its own.
    """

    rules: Annotated[dict[str, Rule], Strict(strict=False)]
    reminders: DaysBefore = ()
    pause: Annotated[int, Field(ge=0)] = 0
