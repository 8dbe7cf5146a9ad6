"""The nested values of a case: as JSON keeps them, laid over each other, and path by path."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog


def to_json(values: object) -> object:
    """The same tree with dates as ISO strings."""
    if isinstance(values, Mapping):
        return {name: to_json(value) for name, value in values.items()}
    if isinstance(values, list | tuple):
        return [to_json(value) for value in values]
    return values.isoformat() if isinstance(values, date) else values


def from_json(catalog: FieldCatalog, values: Values) -> dict[str, object]:
    """What `to_json` wrote, with dates again. Raises KeyError for a name that is not declared."""
    return {name: _restore(catalog, name, value) for name, value in values.items()}


def merge(catalog: FieldCatalog, values: Values, answers: Values) -> dict[str, object]:
    """The answers laid over the values: part by part in a single group, whole otherwise."""
    merged = dict(values)
    for name, answer in answers.items():
        before = values.get(name)
        if is_single_group(catalog, name) and isinstance(before, Mapping):
            merged[name] = {**before, **cast("Values", answer)}
        else:
            merged[name] = answer
    return merged


def flatten(catalog: FieldCatalog, values: Values) -> dict[str, object]:
    """Each answer at its path: a field, a part of a single group, or a whole list group."""
    return dict(_walk(catalog, values))


def readable(catalog: FieldCatalog, classes: Collection[str], values: Values) -> dict[str, object]:
    """Only the answers of these classes; the rows of a list keep their places."""
    shown: dict[str, object] = {}
    for name, value in values.items():
        if name in catalog.fields:
            if catalog.fields[name].secrecy in classes:
                shown[name] = value
            continue
        group = catalog.groups[name]
        open_ = {part for part, field in group.parts.items() if field.secrecy in classes}
        if open_:
            shown[name] = _picked(value, open_)
    return shown


def _picked(value: object, parts: Collection[str]) -> object:
    if isinstance(value, Mapping):
        return {part: one for part, one in value.items() if part in parts}
    return [_picked(row, parts) for row in cast("Iterable[object]", value)]


def nest(flat: Values) -> dict[str, object]:
    """The contrary of `flatten`."""
    nested: dict[str, object] = {}
    for path, value in flat.items():
        name, _, part = path.partition(".")
        if part:
            cast("dict[str, object]", nested.setdefault(name, {}))[part] = value
        else:
            nested[name] = value
    return nested


def is_single_group(catalog: FieldCatalog, name: str) -> bool:
    return name in catalog.groups and not catalog.groups[name].list


def _walk(catalog: FieldCatalog, values: Values) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if is_single_group(catalog, name):
            for part, answer in cast("Values", value).items():
                yield f"{name}.{part}", answer
        else:
            yield name, value


def _restore(catalog: FieldCatalog, name: str, value: object) -> object:
    if name not in catalog.groups:
        return _dated(catalog.fields[name], value)
    parts = catalog.groups[name].parts
    if catalog.groups[name].list:
        return [_restore_row(parts, row) for row in cast("Iterable[Values]", value)]
    return _restore_row(parts, cast("Values", value))


def _restore_row(parts: Mapping[str, Field], row: Values) -> dict[str, object]:
    return {part: _dated(parts[part], value) for part, value in row.items()}


def _dated(field: Field, value: object) -> object:
    if field.type == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    return value
