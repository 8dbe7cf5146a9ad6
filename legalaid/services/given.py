"""What is asked of a proceeding that is taken over: what is given there and not yet known here."""

from dataclasses import replace

from legalaid.domain.definition import Definition
from legalaid.domain.values import flatten
from legalaid.engine.insight import Given
from legalaid.services.ground import Ground
from legalaid.services.insights import insight


def given_at(ground: Ground, definition: Definition, state: str) -> Given:
    """Without the answers of the case that it has already."""
    catalog = ground.desk.library.catalog
    known = flatten(catalog, ground.values(None)).keys()
    found = insight(ground.desk).given(definition.name, state)
    return replace(
        found,
        asks=tuple(path for path in found.asks if path not in known),
        asks_if_known=tuple(path for path in found.asks_if_known if path not in known),
    )
