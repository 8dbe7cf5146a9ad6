"""Who did and saw what: of one case for those who answer for it, of all for the auditor."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.khmer.numerals import to_latin
from legalaid.services.anchors import Kept, list_anchors, still_stands
from legalaid.services.audit import Sought, list_deeds, list_doers
from legalaid.services.seers import who_has_seen
from legalaid.web.access import desk, person
from legalaid.web.controls import Line
from legalaid.web.filters import Offered, office_of
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say
from legalaid.web.titles import LOOKS

door = Blueprint("audit", __name__)


@door.get("/cases/<reference>/seen")
def seen(reference: str) -> Page:
    before = request.args.get("before", type=int)
    page = who_has_seen(desk(), person(), reference, before)
    return render_template("audit/seen.html", reference=reference, page=page, is_first=not before)


@door.get("/acts/")
def acts() -> Page:
    """Filters stand in the address: they name no client."""
    asked = request.args.to_dict()
    page = list_deeds(desk(), person(), sought_in(asked), asked.get("after"))
    further = f"?{urlencode({**asked, 'after': page.after})}" if page.after else ""
    kinds = [(kind, say(title)) for kind, title in LOOKS.items()]
    doers = [(str(id_), name) for id_, name in list_doers(desk(), person())]
    lists = [
        Offered("kind", say("What"), kinds, asked.get("kind", "")),
        Offered("who", say("Who"), doers, asked.get("who", "")),
    ]
    boxes = {name: asked.get(name, "") for name in ("reference", "from", "until")}
    return render_template(
        "audit/acts.html", deeds=page.deeds, further=further, filters=lists, boxes=boxes
    )


@door.route("/acts/anchors", methods=["GET", "POST"])
def anchors() -> Page:
    """A page to print and to keep outside; and to compare what was kept."""
    found = list_anchors(desk(), person())
    controls = {
        "number": Line(label=say("Number on the printed page")),
        "code": Line(label=say("Code on the printed page")),
    }
    title, button = say("Codes of the record"), say("Compare")
    plain = Plain(title=title, button=button, controls=controls, send=compare)
    return run(plain, "audit/anchors.html", anchors=found)


def compare(typed: dict[str, Any]) -> Response:
    number = to_latin(str(typed["number"] or "")).strip()
    if not number.isdecimal():
        raise InputInvalid([InputFault("number", "not_a_number")])
    if not still_stands(desk(), person(), Kept(int(number), str(typed["code"] or ""))):
        raise InputInvalid([InputFault("code", "anchor_differs")])
    flash(say("The code is the same: what was recorded up to that day is still there."))
    return redirect(url_for("audit.anchors"))


def sought_in(asked: Mapping[str, str]) -> Sought:
    """What is not a day narrows nothing."""
    kind, who = asked.get("kind"), asked.get("who")
    return Sought(
        kind=kind if kind in LOOKS else None,
        who=office_of(who) if who else None,
        reference=asked.get("reference", "").strip().upper() or None,
        from_on=parse_date(asked.get("from", "")),
        until_on=parse_date(asked.get("until", "")),
    )
