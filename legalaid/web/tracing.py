"""Nothing of a case leaves before it is written down who is shown it."""

from collections.abc import Iterable

from flask import Flask, g, request
from werkzeug.wrappers import Response

from legalaid.services.traces import Kind, Look, leave
from legalaid.web.access import desk, visitor

SHOWING = frozenset({200, 409, 422})  # a redirect shows nothing; a refused form does


def name_cases(kind: Kind, references: Iterable[str]) -> None:
    """A page of many cases says which ones it shows."""
    g.look = Look(kind, str(request.endpoint), tuple(references))


def name_export() -> None:
    """What leaves as a file for others was recorded with the act itself."""
    g.look = None


def look() -> Look | None:
    """A page whose address names a case is a look at that case."""
    if "look" in g:
        named: Look | None = g.look
        return named
    reference = (request.view_args or {}).get("reference")
    return Look("read", str(request.endpoint), (reference,)) if reference else None


def keep(response: Response) -> Response:
    """A trace that cannot be written stops the answer."""
    found = look()
    if found and (found.references or found.kind == "search") and is_shown(found, response):
        signed_in = visitor()
        if signed_in is not None:
            leave(desk(), signed_in.person, found)
    return response


def is_shown(found: Look, response: Response) -> bool:
    return response.status_code in SHOWING or found.kind == "search"


def refuse() -> None:
    """Somebody asked for what is not theirs, or is not there."""
    signed_in = visitor()
    if signed_in is not None and request.endpoint is not None:
        asked = tuple(filter(None, [(request.view_args or {}).get("reference")]))
        leave(desk(), signed_in.person, Look("refused", request.endpoint, asked))


def listen(app: Flask) -> None:
    app.after_request(keep)
