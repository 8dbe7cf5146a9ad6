"""Answers divided by the class that decides who may read them, and brought together again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from legalaid.domain.fields import Field, FieldCatalog
from legalaid.models.values import PLAIN, SEALED

Columns = dict[str, dict[str, Any]]
COLUMNS = (*SEALED, PLAIN)


def column_of(field: Field) -> str:
    return field.secrecy if field.secrecy in SEALED else PLAIN


def divide(catalog: FieldCatalog, values: Mapping[str, Any]) -> Columns:
    """The values by column. The rows of a list keep their places in each column it has parts in."""
    columns: Columns = {name: {} for name in COLUMNS}
    for name, value in values.items():
        for column, part in parts_of(catalog, name, value):
            columns[column][name] = part
    return columns


def parts_of(catalog: FieldCatalog, name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if name in catalog.fields:
        yield column_of(catalog.fields[name]), value
        return
    group = catalog.groups[name]
    for column in dict.fromkeys(column_of(part) for part in group.parts.values()):
        kept = {part for part, field in group.parts.items() if column_of(field) == column}
        if group.list:
            yield column, [pick(row, kept) for row in value]
        elif picked := pick(value, kept):
            yield column, picked


def pick(row: Mapping[str, Any], kept: set[str]) -> dict[str, Any]:
    return {part: value for part, value in row.items() if part in kept}


def unite(columns: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The values again, from the columns that may be read."""
    united: dict[str, Any] = {}
    for column in columns:
        for name, value in column.items():
            united[name] = laid_over(united.get(name), value)
    return united


def laid_over(before: Any, value: Any) -> Any:
    if isinstance(before, dict):
        return before | value
    if isinstance(before, list) and all(isinstance(row, dict) for row in before):
        return [one | other for one, other in zip(before, value, strict=True)]
    return value
