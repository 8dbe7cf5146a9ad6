"""The list of cases, and the page of one."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import NotFound
from legalaid.domain.roles import is_granted
from legalaid.services.asked import Choice
from legalaid.services.at_once import at_once
from legalaid.services.case_page import view_case
from legalaid.services.cases import list_cases, search_cases
from legalaid.services.contacts import contact_of
from legalaid.services.means import guide
from legalaid.services.rows import CaseRow
from legalaid.services.tasks import finish_task
from legalaid.web.access import desk, person
from legalaid.web.answers import said_values
from legalaid.web.case_page import overview, part_of
from legalaid.web.contacts import said_contact
from legalaid.web.filters import filters_of, offered
from legalaid.web.plain import Page
from legalaid.web.tracing import name_cases

door = Blueprint("cases", __name__, url_prefix="/cases")


@door.get("/")
def cases() -> Page:
    """Filters stand in the address, so that a list can be kept and gone back to."""
    asked = request.args.to_dict()
    page = list_cases(desk(), person(), filters_of(asked), asked.get("after"))
    name_cases("list", (one.reference for one in page.rows))
    further = f"?{urlencode({**asked, 'after': page.after})}" if page.after else ""
    return show(page.rows, after=further)


@door.post("/")
def search() -> Page:
    """A name that is looked for is never part of an address."""
    words = request.form.get("words", "").strip()
    found = search_cases(desk(), person(), words)
    name_cases("search", (one.reference for one in found))
    if len(found) == 1:
        return redirect(url_for("cases.case", reference=found[0].reference))
    return show(found, words=words)


def show(rows: Sequence[CaseRow], *, words: str = "", after: str = "") -> str:
    lists = offered(request.args.to_dict())
    return render_template(
        "cases/cases.html",
        rows=rows,
        words=words,
        after=after,
        filters=lists,
        filtered=any(one.chosen for one in lists),
        may_open=is_granted(person().roles, "open_case"),
    )


@door.get("/<reference>")
def case(reference: str) -> Page:
    found = view_case(desk(), person(), reference)
    contact = said_contact(contact_of(found))
    return render_template("cases/case.html", case=found, page=overview(found), contact=contact)


@door.get("/<reference>/<int:number>")
def proceeding(reference: str, number: int) -> Page:
    found = view_case(desk(), person(), reference)
    one = next((one for one in found.proceedings if one.number == number), None)
    if one is None:
        raise NotFound
    return render_template("cases/proceeding.html", case=found, one=one)


@door.get("/<reference>/at-once")
def now(reference: str) -> Page:
    found = at_once(desk(), person(), reference)
    return render_template(
        "cases/at_once.html", found=found, contact=said_values(desk(), found.contact)
    )


@door.get("/<reference>/papers")
def papers(reference: str) -> Page:
    found = view_case(desk(), person(), reference)
    shown, further = part_of(found.papers)
    return render_template("cases/papers.html", case=found, shown=shown, further=further)


@door.get("/<reference>/deadlines")
def deadlines(reference: str) -> Page:
    found = view_case(desk(), person(), reference)
    shown, further = part_of(found.deadlines)
    return render_template("cases/deadlines.html", case=found, shown=shown, further=further)


@door.get("/<reference>/record")
def record(reference: str) -> Page:
    found = view_case(desk(), person(), reference)
    shown, further = part_of(found.events[::-1])
    return render_template("cases/record.html", case=found, shown=shown, further=further)


@door.get("/<reference>/known")
def known(reference: str) -> Page:
    found = view_case(desk(), person(), reference)
    people = [Choice(one.user, one.name) for one in found.relations]
    said = said_values(desk(), found.values, people)
    return render_template("cases/known.html", case=found, known=said)


@door.get("/<reference>/means")
def means(reference: str) -> Page:
    """What the guide says of her means: for people, read by no step and no paper."""
    guidance = guide(desk(), person(), reference)
    if guidance is None:
        raise NotFound
    return render_template("cases/means.html", reference=reference, guidance=guidance)


@door.post("/<reference>/tasks/<uuid:task>/done")
def done(reference: str, task: UUID) -> Response:
    finish_task(desk(), person(), reference, task)
    return redirect(url_for("cases.case", reference=reference))
