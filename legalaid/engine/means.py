"""Schemes of means and the facts to hold against them, read strictly from files."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from legalaid.domain.errors import DefinitionFaulty, Fault, Missing
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.scheme import Scheme
from legalaid.domain.part import Part
from legalaid.engine.shape import shape
from legalaid.engine.speech import both
from legalaid.engine.yaml import Source, YamlFault, read_yaml

P = TypeVar("P", bound=Part)


def read_scheme(path: Path, on: date) -> Scheme:
    """A scheme's file, or of a folder of dated files the one in force on the day.

    Raises DefinitionFaulty with file, line and reason, and Missing where none is in force.
    """
    file = in_force(path, on) if path.is_dir() else path
    if begins(file) > on:
        raise Missing("scheme", on.isoformat())
    try:
        source = read_yaml(file, str(file))
    except YamlFault as error:
        raise DefinitionFaulty([error.fault]) from error
    return shaped(source, Scheme)


def in_force(folder: Path, on: date) -> Path:
    begun = [file for file in folder.glob("*.yaml") if date.min < begins(file) <= on]
    if not begun:
        raise Missing("scheme", on.isoformat())
    return max(begun, key=begins)


def begins(file: Path) -> date:
    """The day in the file's name; a file named otherwise holds on every day."""
    try:
        return date.fromisoformat(file.stem)
    except ValueError:
        return date.min


def read_facts(path: Path) -> Facts:
    """Raises DefinitionFaulty."""
    try:
        data = json.loads(
            path.read_text(encoding="utf-8"), parse_float=Decimal, object_pairs_hook=without_twins
        )
    except (ValueError, RecursionError) as error:
        message = both("This cannot be read as JSON (%(problem)s).", problem=error)
        raise DefinitionFaulty([Fault("schema", str(path), 1, "", message)]) from error
    return shaped(Source(str(path), data, {(): 1}), Facts)


def without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a name stands twice")
    return told


def shaped(source: Source, model: type[P]) -> P:
    reading = shape(source, model)
    if isinstance(reading, list):
        raise DefinitionFaulty(reading)
    return reading.part
