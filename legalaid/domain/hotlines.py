"""Whom to call in danger: numbers with their source and how sure they are, for people to read."""

from datetime import date
from typing import Annotated

from pydantic import Field, Strict

from legalaid.domain.law import Certainty
from legalaid.domain.part import NO_TEXT, IsoDate, Part, Text


class Hotline(Part):
    """One number to call. `as_of` is the day of its source, `called_on` of a call that worked.

    A number that nobody of the office has called is shown as not confirmed.
    """

    title: Text = NO_TEXT
    number: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ]*$", max_length=20)]
    hint: Text | None = None
    source: str
    certainty: Certainty
    as_of: IsoDate
    called_on: IsoDate | None = None

    def is_confirmed(self, today: date) -> bool:
        """Called not longer than a year ago: numbers change."""
        return self.called_on is not None and (today - self.called_on).days <= CALL_AGAIN


class HotlineFile(Part):
    """`workflows/hotlines.yaml`, in the order in which they are shown."""

    hotlines: Annotated[dict[str, Hotline], Strict(strict=False)]


CALL_AGAIN = 365
