"""The second factor: set up at the first sign-in, shown at each one, seen to in my account."""

from typing import Any

import segno
from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from legalaid.domain.roles import Person
from legalaid.services import factors
from legalaid.web.access import desk, held_token, hold, person, require_step_up, standing
from legalaid.web.plain import Page, Plain, run
from legalaid.web.proving import code_box, onward
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say

door = Blueprint("factors", __name__)


def half_in(lacks: str) -> Person:
    """Who has given the password and must now do this. Raises NotFound for everybody else."""
    half = standing()
    if half is None or half.lacks != lacks:
        raise NotFound
    return half.person


@door.route("/code", methods=["GET", "POST"])
def code() -> Page:
    someone = standing()
    if someone is not None and someone.lacks is None:
        return onward(someone.person)
    half = half_in("code")

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "code")
        hold(factors.prove_code(desk(), half, held_token(), typed["code"]))
        return onward(half)

    title = say("Your second key")
    return run(Plain(title=title, button=say("Go on"), controls={"code": code_box()}, send=send))


@door.route("/factor", methods=["GET", "POST"])
def factor() -> Page:
    """A telephone that makes codes; the page shows what it must read."""
    half = half_in("factor")
    if factors.view_factor(desk(), half).has_sheet_alone:
        return confirm_sheet(half)
    secret = factors.secret_of(factors.begin_phone(desk(), half))

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "code")
        fresh, codes = factors.confirm_phone(desk(), half, held_token(), typed["code"])
        hold(fresh)
        return Response(sheet_page(codes, is_done=True), mimetype="text/html")

    plain = Plain(
        title=say("A second key for your sign-in"),
        intro=say("You see names that must be safe. So a password alone does not open the desk."),
        button=say("Go on"),
        controls={"code": code_box()},
        send=send,
    )
    return run(plain, "factors/phone.html", secret=secret)


@door.get("/factor/picture")
def picture() -> Response:
    """What the telephone reads, drawn here and sent to nobody else."""
    address = factors.begin_phone(desk(), half_in("factor"))
    drawn = segno.make(address, micro=False).svg_inline(scale=5, border=3, light="#fff")
    head = '<svg xmlns="http://www.w3.org/2000/svg"'
    return Response(drawn.replace("<svg", head, 1), mimetype="image/svg+xml")


@door.post("/factor/sheet")
def sheet() -> Page:
    """For who has no telephone."""
    return sheet_page(factors.begin_sheet(desk(), half_in("factor")), is_done=False)


@door.post("/factor/phone")
def phone() -> Response:
    """Instead of a sheet that was begun and not confirmed."""
    factors.begin_phone(desk(), half_in("factor"), anew=True)
    return redirect(url_for("factors.factor"))


@door.post("/account/sheet")
def new_sheet() -> Page:
    require_step_up()
    return sheet_page(factors.renew_sheet(desk(), person()), is_done=True)


def confirm_sheet(half: Person) -> Page:
    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "code")
        hold(factors.prove_code(desk(), half, held_token(), typed["code"]))
        return onward(half)

    title = say("Your printed sheet")
    plain = Plain(
        title=title,
        button=say("Go on"),
        controls={"code": code_box()},
        send=send,
        intro=say("Type the first code of the sheet. It opens once; strike it out."),
    )
    return run(plain, "factors/confirm.html")


def sheet_page(codes: list[str], *, is_done: bool) -> str:
    """Shown once: afterwards nobody can read these codes, not here either."""
    return render_template("factors/sheet.html", codes=codes, is_done=is_done)
