"""Coming in and going out."""

from typing import Any

from flask import (
    Blueprint,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.services.passwords import accept_invitation
from legalaid.services.saved_files import saved_here
from legalaid.services.sign_in import sign_in as begin
from legalaid.services.sign_in import sign_out as end
from legalaid.web.access import desk, held_token, hold
from legalaid.web.controls import Line, Option, Radios, Secret
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say
from legalaid.web.ways import way_back

door = Blueprint("sessions", __name__)
LEAVE_TO = "https://www.google.com/"
WIPE = '"cache", "storage"'


@door.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    controls = {
        "login": Line(label=say("Sign-in name"), autocomplete="username"),
        "password": Secret(label=say("Password"), autocomplete="current-password"),
        "shared": Radios(label=say("Do others use this computer too?"), options=yes_or_no()),
    }
    shared = say(
        "On a computer that others use: sign out when you are done, "
        "and do not let the browser keep the password."
    )
    title = say("Sign in")
    invited = (say("I was invited and have a code"), url_for("sessions.welcome"))
    traces = (say("What a computer keeps, and how to remove it"), url_for("computer.computer"))
    return run(
        Plain(
            title=title,
            button=title,
            controls=controls,
            send=enter,
            further=(invited, traces),
            note=shared,
        )
    )


def yes_or_no() -> list[Option]:
    return [("yes", say("Yes")), ("no", say("No"))]


def enter(typed: dict[str, Any]) -> Response:
    """A new session each time: one laid under a browser beforehand is of no use."""
    require_typed(typed, "login", "password", "shared")
    token = begin(
        desk(),
        typed["login"],
        typed["password"],
        request.remote_addr or "",
        is_shared=typed["shared"] == "yes",
    )
    session.clear()
    hold(token)
    return redirect(way_back("next"))


def require_typed(typed: dict[str, Any], *names: str) -> None:
    if faults := [InputFault(name, "required") for name in names if not typed[name]]:
        raise InputInvalid(faults)


def close() -> None:
    """The session ends on the server; a copied cookie opens nothing any more."""
    if held_token():
        end(desk(), held_token())
    session.clear()
    g.pop("standing", None)


@door.post("/sign-out")
def sign_out() -> Response:
    """Where something was saved on a shared computer, the page says what lies there still."""
    left = saved_here(desk(), held_token())
    close()
    answer: Response = redirect(url_for("sessions.sign_in"))
    if left:
        answer = make_response(render_template("sessions/left.html", left=left))
    answer.headers["Clear-Site-Data"] = WIPE
    return answer


@door.post("/leave")
def leave() -> Response:
    """Signed out and away at once; without script the browser is sent on by a header."""
    close()
    answer = Response(status=200, mimetype="text/html")
    answer.headers["Refresh"] = f"0; url={LEAVE_TO}"
    answer.headers["Clear-Site-Data"] = WIPE
    return answer


@door.route("/welcome", methods=["GET", "POST"])
def welcome() -> Page:
    """Who was invited sets a password with the code of the invitation."""
    controls = {
        "code": Line(label=say("Code of your invitation")),
        "password": new_password(),
        "again": same_password(),
    }
    title = say("Set your password")
    return run(Plain(title=title, button=title, controls=controls, send=accept))


def new_password() -> Any:
    rule = say("At least 12 characters. Three or four words that you can remember are good.")
    return Secret(label=say("New password"), description=rule, autocomplete="new-password")


def same_password() -> Any:
    return Secret(label=say("The same password again"), autocomplete="new-password")


def accept(typed: dict[str, Any]) -> Response:
    require_typed(typed, "code", "password")
    require_same(typed)
    accept_invitation(desk(), typed["code"].strip(), typed["password"])
    return redirect(url_for("sessions.sign_in"))


def require_same(typed: dict[str, Any], name: str = "password") -> None:
    if typed[name] != typed["again"]:
        raise InputInvalid([InputFault("again", "not_the_same")])
