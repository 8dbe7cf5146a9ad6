"""My own account: where I am signed in, and my password."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.services.factors import view_factor
from legalaid.services.passwords import change_password
from legalaid.services.sign_in import end_sign_in, list_sign_ins
from legalaid.web.access import desk, person, token
from legalaid.web.controls import Secret
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import new_password, require_same, require_typed, same_password
from legalaid.web.speech import say

door = Blueprint("account", __name__)


@door.get("/account")
def account() -> Page:
    signed_in = list_sign_ins(desk(), person(), token())
    factor = view_factor(desk(), person())
    return render_template("account/account.html", signed_in=signed_in, factor=factor)


@door.post("/account/end/<uuid:sign_in>")
def end(sign_in: UUID) -> Response:
    end_sign_in(desk(), person(), sign_in)
    flash(say("Signed out there."))
    return redirect(url_for("account.account"))


@door.route("/account/password", methods=["GET", "POST"])
def password() -> Page:
    controls = {
        "old_password": Secret(label=say("Present password"), autocomplete="current-password"),
        "new_password": new_password(),
        "again": same_password(),
    }
    title = say("Change my password")
    back = url_for("account.account")
    return run(Plain(title=title, button=title, controls=controls, send=change, back=back))


def change(typed: dict[str, Any]) -> Response:
    require_typed(typed, "old_password", "new_password")
    require_same(typed, "new_password")
    change_password(desk(), person(), token(), typed["old_password"], typed["new_password"])
    flash(say("Your password is changed. Everywhere else you are signed out."))
    return redirect(url_for("account.account"))
