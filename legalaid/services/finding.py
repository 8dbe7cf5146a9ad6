"""The tokens under which a case is found by the names of its people."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete

from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.khmer.names import name_keys
from legalaid.models.base import table_of
from legalaid.models.name_token import NameToken
from legalaid.services.writing import Page

TOKEN = table_of(NameToken)
NAMES = ("name_km", "name_latin")


def change(page: Page, values: Values, touched: Iterable[str]) -> None:
    """All tokens of the case anew when a name was touched."""
    catalog = page.desk.library.catalog
    if name_paths(catalog).isdisjoint(touched):
        return
    case = page.ground.case
    if case.event_count:
        page.before.append(delete(TOKEN).where(TOKEN.c.case_id == case.id))
    page.rows.pop(TOKEN, None)
    keys = {key for name in names_in(catalog, values) for key in name_keys(name)}
    for token in page.desk.keyring.name_tokens(case.province, keys):
        page.insert(NameToken, {"token": token, "case_id": case.id})


def name_paths(catalog: FieldCatalog) -> set[str]:
    """The names of the persons of a case that stand alone: the client, the other party."""
    return {
        f"{name}.{part}"
        for name, group in catalog.groups.items()
        for part in group.person
        if part in NAMES and group.scope == "case" and not group.list
    }


def names_in(catalog: FieldCatalog, values: Values) -> Iterator[str]:
    for path in sorted(name_paths(catalog)):
        name, _, part = path.partition(".")
        group = values.get(name)
        if isinstance(group, Mapping) and isinstance(group.get(part), str):
            yield group[part]
