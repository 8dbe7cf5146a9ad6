"""Taking back the last act of a proceeding, and handing a bond to a case to somebody else."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import NotFound
from legalaid.services.acts import Reassignment, TakingBack
from legalaid.services.asked import Choice
from legalaid.services.case_page import view_case
from legalaid.services.reassigning import reassign, reassignment_choices
from legalaid.services.taking_back import take_back
from legalaid.services.views import CaseView
from legalaid.web.access import desk, person
from legalaid.web.controls import Hidden, Lines, Picked, id_of
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say, speaker

door = Blueprint("undoing", __name__, url_prefix="/cases/<reference>")


@door.route("/entries/<int:seq>/take-back", methods=["GET", "POST"])
def taking_back(reference: str, seq: int) -> Page:
    case = view_case(desk(), person(), reference)
    event = next((one for one in case.events if one.seq == seq), None)
    if event is None:
        raise NotFound

    def send(typed: dict[str, Any]) -> Response:
        wish = TakingBack(reference=reference, target=seq, **reasoned(typed))
        take_back(desk(), person(), wish)
        flash(say("Taken back. Its papers are void."))
        return redirect(url_for("cases.case", reference=reference))

    return run(
        Plain(
            title=say("Take back"),
            intro=speaker().said(event.title),
            button=say("Take back"),
            controls=reason_controls(say("Why is this taken back?")),
            known=first_known(case),
            send=send,
            note=say("Nothing is erased: the entry and its taking back both stay in the record."),
            back=url_for("cases.case", reference=reference),
        )
    )


@door.route("/hand-over", methods=["GET", "POST"])
def handing_over(reference: str) -> Page:
    case = view_case(desk(), person(), reference)
    choices = reassignment_choices(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        require_typed(typed, "user")
        relation, _, user = typed["user"].partition(":")
        wish = Reassignment(
            reference=reference, relation=relation, user=id_of("user", user), **reasoned(typed)
        )
        reassign(desk(), person(), wish)
        flash(say("Handed over."))
        return redirect(url_for("cases.cases"))

    people = Picked(label=say("To whom"), options=options_of(case, choices))
    return run(
        Plain(
            title=say("Hand over to somebody else"),
            button=say("Hand over"),
            controls={"user": people, **reason_controls(say("Why is this handed over?"))},
            known=first_known(case),
            send=send,
            back=url_for("cases.case", reference=reference),
        )
    )


def options_of(case: CaseView, choices: dict[str, tuple[Choice, ...]]) -> list[tuple[str, str]]:
    """Everybody who may hold a bond and does not hold it."""
    held = {(one.relation, one.user) for one in case.relations}
    return [
        (f"{relation}:{one.id}", f"{speaker().party(relation)}: {one.name}")
        for relation, people in choices.items()
        for one in people
        if (relation, one.id) not in held
    ]


def reason_controls(question: str) -> dict[str, Any]:
    return {"reason": Lines(label=question), "key": Hidden(), "seen": Hidden()}


def first_known(case: CaseView) -> dict[str, Any]:
    return {"key": uuid4().hex, "seen": str(case.seen)}


def reasoned(typed: dict[str, Any]) -> dict[str, Any]:
    seen = int(typed["seen"]) if typed["seen"].isdecimal() else 0
    return {"reason": typed["reason"], "key": typed["key"], "seen": seen}
