"""What the proof knows of the workflows a desk runs on, with the papers it makes."""

from legalaid.documents.needs import read_uses
from legalaid.engine.insight import Insight
from legalaid.services.desk import Desk

_KNOWN: dict[tuple[str, ...], Insight] = {}


def insight(desk: Desk) -> Insight:
    """Proved anew when a workflow or a paper changed."""
    names = desk.papers.names()
    hashes = (one.hash for one in desk.library.definitions.values())
    papers = (f"{name} {desk.papers.hash(name)}" for name in names)
    key = (*hashes, *papers)
    if key not in _KNOWN:
        files = {name: desk.papers.path(name) for name in names}
        _KNOWN[key] = Insight.of(desk.library, read_uses(desk.library.catalog, files))
    return _KNOWN[key]
