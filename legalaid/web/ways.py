"""Addresses inside the program: safe ways back, and neutral codes for names in a path."""

import hashlib
from collections.abc import Iterable

from flask import request
from werkzeug.exceptions import NotFound


def code_of(name: str) -> str:
    """What stands in an address instead of a workflow or a step, whose names tell too much."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def named(code: str, names: Iterable[str]) -> str | None:
    """The name behind a code of an address."""
    return next((name for name in names if code_of(name) == code), None)


def require_named(code: str, names: Iterable[str]) -> str:
    found = named(code, names)
    if found is None:
        raise NotFound
    return found


def is_inside(address: str) -> bool:
    """A path of ours, never another site: no scheme, no host, no backslash."""
    return address.startswith("/") and address[1:2] not in {"/", "\\"} and address.isprintable()


def way_back(name: str = "back", *, otherwise: str = "/") -> str:
    """The page to go back to, as the form or the address says, if it is ours."""
    address = request.values.get(name, "")
    return address if is_inside(address) else otherwise
