"""For her: the plain page to read aloud, her copy, and a slip for an appointment."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.entries import YES_NO, parse_date
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.services.acts_for_her import HandingOver, ReadingAloud
from legalaid.services.case_page import view_case
from legalaid.services.her_copies import hand_over, read_aloud
from legalaid.services.views import CaseView, PaperView
from legalaid.web.access import desk, person
from legalaid.web.controls import Day, Hidden, Line, Radios, Tick, YesNo
from legalaid.web.papers import paper_in
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker
from legalaid.web.titles import ALOUD, COPIES
from legalaid.web.undoing import first_known

door = Blueprint("her_copies", __name__, url_prefix="/cases/<reference>")
DAY = "happened_on"


@door.route("/papers/<uuid:paper>/aloud", methods=["GET", "POST"])
def aloud(reference: str, paper: UUID) -> Page:
    case = view_case(desk(), person(), reference)
    one = paper_in(case, paper)
    law = desk().papers.law(one.name)
    if not law.aloud:
        raise NotFound
    languages = desk().library.catalog.field("consent.language")
    options = [(code, speaker().said(title)) for code, title in languages.choices.items()]

    def send(typed: dict[str, Any]) -> Response:
        wish = ReadingAloud(
            document=paper,
            read_by=typed["read_by"],
            language=typed["language"],
            was_alone=YES_NO.get(typed["was_alone"]),
            **about(reference, typed),
        )
        read_aloud(desk(), person(), wish)
        flash(say("Recorded that it was read to her."))
        return redirect(url_for("papers.versions", reference=reference, paper=paper))

    controls = {
        "read_by": Line(label=say("Who read it to her?")),
        "language": Radios(label=speaker().said(languages.title), options=options),
        "was_alone": YesNo(label=say("Was she alone, without the other party and relatives?")),
        DAY: Day(label=say("On which day?")),
    }
    plain = for_her(case, one, say("It was read to her"), controls, send)
    headings = [say(one) for one in ALOUD]
    return run(plain, "papers/aloud.html", lines=list(zip(headings, law.aloud, strict=True)))


@door.route("/papers/<uuid:paper>/copy", methods=["GET", "POST"])
def copy(reference: str, paper: UUID) -> Page:
    case = view_case(desk(), person(), reference)
    one = paper_in(case, paper)

    def send(typed: dict[str, Any]) -> Response:
        wish = HandingOver(
            document=paper,
            copy=typed["copy"],
            is_posted=typed["is_posted"] is True,
            **about(reference, typed),
        )
        hand_over(desk(), person(), wish)
        flash(say("Recorded where her copy is."))
        return redirect(url_for("papers.versions", reference=reference, paper=paper))

    options = [(code, say(title)) for code, title in COPIES.items()]
    controls = {
        "copy": Radios(label=say("What does she want done with her copy?"), options=options),
        "is_posted": Tick(label=say("Send it by post, because she asked for it"), is_optional=True),
        DAY: Day(label=say("On which day?")),
    }
    return run(for_her(case, one, say("Record it"), controls, send))


def for_her(
    case: CaseView, one: PaperView, button: str, controls: dict[str, Any], send: Any
) -> Plain:
    known = {**first_known(case), DAY: desk().today(), "copy": one.fate.copy or "kept"}
    return Plain(
        title=speaker().said(one.title),
        button=button,
        controls={**controls, "key": Hidden(), "seen": Hidden()},
        known=known,
        send=send,
        note=say("A copy at home can be found. Nothing is posted unless she asks for it."),
        back=url_for("papers.versions", reference=case.reference, paper=one.id),
    )


def about(reference: str, typed: dict[str, Any]) -> dict[str, Any]:
    day = parse_date(typed[DAY])
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    seen = int(typed["seen"]) if typed["seen"].isdecimal() else 0
    return {"reference": reference, "happened_on": day, "key": typed["key"], "seen": seen}


@door.route("/slip", methods=["GET", "POST"])
def slip(reference: str) -> Page:
    """Nothing of it is kept, and it says neither who we are nor what it is about."""
    view_case(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        day = parse_date(typed[DAY])
        if day is None:
            raise InputInvalid([InputFault(DAY, "not_a_date")])
        return Response(render_template("papers/slip.html", day=day, typed=typed))

    return run(
        Plain(
            title=say("Appointment"),
            intro=say("A slip that names no organisation and no topic. She may take it home."),
            button=say("Show the slip to print"),
            controls={
                DAY: Day(label=say("Day")),
                "hour": Line(label=say("Hour")),
                "place": Line(label=say("Where: a place that tells nothing"), is_optional=True),
                "whom": Line(label=say("Whom to ask for: a first name"), is_optional=True),
            },
            send=send,
            back=url_for("cases.case", reference=reference),
        )
    )
