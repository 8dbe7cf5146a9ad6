"""Correcting an entry: a form, what would change, and only then the correction."""

import json
from collections.abc import Mapping
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
from legalaid.web.speech import say
from legalaid.web.when import DAY

door = Blueprint("corrections", __name__)
REASON = "reason"


@door.route("/cases/<reference>/entries/<int:seq>/correct", methods=["GET", "POST"])
def form(reference: str, seq: int) -> Page:
    questions = correction_form(desk(), person(), reference, seq)
    if request.method == "GET":
        return show(questions, filled(questions))
    return ACTS.get(request.form.get("act", ""), look_first)(questions)


def filled(
    questions: CorrectionForm, known: Mapping[str, Any] | None = None, typed: Typed | None = None
) -> AnswersForm:
    besides = {
        DAY: Day(label=say("On which day did it happen?")),
        REASON: Lines(label=say("Why is this corrected?")),
    }
    values = {DAY: questions.happened_on, **questions.values, **(known or {})}
    return AnswersForm(desk(), questions.asked, values, typed=typed, besides=besides)


def show(questions: CorrectionForm, filled_in: AnswersForm, status: int = 200) -> Page:
    page = render_template(
        "corrections/form.html", questions=questions, form=filled_in, seen=seen(questions)
    )
    return page, status


def look_first(questions: CorrectionForm) -> Page:
    """What would change, before anything does."""
    filled_in = filled(questions, typed=request.form)
    try:
        changes = preview(desk(), person(), wish(questions, filled_in.raw, key=""))
    except InputInvalid as invalid:
        filled_in.tell(invalid.faults)
        return show(questions, filled_in, 422)
    return render_template(
        "corrections/preview.html",
        questions=questions,
        changes=[said_change(desk(), one) for one in changes],
        typed=json.dumps(filled_in.raw, ensure_ascii=False),
        seen=seen(questions),
        key=uuid4().hex,
    )


def edit_again(questions: CorrectionForm) -> Page:
    return show(questions, filled(questions, read_typed()))


def confirm(questions: CorrectionForm) -> Page:
    correct(desk(), person(), wish(questions, read_typed(), key=request.form.get("key", "")))
    flash(say("Corrected."))
    return redirect(url_for("cases.case", reference=questions.reference))


ACTS = {"edit": edit_again, "confirm": confirm}


def read_typed() -> dict[str, Any]:
    try:
        return dict(json.loads(request.form["typed"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest from error


def seen(questions: CorrectionForm) -> int:
    """The event count that the first of the pages showed."""
    return request.form.get("seen", questions.seen, type=int)


def wish(questions: CorrectionForm, typed: Mapping[str, Any], *, key: str) -> Correction:
    """Only what differs from what is recorded. Raises InputInvalid for a day that is none."""
    day = parse_date(typed[DAY])
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    known = filled(questions).raw
    changed = {path: raw for path, raw in typed.items() if raw != known[path]}
    answers = {path: raw for path, raw in changed.items() if path not in {DAY, REASON}}
    return Correction(
        reference=questions.reference,
        target=questions.target,
        reason=typed[REASON],
        key=key,
        seen=seen(questions),
        answers=nest(answers),
        happened_on=day if DAY in changed else None,
    )
