"""Whether the program lives, and whether it can work: for the machine that watches it."""

from flask import Blueprint
from werkzeug.wrappers import Response

from legalaid.services.health import ask_database
from legalaid.web.access import desk

door = Blueprint("health", __name__)


@door.get("/healthz")
def live() -> Response:
    return Response("ok\n", mimetype="text/plain")


@door.get("/readyz")
def ready() -> Response:
    """Fails with 500 when the database does not answer."""
    ask_database(desk())
    return Response("ok\n", mimetype="text/plain")
