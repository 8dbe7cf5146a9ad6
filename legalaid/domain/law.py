"""The rules of law the workflows rest on, each with its article, source and certainty."""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from legalaid.domain.part import NO_TEXT, Part, Text

Certainty = Literal["text_seen", "secondary", "recalled", "guessed"]


class Period(Part):
    """A length of time; exactly one unit is used by a rule."""

    days: Annotated[int, Field(ge=1)] | None = None
    weeks: Annotated[int, Field(ge=1)] | None = None
    months: Annotated[int, Field(ge=1)] | None = None
    working_days: Annotated[int, Field(ge=1)] | None = None


class Rule(Part):
    """One rule: what it says, where it stands, and how sure that is."""

    says: Text = NO_TEXT
    article: Text = NO_TEXT
    source: str
    certainty: Certainty
    period: Period | None = None
    extendable: bool | None = None
    roll: bool = True

    @property
    def text(self) -> dict[str, Any]:
        """What a lawyer confirms: the words, the article, and how the period counts."""
        return self.model_dump(mode="json", exclude={"source", "certainty"})

    @property
    def text_hash(self) -> str:
        canonical = json.dumps(self.text, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class LawBook(Part):
    """`workflows/law.yaml`: every rule by its id."""

    rules: Annotated[dict[str, Rule], Strict(strict=False)]
