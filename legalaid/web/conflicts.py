"""The search for a conflict of interest: who asks is told yes or no, one officer sees the rest."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.services import conflicts as services
from legalaid.services.access_acts import JudgingConflict, SearchingConflicts
from legalaid.services.conflicts import Details
from legalaid.web.access import desk, person
from legalaid.web.controls import Hidden, Lines, Picked, Radios, id_of
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say
from legalaid.web.undoing import reasoned

door = Blueprint("conflicts", __name__, url_prefix="/cases/<reference>/conflicts")


@door.get("/")
def conflicts(reference: str) -> Page:
    view = services.view_conflicts(desk(), person(), reference)
    return render_template("conflicts/conflicts.html", reference=reference, view=view)


@door.route("/new", methods=["GET", "POST"])
def new(reference: str) -> Page:
    view = services.view_conflicts(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "officer")
        seen = int(typed["seen"]) if typed["seen"].isdecimal() else 0
        wish = SearchingConflicts(
            reference=reference,
            officer=id_of("officer", typed["officer"]),
            key=typed["key"],
            seen=seen,
        )
        services.search_conflicts(desk(), person(), wish)
        return redirect(back(reference))

    people = [(str(one.id), one.name) for one in view.officers]
    hint = say("Only this person sees what was found. You are told whether anything was.")
    return run(
        Plain(
            title=say("Search for a conflict of interest"),
            intro=say("Both parties are looked for on the other side of the office's cases."),
            button=say("Search"),
            controls={
                "officer": Picked(
                    label=say("Who looks at it, if something is found"),
                    options=people,
                    description=hint,
                ),
                "key": Hidden(),
                "seen": Hidden(),
            },
            known={"key": uuid4().hex, "seen": str(view.seen)},
            send=send,
            back=back(reference),
        )
    )


@door.route("/<uuid:search>", methods=["GET", "POST"])
def details(reference: str, search: UUID) -> Page:
    found = services.view_details(desk(), person(), reference, search)

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "is_conflict")
        wish = JudgingConflict(
            reference=reference,
            search=search,
            is_conflict=typed["is_conflict"] == "true",
            **reasoned(typed),
        )
        services.judge_conflict(desk(), person(), wish)
        flash(say("Kept. Who asked is told the answer, not the reason."))
        return redirect(url_for("home.home"))

    return run(judging(found, send), "conflicts/details.html", found=found)


def judging(found: Details, send: Any) -> Plain:
    answers = [("true", say("Yes: another office must help her")), ("false", say("No"))]
    return Plain(
        title=say("What the search found"),
        button=say("Keep the answer"),
        controls={
            "is_conflict": Radios(label=say("Is there a conflict of interest?"), options=answers),
            "reason": Lines(label=say("Why?")),
            "key": Hidden(),
            "seen": Hidden(),
        },
        known={"key": uuid4().hex, "seen": str(found.seen)},
        send=send,
    )


def back(reference: str) -> str:
    return url_for("conflicts.conflicts", reference=reference)
