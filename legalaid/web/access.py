"""Who is at the door: nobody passes who is not signed in, save to the few pages listed here."""

from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from legalaid.domain.roles import Person
from legalaid.services.desk import Desk
from legalaid.services.sign_in import person_of

HOME = frozenset({"same-origin", "none"})
OPEN_TO_ALL = frozenset(
    {
        "static",
        "health.live",
        "health.ready",
        "frame.icon",
        "language.switch",
        "sessions.sign_in",
        "sessions.leave",
        "sessions.welcome",
    }
)


@dataclass(frozen=True, slots=True)
class Visitor(UserMixin):
    """Somebody signed in: the token of the session on the server, and whose it is."""

    token: str
    person: Person

    def get_id(self) -> str:
        return self.token


def desk() -> Desk:
    """The desk this program serves."""
    return cast(Desk, current_app.extensions["legalaid"])


def visitor() -> Visitor | None:
    here = cast(Any, current_user)
    return cast(Visitor, here) if here.is_authenticated else None


def person() -> Person:
    """Who is signed in; only pages that strangers cannot reach ask."""
    return cast(Visitor, current_user).person


def token() -> str:
    """The session on the server that this browser holds."""
    return cast(Visitor, current_user).token


def load_visitor(token: str) -> Visitor | None:
    found = person_of(desk(), token)
    return Visitor(token, found) if found else None


def refuse_strangers() -> Response | None:
    """Deny by default: a page is open to strangers only by its name above."""
    if request.routing_exception is not None:
        raise request.routing_exception
    if request.endpoint in OPEN_TO_ALL or visitor() is not None:
        return None
    return redirect(url_for("sessions.sign_in", next=request.full_path.rstrip("?")))


def refuse_other_sites() -> None:
    """Browsers say where a form came from; a form of another site is not answered at all."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "none") not in HOME:
        raise Forbidden


def guard(app: Flask) -> None:
    """Put the watch before every page."""
    login: Any = LoginManager(app)  # type: ignore[no-untyped-call]
    login.session_protection = None
    login.user_loader(load_visitor)
    app.before_request(refuse_other_sites)
    app.before_request(refuse_strangers)
