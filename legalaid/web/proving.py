"""Showing once more who one is, and sending on what was typed meanwhile."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.roles import Person
from legalaid.services import kept_forms, step_up
from legalaid.services.standing import is_factor_asked
from legalaid.web.access import desk, held_token, hold, person, standing, token
from legalaid.web.controls import Line, Secret
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say
from legalaid.web.ways import way_back

door = Blueprint("proving", __name__)


@door.route("/back", methods=["GET", "POST"])
def back() -> Page:
    """After a quiet time: the password alone, and what was sent meanwhile is not lost."""
    half = standing()
    if half is None or half.lacks != "password":
        return redirect(way_back("next"))
    controls = {"password": Secret(label=say("Password"), autocomplete="current-password")}

    def come(typed: dict[str, Any]) -> Response:
        require_typed(typed, "password")
        hold(step_up.come_back(desk(), half.person, held_token(), typed["password"]))
        return onward(half.person)

    return run(
        Plain(
            title=say("It was quiet here for a while"),
            intro=say("Your password alone brings you back. What you typed is kept."),
            button=say("Go on"),
            controls=controls,
            send=come,
            further=((say("Sign in as somebody else"), url_for("sessions.sign_in")),),
        )
    )


@door.route("/prove", methods=["GET", "POST"])
def prove() -> Page:
    """Before an act that reaches far."""
    asks_code = is_factor_asked(desk(), person())
    controls: dict[str, Any] = {
        "password": Secret(label=say("Password"), autocomplete="current-password")
    }
    if asks_code:
        controls["code"] = code_box()

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, *controls)
        code = typed.get("code", "")
        hold(step_up.prove(desk(), person(), token(), typed["password"], code))
        return onward(person())

    return run(
        Plain(
            title=say("Show once more that it is you"),
            intro=say("What comes next reaches far, so it is asked again before it."),
            button=say("Go on"),
            controls=controls,
            send=send,
        )
    )


def code_box() -> Any:
    hint = say("Six digits from your telephone, or a code of your printed sheet. Each opens once.")
    return Line(label=say("Code"), description=hint, autocomplete="one-time-code")


def onward(signed_in: Person) -> Response:
    """To the page that was wanted, or to what was sent to it."""
    address = way_back("next")
    if kept_forms.find_form(desk(), signed_in, address) is None:
        return redirect(address)
    return redirect(url_for("proving.kept", next=address))


@door.get("/kept")
def kept() -> Page:
    """What was sent while the door was shut."""
    address = way_back("next")
    typed = kept_forms.find_form(desk(), person(), address)
    if typed is None:
        return redirect(address)
    boxes = [(name, one) for name, all_ in typed.items() if name != "csrf_token" for one in all_]
    return render_template("proving/kept.html", address=address, boxes=boxes)


@door.post("/kept")
def send_on() -> Response:
    """The browser sends the same form to where it was meant for (307 keeps what it holds)."""
    address = way_back("kept_for")
    kept_forms.drop_form(desk(), person(), address)
    return redirect(address, code=307)


@door.post("/kept/drop")
def drop() -> Response:
    address = way_back("kept_for")
    kept_forms.drop_form(desk(), person(), address)
    return redirect(address)
