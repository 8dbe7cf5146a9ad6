"""Filling in, checking and confirming: the same walk for every step and every opening."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from legalaid.domain.errors import Conflict, InputInvalid, StepNotPossible
from legalaid.domain.values import nest
from legalaid.services.acts import Taken
from legalaid.services.bundles import Bundle
from legalaid.services.desk import Desk
from legalaid.web.answers import Line, said_answers, said_typed
from legalaid.web.rows import Rows
from legalaid.web.sheets import Sheet, read_all
from legalaid.web.speech import say, speaker
from legalaid.web.uploads import take_in
from legalaid.web.when import BESIDES, RUNNING, SEEN, Questions, said_act

Page = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person confirmed: exactly what the check page showed."""

    typed: Mapping[str, Any]
    key: str
    seen: int

    @property
    def answers(self) -> dict[str, Any]:
        return nest(answers_in(self.typed))


def answers_in(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is asked beside the answers."""
    return {
        path: raw
        for path, raw in typed.items()
        if path not in BESIDES and not path.startswith(RUNNING)
    }


def to_case(taken: Taken) -> str:
    return url_for("cases.case", reference=taken.reference)


@dataclass(frozen=True)
class Errand:
    """What a step and an opening differ in: what is asked, where, and what is done at the end.
    `ahead` tells on the check page what would come of it.

    A confirmed errand is performed before anything is asked: the second of two clicks finds the
    case moved already, and must get the first one's answer.
    """

    desk: Desk
    here: str
    back: str
    ask: Callable[[], Questions]
    keep: Callable[[Mapping[str, Any]], None]
    bring: Callable[[bytes], str]
    perform: Callable[[Confirmed], Taken]
    ahead: Callable[[Mapping[str, Any]], Iterable[Line]] = field(default=lambda _typed: ())
    bundle: Callable[[Confirmed], Bundle] | None = None
    onward: Callable[[Taken], str] = to_case

    @cached_property
    def questions(self) -> Questions:
        return self.ask()

    @property
    def check(self) -> str:
        return f"{self.here}/check"

    @property
    def is_shown_first(self) -> bool:
        """Whether it makes a paper that the other party will read."""
        laws = map(self.desk.papers.law, self.questions.papers)
        return self.bundle is not None and any(law.reaches_other_party for law in laws)

    def sheet(self, *, typed: bool = False) -> Sheet:
        page = request.args.get("page", 1, type=int)
        return Sheet(self.desk, self.questions, page, request.form if typed else None)


def fill(errand: Errand) -> Page:
    """The form: shown, kept, changed in its rows, or sent on."""
    if request.method == "GET":
        return show(errand, errand.sheet())
    sheet = errand.sheet(typed=True)
    if faults := take_in(sheet.form, errand.bring):
        kept(errand, sheet)
        sheet.form.tell(faults)
        return show(errand, sheet, 422)
    act, _, path = request.form.get("act", "").partition(":")
    return ACTS.get(act, send_on)(errand, sheet, path)


def show(errand: Errand, sheet: Sheet, status: int = 200) -> tuple[str, int]:
    return render_template("steps/form.html", errand=errand, sheet=sheet), status


def kept(errand: Errand, sheet: Sheet) -> dict[str, Any]:
    """Put what was typed into the draft, with the event count that the first page showed."""
    typed = sheet.raw
    if "seen" in request.form:
        typed[SEEN] = request.form.get("seen", 0, type=int)
    errand.keep(typed)
    return typed


def send_on(errand: Errand, sheet: Sheet, _path: str) -> Page:
    kept(errand, sheet)
    if sheet.faults:
        sheet.form.tell(sheet.faults)
        return show(errand, sheet, 422)
    return redirect(errand.check if sheet.is_last else f"{errand.here}?page={sheet.page + 1}")


def keep_quietly(errand: Errand, sheet: Sheet, _path: str) -> Page:
    """The script asks so every few seconds; a person by a button, and goes."""
    kept(errand, sheet)
    if request.headers.get("X-Quiet"):
        return Response(status=204)
    flash(say("What you typed is kept. You can go on later."))
    return redirect(errand.back)


def add_row(errand: Errand, sheet: Sheet, path: str) -> Page:
    return with_rows(errand, sheet, path, lambda rows: [*rows.raw, {}])


def remove_row(errand: Errand, sheet: Sheet, path: str) -> Page:
    path, _, number = path.rpartition(":")
    return with_rows(
        errand, sheet, path, lambda rows: [r for n, r in enumerate(rows.raw) if str(n) != number]
    )


def with_rows(
    errand: Errand, sheet: Sheet, path: str, change: Callable[[Rows], list[dict[str, Any]]]
) -> Page:
    rows = sheet.form.rows.get(path)
    if rows is None:
        raise BadRequest
    typed = sheet.raw | {path: change(rows) or None}
    errand.keep(typed)
    return redirect(f"{errand.here}?page={sheet.page}#{path}")


def put_away(errand: Errand, sheet: Sheet, path: str) -> Page:
    """The file stays out of this form; it may be brought again."""
    for control in sheet.form.brought:
        if control.name == path:
            control.data = ""
    kept(errand, sheet)
    return redirect(f"{errand.here}?page={sheet.page}#{path}")


def refresh(errand: Errand, sheet: Sheet, path: str) -> Page:
    """The lists of an address without script: what is chosen opens what lies within."""
    kept(errand, sheet)
    return redirect(f"{errand.here}?page={sheet.page}#{path}")


ACTS: Mapping[str, Callable[[Errand, Sheet, str], Page]] = {
    "keep": keep_quietly,
    "add": add_row,
    "remove": remove_row,
    "refresh": refresh,
    "bring": refresh,
    "put_away": put_away,
}


def confirm(errand: Errand) -> Page:
    """The check page, and what happens when it is confirmed."""
    if request.method == "GET":
        return show_check(errand)
    confirmed = read_confirmed()
    if "shown" not in request.form and errand.is_shown_first:
        return redirect(f"{errand.here}/bundle")
    try:
        taken = errand.perform(confirmed)
    except InputInvalid as invalid:
        return show_faults(errand, invalid)
    except (StepNotPossible, Conflict) as refused:
        return show_refused(errand, refused, confirmed)
    flash(told(taken))
    return redirect(errand.onward(taken))


def show_refused(errand: Errand, refused: StepNotPossible | Conflict, confirmed: Confirmed) -> Page:
    answered = said_typed(errand.desk, confirmed.answers)
    page = render_template("steps/refused.html", errand=errand, refused=refused, answered=answered)
    return page, 409


def read_confirmed() -> Confirmed:
    try:
        typed = dict(json.loads(request.form["typed"]))
        return Confirmed(typed, request.form["key"], int(request.form["seen"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadRequest from error


def show_check(errand: Errand) -> Page:
    draft = errand.questions.draft
    if draft is None:
        return redirect(errand.here)
    try:
        answers = read_all(errand.desk, errand.questions, draft)
        ahead = tuple(errand.ahead(draft))
    except InputInvalid as invalid:
        return show_faults(errand, invalid)
    return render_template(
        "steps/check.html",
        errand=errand,
        answered=said_answers(errand.desk, errand.questions.asked, answers),
        act=said_act(errand.desk, errand.questions, draft),
        ahead=ahead,
        typed=json.dumps(draft, ensure_ascii=False),
        key=uuid4().hex,
        seen=draft.get(SEEN, errand.questions.seen),
    )


def show_faults(errand: Errand, invalid: InputInvalid) -> Page:
    """The page of the form where the first fault lies, with all of its faults told."""
    sheet = errand.sheet()
    first = sheet.page_of(invalid.faults[0])
    sheet = Sheet(errand.desk, errand.questions, first)
    sheet.form.tell([fault for fault in invalid.faults if sheet.page_of(fault) == first])
    return show(errand, sheet, 422)


def told(taken: Taken) -> str:
    made = len(taken.papers)
    if not made:
        return say("Done.")
    return speaker().ngettext("Done. One paper was made.", "Done. %(n)s papers were made.", made)
