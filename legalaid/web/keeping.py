"""How long a case is kept: holding it, asking for its erasure, and erasing it by two."""

from typing import Any, NamedTuple
from uuid import uuid4

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.services.acts import Keeping, KeepingDeed
from legalaid.services.erasing import keep
from legalaid.services.retention import list_erasures, view_keeping
from legalaid.web.access import desk, person, require_step_up
from legalaid.web.controls import Line
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say
from legalaid.web.undoing import reason_controls, reasoned

door = Blueprint("keeping", __name__)
DEEDS: dict[str, KeepingDeed] = {
    "hold": "hold",
    "release": "release",
    "ask": "ask_erasure",
    "refuse": "drop_erasure",
    "erase": "erase",
}


class Words(NamedTuple):
    """What a page says before a deed, and after it."""

    title: str
    note: str
    done: str


def words_of(deed: KeepingDeed) -> Words:
    said: dict[KeepingDeed, Words] = {
        "hold": Words(
            say("Hold this case"),
            say("While it is held nobody can erase it."),
            say("The case is held."),
        ),
        "release": Words(
            say("Lift the hold"),
            say("From then on it can be erased once it is closed."),
            say("The hold is lifted."),
        ),
        "ask_erasure": Words(
            say("Ask for its erasure"),
            say("Nothing is erased yet: another person must look at it and erase it."),
            say("Erasure is asked for. Another person must do it."),
        ),
        "drop_erasure": Words(
            say("Refuse the erasure"),
            say("The case stays as it is."),
            say("The case is kept."),
        ),
        "erase": Words(
            say("Erase this case"),
            say("Nobody can ever read its names, answers, papers and files again. Backups made "
                "before hold them until they are replaced."),
            say("The case is erased."),
        ),
    }  # fmt: skip
    return said[deed]


@door.get("/erasures/")
def erasures() -> Page:
    return render_template("keeping/erasures.html", waiting=list_erasures(desk(), person()))


@door.get("/cases/<reference>/keeping/")
def keeping(reference: str) -> Page:
    view = view_keeping(desk(), person(), reference)
    return render_template("keeping/keeping.html", reference=reference, view=view)


@door.route("/cases/<reference>/keeping/<code>", methods=["GET", "POST"])
def act(reference: str, code: str) -> Page:
    view = view_keeping(desk(), person(), reference)
    if code not in DEEDS:
        raise NotFound
    deed, words = DEEDS[code], words_of(DEEDS[code])
    written = {"written": Line(label=say("Type its number, to be sure"))} if code == "erase" else {}

    def send(typed: dict[str, Any]) -> Response:
        if written:
            require_reference(typed["written"], reference)
            require_step_up()
        keep(desk(), person(), Keeping(reference=reference, deed=deed, **reasoned(typed)))
        flash(words.done)
        return redirect(
            url_for(".erasures") if written else url_for(".keeping", reference=reference)
        )

    return run(
        Plain(
            title=words.title,
            button=words.title,
            controls={**reason_controls(say("Why?")), **written},
            known={"key": uuid4().hex, "seen": str(view.seen)},
            send=send,
            note=words.note,
            back=url_for(".keeping", reference=reference),
        )
    )


def require_reference(typed: str, reference: str) -> None:
    """Raises InputInvalid."""
    if typed.strip().upper() != reference:
        raise InputInvalid([InputFault("written", "not_this_case")])
