"""Plain, coarse facts of a case: what `counted` in fields.yaml declares, and nothing finer."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import delete

from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.models.base import new_id, table_of
from legalaid.models.case_fact import CaseFact
from legalaid.services.move import Move
from legalaid.services.writing import Page

FACT = table_of(CaseFact)
BANDS = (18, 25, 35, 50, 65)


def change(page: Page, move: Move, values: Values, touched: Iterable[str]) -> None:
    catalog = page.desk.library.catalog
    for path in touched:
        for counted in counted_paths(catalog, path):
            owner = None if catalog.scope(path) == "case" else move.proceeding
            forget(page, owner, counted, is_new=move.row is None)
            for value in sorted(set(coarse(catalog, counted, values, move.happened_on))):
                page.insert(CaseFact, {
                    "id": new_id(), "case_id": page.ground.case.id, "proceeding_id": owner,
                    "path": counted, "value": value,
                })  # fmt: skip


def counted_paths(catalog: FieldCatalog, path: str) -> Iterator[str]:
    if catalog.is_list(path):
        parts = catalog.groups[path].parts.items()
        yield from (f"{path}.{part}" for part, field in parts if field.counted)
    elif catalog.field(path).counted:
        yield path


def forget(page: Page, owner: UUID | None, path: str, *, is_new: bool) -> None:
    if is_new and (owner is not None or page.ground.case.event_count == 0):
        return
    same = (FACT.c.case_id == page.ground.case.id, FACT.c.path == path)
    page.before.append(delete(FACT).where(*same, FACT.c.proceeding_id.is_not_distinct_from(owner)))


def coarse(catalog: FieldCatalog, path: str, values: Values, on: date) -> Iterator[str]:
    field = catalog.field(path)
    name, _, part = path.partition(".")
    found = values.get(name)
    rows = found if catalog.is_list(name) and isinstance(found, list) else [found]
    for row in rows:
        value = row.get(part) if part and isinstance(row, Mapping) else row
        if value is not None:
            yield from COARSE[str(field.counted)](field, value, on)


def by_code(_field: Field, value: object, _on: date) -> Iterator[str]:
    codes = value if isinstance(value, list) else [value]
    yield from (str(code).lower() if isinstance(code, bool) else str(code) for code in codes)


def by_age_band(_field: Field, value: object, on: date) -> Iterator[str]:
    """The band she was in on the day it was told."""
    born = cast("date", value)
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    lower = max((band for band in BANDS if band <= age), default=0)
    yield f"{lower}+"


def by_district(_field: Field, value: object, _on: date) -> Iterator[str]:
    district = cast("Mapping[str, Mapping[str, str]]", value).get("district")
    if district:
        yield district["code"]


COARSE = {"code": by_code, "age_band": by_age_band, "district": by_district}
