"""Sums that a rule names and that change with the years, each with its source and certainty."""

from typing import Annotated

from pydantic import Field

from legalaid.domain.law import Certainty
from legalaid.domain.part import NO_TEXT, Part, Text


class Amount(Part):
    """A sum of riel in force from the day its file is named after."""

    riel: Annotated[int, Field(ge=0)]
    title: Text = NO_TEXT
    source: str
    certainty: Certainty


class AmountFile(Part):
    """`workflows/amounts/<date>.yaml`: what changes on that day; the rest stays in force."""

    amounts: dict[str, Amount]
