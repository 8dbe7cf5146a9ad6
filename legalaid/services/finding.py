"""The tokens under which a case is found by the names of its people."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete

from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.khmer.names import name_keys
from legalaid.domain.likeness import number_key
from legalaid.models.base import table_of
from legalaid.models.name_token import NameToken
from legalaid.services.writing import Page

TOKEN = table_of(NameToken)
NAMES = ("name_km", "name_latin")
NUMBER = "identity_number"


def change(page: Page, values: Values, touched: Iterable[str]) -> None:
    """All tokens of the case anew when a name or a number was touched."""
    catalog = page.desk.library.catalog
    if paths_of(catalog, (*NAMES, NUMBER)).isdisjoint(touched):
        return
    case = page.ground.case
    if case.event_count:
        page.before.append(delete(TOKEN).where(TOKEN.c.case_id == case.id))
    page.rows.pop(TOKEN, None)
    for token in page.desk.keyring.name_tokens(case.province, keys_of(catalog, values)):
        page.insert(NameToken, {"token": token, "case_id": case.id})


def keys_of(catalog: FieldCatalog, values: Values) -> frozenset[str]:
    """By the names of its people and the numbers of their papers."""
    names = {key for name in told(catalog, NAMES, values) for key in name_keys(name)}
    numbers = {number_key(number) for number in told(catalog, (NUMBER,), values)}
    return frozenset((names | numbers) - {""})


def paths_of(catalog: FieldCatalog, parts: Iterable[str]) -> set[str]:
    """Of the persons of a case that stand alone: the client, the other party."""
    wanted = set(parts)
    return {
        f"{name}.{part}"
        for name, group in catalog.groups.items()
        for part in group.person
        if part in wanted and group.scope == "case" and not group.list
    }


def told(catalog: FieldCatalog, parts: Iterable[str], values: Values) -> Iterator[str]:
    for path in sorted(paths_of(catalog, parts)):
        name, _, part = path.partition(".")
        group = values.get(name)
        if isinstance(group, Mapping) and isinstance(group.get(part), str):
            yield group[part]
