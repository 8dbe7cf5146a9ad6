"""The one page for every step of every workflow."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import NotFound
from legalaid.services.acts import Act
from legalaid.services.bringing import bring
from legalaid.services.bundles import bundle_of, draft_paper
from legalaid.services.case_page import view_case
from legalaid.services.drafts import DraftAt, find_draft, keep_draft
from legalaid.services.step_form import step_form
from legalaid.services.steps import take
from legalaid.web.access import desk, person
from legalaid.web.bundle import show_bundle
from legalaid.web.errands import Confirmed, Errand, Page, confirm, fill
from legalaid.web.handing import hand_out
from legalaid.web.ways import code_of, named, require_named
from legalaid.web.when import read_when

door = Blueprint("steps", __name__, url_prefix="/cases/<reference>/<int:number>/<code>")


@door.route("", methods=["GET", "POST"])
def form(reference: str, number: int, code: str) -> Page:
    return fill(errand(reference, number, step_named(reference, number, code)))


@door.route("/check", methods=["GET", "POST"])
def check(reference: str, number: int, code: str) -> Page:
    return confirm(errand(reference, number, step_named(reference, number, code)))


@door.get("/bundle")
def bundle(reference: str, number: int, code: str) -> Page:
    return show_bundle(errand(reference, number, step_named(reference, number, code)))


@door.get("/bundle/<int:paper>")
def draft(reference: str, number: int, code: str, paper: int) -> Response:
    step = step_named(reference, number, code)
    typed = find_draft(desk(), person(), DraftAt(reference, number, step))
    if typed is None:
        raise NotFound
    act = act_of(DraftAt(reference, number, step), Confirmed(typed, key="", seen=0))
    return hand_out(draft_paper(desk(), person(), act, paper))


def errand(reference: str, number: int, step: str) -> Errand:
    at = DraftAt(reference, number, step)

    return Errand(
        desk=desk(),
        here=url_for("steps.form", reference=reference, number=number, code=code_of(step)),
        back=url_for("cases.case", reference=reference),
        ask=lambda: step_form(desk(), person(), reference, number, step),
        keep=lambda typed: keep_draft(desk(), person(), at, typed),
        bring=lambda data: str(bring(desk(), person(), reference, data)),
        perform=lambda confirmed: take(desk(), person(), act_of(at, confirmed)),
        bundle=lambda confirmed: bundle_of(desk(), person(), act_of(at, confirmed)),
    )


def act_of(at: DraftAt, confirmed: Confirmed) -> Act:
    return Act(
        reference=at.reference or "",
        number=at.number or 0,
        step=at.form,
        answers=confirmed.answers,
        key=confirmed.key,
        seen=confirmed.seen,
        **read_when(confirmed.typed),
    )


def step_named(reference: str, number: int, code: str) -> str:
    """A proceeding may have begun under older files, whose steps only the case still tells."""
    living = (step for one in desk().library.definitions.values() for step in one.workflow.steps)
    if found := named(code, living):
        return found
    case = view_case(desk(), person(), reference)
    begun = (one.declared.steps for one in case.proceedings if one.number == number)
    return require_named(code, (step for steps in begun for step in steps))
