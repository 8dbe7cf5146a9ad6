"""Schemes and facts for the tests of means."""

from datetime import date
from pathlib import Path
from typing import Any

from legalaid.domain.means.changes import changes
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.finding import Finding
from legalaid.domain.means.reckoning import reckon
from legalaid.domain.means.scheme import Scheme
from legalaid.engine.means import read_scheme
from legalaid.paths import data_dir

ON = date(2026, 3, 2)
ENGLISH = read_scheme(Path(__file__).parent / "schemes" / "2023-11-27.yaml", ON)
GUIDE = read_scheme(data_dir("workflows") / "means", ON)
KNOWN: dict[str, Any] = {
    "income": 0, "savings": 0, "fee": 612, "age": 30, "partner": False, "dependants": [],
    "passports": [],
}  # fmt: skip


def facts(**told: Any) -> Facts:
    """Everything known and nothing there, but for what is told; `...` is unknown."""
    given = {name: value for name, value in (KNOWN | told).items() if value is not ...}
    return Facts.model_validate(given)


def found(scheme: Scheme = ENGLISH, **told: Any) -> Finding:
    return reckon(scheme, facts(**told), ON)


def answer(scheme: Scheme = ENGLISH, **told: Any) -> tuple[str, object]:
    finding = found(scheme, **told)
    return finding.outcome, finding.amount


def turning(scheme: Scheme = ENGLISH, **told: Any) -> set[tuple[str, object, str]]:
    return {(one.fact, one.at, one.outcome) for one in changes(scheme, facts(**told), ON)}
