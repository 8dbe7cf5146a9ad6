"""How long a closed case is kept before its erasure is proposed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml
from pydantic import Field

from legalaid.domain.part import Part

NAME = "retention.yaml"
NEVER_BEFORE = 1  # year


class Retention(Part):
    """Years from the day of the last act; the longest of a case's workflows decides."""

    years: int = Field(ge=NEVER_BEFORE)
    workflows: Mapping[str, int] = {}

    def due_on(self, last_act: date, workflows: Iterable[str]) -> date:
        years = max((self.workflows.get(one, self.years) for one in workflows), default=self.years)
        is_leap_day = (last_act.month, last_act.day) == (2, 29)
        return last_act.replace(year=last_act.year + years, day=28 if is_leap_day else last_act.day)


def read_retention(folders: Sequence[Path]) -> Retention:
    """The office's own `retention.yaml` before the shipped one. Raises ValidationError."""
    path = next(folder / NAME for folder in folders if (folder / NAME).is_file())
    return Retention.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
