"""The one page for every step of every workflow."""

from flask import Blueprint, url_for

from legalaid.services.acts import Act, Taken
from legalaid.services.case_page import view_case
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.step_form import step_form
from legalaid.services.steps import take
from legalaid.web.access import desk, person
from legalaid.web.errands import Confirmed, Errand, Page, confirm, fill
from legalaid.web.ways import code_of, named, require_named
from legalaid.web.when import read_when

door = Blueprint("steps", __name__, url_prefix="/cases/<reference>/<int:number>/<code>")


@door.route("", methods=["GET", "POST"])
def form(reference: str, number: int, code: str) -> Page:
    return fill(errand(reference, number, step_named(reference, number, code)))


@door.route("/check", methods=["GET", "POST"])
def check(reference: str, number: int, code: str) -> Page:
    return confirm(errand(reference, number, step_named(reference, number, code)))


def errand(reference: str, number: int, step: str) -> Errand:
    at = DraftAt(reference, number, step)

    def perform(confirmed: Confirmed) -> Taken:
        act = Act(
            reference=reference,
            number=number,
            step=step,
            answers=confirmed.answers,
            key=confirmed.key,
            seen=confirmed.seen,
            **read_when(confirmed.typed),
        )
        return take(desk(), person(), act)

    return Errand(
        desk=desk(),
        here=url_for("steps.form", reference=reference, number=number, code=code_of(step)),
        back=url_for("cases.case", reference=reference),
        ask=lambda: step_form(desk(), person(), reference, number, step),
        keep=lambda typed: keep_draft(desk(), person(), at, typed),
        perform=perform,
    )


def step_named(reference: str, number: int, code: str) -> str:
    """A proceeding may have begun under older files, whose steps only the case still tells."""
    living = (step for one in desk().library.definitions.values() for step in one.workflow.steps)
    if found := named(code, living):
        return found
    case = view_case(desk(), person(), reference)
    begun = (one.declared.steps for one in case.proceedings if one.number == number)
    return require_named(code, (step for steps in begun for step in steps))
