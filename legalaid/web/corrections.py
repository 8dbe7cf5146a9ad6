"""Correcting an entry: a form, what would change, and only then the correction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.values import nest
from legalaid.services.acts import Correction
from legalaid.services.aiming import correction_form
from legalaid.services.asked import CorrectionForm
from legalaid.services.corrections import correct, preview
from legalaid.web.access import desk, person
from legalaid.web.answers import said_change
from legalaid.web.controls import Day, Lines
from legalaid.web.forms import AnswersForm
from legalaid.web.plain import Page
from legalaid.web.rows import Typed
from legalaid.web.sheets import pages_of
from legalaid.web.speech import say
from legalaid.web.when import DAY

door = Blueprint("corrections", __name__)
REASON = "reason"


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a recorded entry; a long one is corrected part by part."""

    questions: CorrectionForm
    part: int
    parts: int

    @property
    def seen(self) -> int:
        """The event count that the first of the pages showed."""
        return request.form.get("seen", self.questions.seen, type=int)


@door.route("/cases/<reference>/entries/<int:seq>/correct", methods=["GET", "POST"])
def form(reference: str, seq: int) -> Page:
    entry = entry_at(correction_form(desk(), person(), reference, seq))
    if request.method == "GET":
        return show(entry, filled(entry))
    return ACTS.get(request.form.get("act", ""), look_first)(entry)


def entry_at(whole: CorrectionForm) -> Entry:
    pages = pages_of(whole.asked)
    part = request.args.get("part", 1, type=int)
    part = part if 1 <= part <= len(pages) else 1
    return Entry(replace(whole, asked=pages[part - 1]), part, len(pages))


def filled(
    entry: Entry, known: Mapping[str, Any] | None = None, typed: Typed | None = None
) -> AnswersForm:
    questions = entry.questions
    besides = {
        DAY: Day(label=say("On which day did it happen?")),
        REASON: Lines(label=say("Why is this corrected?")),
    }
    values = {DAY: questions.happened_on, **questions.values, **(known or {})}
    return AnswersForm(desk(), questions.asked, values, typed=typed, besides=besides)


def show(entry: Entry, filled_in: AnswersForm, status: int = 200) -> Page:
    return render_template("corrections/form.html", entry=entry, form=filled_in), status


def look_first(entry: Entry) -> Page:
    """What would change, before anything does."""
    filled_in = filled(entry, typed=request.form)
    try:
        changes = preview(desk(), person(), wish(entry, filled_in.raw, key=""))
    except InputInvalid as invalid:
        filled_in.tell(invalid.faults)
        return show(entry, filled_in, 422)
    return render_template(
        "corrections/preview.html",
        entry=entry,
        changes=[said_change(desk(), one) for one in changes],
        typed=json.dumps(filled_in.raw, ensure_ascii=False),
        key=uuid4().hex,
    )


def edit_again(entry: Entry) -> Page:
    return show(entry, filled(entry, read_typed()))


def confirm(entry: Entry) -> Page:
    correct(desk(), person(), wish(entry, read_typed(), key=request.form.get("key", "")))
    flash(say("Corrected."))
    return redirect(url_for("cases.case", reference=entry.questions.reference))


ACTS = {"edit": edit_again, "confirm": confirm}


def read_typed() -> dict[str, Any]:
    try:
        return dict(json.loads(request.form["typed"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest from error


def wish(entry: Entry, typed: Mapping[str, Any], *, key: str) -> Correction:
    """Only what differs from what is recorded. Raises InputInvalid for a day that is none."""
    day = parse_date(typed.get(DAY))
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    known = filled(entry).raw
    changed = {path: raw for path, raw in typed.items() if raw != known.get(path)}
    answers = {path: raw for path, raw in changed.items() if path not in {DAY, REASON}}
    return Correction(
        reference=entry.questions.reference,
        target=entry.questions.target,
        reason=str(typed.get(REASON, "")),
        key=key,
        seen=entry.seen,
        answers=nest(answers),
        happened_on=day if DAY in changed else None,
    )
