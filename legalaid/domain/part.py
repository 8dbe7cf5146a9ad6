"""The ground of everything read from a YAML file: frozen, strict, no unknown keys."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict

Language = Literal["km", "en"]


class Part(BaseModel):
    """A piece of a definition."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, protected_namespaces=()
    )


class Text(Part):
    """A sentence in both languages; a missing one is told by the check, not by the schema."""

    km: str = ""
    en: str = ""

    def said(self, language: Language) -> str:
        return self.km if language == "km" else self.en

    @property
    def is_whole(self) -> bool:
        return bool(self.km.strip() and self.en.strip())


NO_TEXT = Text()


def read_iso_date(raw: object) -> object:
    return date.fromisoformat(raw) if isinstance(raw, str) else raw


IsoDate = Annotated[date, BeforeValidator(read_iso_date)]
Names = Annotated[tuple[str, ...], Strict(strict=False)]
