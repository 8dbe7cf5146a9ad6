"""Opening a case, and opening something further in one."""

from functools import partial

from flask import Blueprint, render_template, url_for

from legalaid.domain.part import Text
from legalaid.services.acts import Opening, Taken
from legalaid.services.bringing import bring
from legalaid.services.case_page import view_case
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.opening import open_proceeding
from legalaid.services.step_form import opening_form
from legalaid.web.access import desk, person
from legalaid.web.errands import Confirmed, Errand, Page, confirm, fill
from legalaid.web.ways import code_of, require_named
from legalaid.web.when import read_office, read_when

door = Blueprint("openings", __name__, url_prefix="/cases")


@door.route("/new", methods=["GET", "POST"])
def case() -> Page:
    return fill(first_errand())


@door.route("/new/check", methods=["GET", "POST"])
def check_case() -> Page:
    return confirm(first_errand())


@door.route("/new/<code>", methods=["GET", "POST"])
def urgent(code: str) -> Page:
    return fill(urgent_errand(code))


@door.route("/new/<code>/check", methods=["GET", "POST"])
def check_urgent(code: str) -> Page:
    return confirm(urgent_errand(code))


@door.get("/<reference>/begin")
def openings(reference: str) -> Page:
    return render_template("cases/openings.html", case=view_case(desk(), person(), reference))


@door.route("/<reference>/begin/<code>", methods=["GET", "POST"])
def further(reference: str, code: str) -> Page:
    return fill(further_errand(reference, code))


@door.route("/<reference>/begin/<code>/check", methods=["GET", "POST"])
def check_further(reference: str, code: str) -> Page:
    return confirm(further_errand(reference, code))


def first_errand() -> Errand:
    return errand(None, desk().first, here=url_for("openings.case"), back=url_for("home.home"))


def urgent_errand(code: str) -> Errand:
    """A case that begins with danger, told in a form of its own."""
    workflow = require_named(code, urgent_workflows())
    here = url_for("openings.urgent", code=code_of(workflow))
    return errand(None, workflow, here=here, back=url_for("home.home"))


def urgent_workflows() -> dict[str, Text]:
    """The titles of the doors for danger, by workflow."""
    every = desk().library.definitions.items()
    return {name: one.workflow.title for name, one in every if one.workflow.opening.urgent}


def after(workflow: str, taken: Taken) -> str:
    """Danger leads to the page of what to do at once."""
    page = "cases.now" if workflow in urgent_workflows() else "cases.case"
    return url_for(page, reference=taken.reference)


def further_errand(reference: str, code: str) -> Errand:
    workflow = require_named(code, desk().library.definitions)
    here = url_for("openings.further", reference=reference, code=code_of(workflow))
    back = url_for("cases.case", reference=reference)
    return errand(reference, workflow, here=here, back=back)


def errand(reference: str | None, workflow: str, *, here: str, back: str) -> Errand:
    at = DraftAt(reference, None, workflow)

    def perform(confirmed: Confirmed) -> Taken:
        opening = Opening(
            reference=reference,
            workflow=workflow,
            answers=confirmed.answers,
            key=confirmed.key,
            seen=confirmed.seen,
            serving_office=read_office(confirmed.typed),
            **read_when(confirmed.typed),
        )
        return open_proceeding(desk(), person(), opening)

    return Errand(
        desk=desk(),
        here=here,
        back=back,
        ask=lambda: opening_form(desk(), person(), workflow, reference),
        keep=lambda typed: keep_draft(desk(), person(), at, typed),
        bring=lambda data: str(bring(desk(), person(), reference, data)),
        perform=perform,
        onward=partial(after, workflow),
    )
