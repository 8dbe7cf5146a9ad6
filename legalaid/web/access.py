"""Who is at the door: nobody passes who is not signed in, save to the few pages listed here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from legalaid.domain.errors import ProofWanted
from legalaid.domain.roles import Person
from legalaid.services.desk import Desk
from legalaid.services.kept_forms import keep_form
from legalaid.services.standing import Lack, Standing, standing_of
from legalaid.services.step_up import require_proof

HOME = frozenset({"same-origin", "none"})
OPEN_TO_ALL = frozenset(
    {
        "static",
        "health.live",
        "health.ready",
        "frame.icon",
        "computer.computer",
        "language.switch",
        "recognising.check",
        "sessions.sign_in",
        "sessions.leave",
        "sessions.welcome",
    }
)
# Where somebody goes who has shown only a part of what is asked, and what else opens there.
ASKED_AT: Mapping[Lack, str] = {
    "password": "proving.back",
    "code": "factors.code",
    "factor": "factors.factor",
}
HALF_OPEN = frozenset(
    {*ASKED_AT.values(), "factors.phone", "factors.sheet", "factors.picture", "sessions.sign_out"}
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


def held_token() -> str:
    """What this browser holds, whether it opens anything or not."""
    return cast(str, session.get("_user_id", ""))


def standing() -> Standing | None:
    """Whose token this browser holds, and what that person must still show."""
    if "standing" not in g:
        g.standing = standing_of(desk(), held_token()) if held_token() else None
    return cast("Standing | None", g.standing)


def load_visitor(_token: str) -> Visitor | None:
    found = standing()
    return Visitor(held_token(), found.person) if found and found.lacks is None else None


def hold(token: str) -> None:
    """From here on this browser holds that token."""
    session["_user_id"], session["_fresh"] = token, True
    g.pop("standing", None)


def refuse_strangers() -> Response | None:
    """Deny by default: a page is open to strangers only by its name above."""
    if request.routing_exception is not None:
        raise request.routing_exception
    if request.endpoint in OPEN_TO_ALL or visitor() is not None:
        return None
    half = standing()
    if half is None or half.lacks is None:
        return redirect(url_for("sessions.sign_in", next=here()))
    if request.endpoint in HALF_OPEN:
        return None
    return ask_again(half.person, ASKED_AT[half.lacks])


def here() -> str:
    return request.full_path.rstrip("?")


def ask_again(person: Person, endpoint: str) -> Response:
    """What was sent is kept for after it."""
    if request.method == "POST" and request.form:
        keep_form(desk(), person, here(), request.form.to_dict(flat=False))
    return redirect(url_for(endpoint, next=here()))


def require_step_up() -> None:
    """Before an act that reaches far; raises ProofWanted, which asks for password and code."""
    require_proof(desk(), token())


def ask_for_proof(_error: ProofWanted) -> Response:
    return ask_again(person(), "proving.prove")


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
    app.register_error_handler(ProofWanted, ask_for_proof)
