"""Who must learn nothing of a case: the list of it, putting somebody on it, ending it."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.roles import is_granted
from legalaid.services.access_acts import KeepingOut, LettingIn
from legalaid.services.keeping_out import keep_out, let_in, view_kept_out
from legalaid.web.access import desk, person
from legalaid.web.controls import Picked, id_of
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say
from legalaid.web.undoing import reason_controls, reasoned

door = Blueprint("keeping_out", __name__, url_prefix="/cases/<reference>/kept-out")


@door.get("/")
def kept_out(reference: str) -> Page:
    return render_template(
        "cases/kept_out.html",
        reference=reference,
        view=view_kept_out(desk(), person(), reference),
        may_let_in=is_granted(person().roles, "let_in"),
    )


@door.route("/new", methods=["GET", "POST"])
def new(reference: str) -> Page:
    view = view_kept_out(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "user")
        user = id_of("user", typed["user"])
        keep_out(desk(), person(), KeepingOut(reference=reference, user=user, **reasoned(typed)))
        flash(say("From now on this person finds the case nowhere, and is not told so."))
        return redirect(url_for("cases.cases") if user == person().id else back(reference))

    people = [(str(one.id), one.name) for one in view.people]
    hint = say("Such as a relative or friend of the other party. You may name yourself.")
    return run(
        Plain(
            title=say("Keep somebody out of this case"),
            button=say("Keep out"),
            controls={
                "user": Picked(label=say("Who"), options=people, description=hint),
                **reason_controls(say("Why?")),
            },
            known={"key": uuid4().hex, "seen": str(view.seen)},
            send=send,
            back=back(reference),
        )
    )


@door.route("/<uuid:exclusion>/end", methods=["GET", "POST"])
def end(reference: str, exclusion: UUID) -> Page:
    view = view_kept_out(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        wish = LettingIn(reference=reference, exclusion=exclusion, **reasoned(typed))
        let_in(desk(), person(), wish)
        flash(say("This person's roles reach the case again."))
        return redirect(back(reference))

    return run(
        Plain(
            title=say("Let in again"),
            intro=next((one.name for one in view.kept_out if one.id == exclusion), ""),
            button=say("Let in again"),
            controls=reason_controls(say("Why?")),
            known={"key": uuid4().hex, "seen": str(view.seen)},
            send=send,
            back=back(reference),
        )
    )


def back(reference: str) -> str:
    return url_for("keeping_out.kept_out", reference=reference)
