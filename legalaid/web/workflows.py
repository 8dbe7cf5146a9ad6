"""How each kind of proceeding goes: its picture, who may do what, its periods, law and proofs."""

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from legalaid.services.workflows import WayView, WorkflowView, list_workflows, view_workflow
from legalaid.web.access import desk
from legalaid.web.case_page import part_of
from legalaid.web.claims import OF_THE_FILES, OF_THE_SET, OF_THE_WAYS
from legalaid.web.plain import Page
from legalaid.web.ways import code_of, require_named

door = Blueprint("workflows", __name__, url_prefix="/workflows")
ON_A_PAGE = 8


@door.get("/")
def workflows() -> Page:
    return render_template("workflows/workflows.html", workflows=list_workflows(desk()))


def found(code: str) -> WorkflowView:
    """The one in force, or the one a proceeding began under, as its address says."""
    name = require_named(code, desk().library.definitions)
    return view_workflow(desk(), name, began())


def began() -> str:
    return request.args.get("began", "")


def show(page: str, code: str, one: WorkflowView, **things: object) -> str:
    carried = {"began": one.hash} if not one.is_newest else {}
    return render_template(f"workflows/{page}.html", one=one, code=code, carried=carried, **things)


@door.get("/<code>")
def workflow(code: str) -> Page:
    return show("workflow", code, found(code))


@door.get("/<code>/steps")
def steps(code: str) -> Page:
    """A few at a time, of all or of one party; or those around one that a link points at."""
    one, by = found(code), request.args.get("by", "")
    wanted = [way for way in one.ways if not by or by in map(code_of, way.parties)]
    at = place_of(wanted, request.args.get("step", ""))
    start = at if at is not None else max(0, request.args.get("from", 0, type=int))
    end = start + ON_A_PAGE
    further = {"began": began(), "by": by, "from": str(end)}
    address = urlencode({name: value for name, value in further.items() if value})
    return show(
        "steps",
        code,
        one,
        by=by,
        shown=wanted[start:end],
        further=f"?{address}" if end < len(wanted) else "",
    )


def place_of(ways: Iterable[WayView], step: str) -> int | None:
    """Where the part of the list begins that holds the step of that code."""
    for at, way in enumerate(ways):
        if step and code_of(way.name) == step:
            return at - at % ON_A_PAGE
    return None


@door.get("/<code>/periods")
def periods(code: str) -> Page:
    one = found(code)
    shown, further = part_of(one.periods)
    return show("periods", code, one, shown=shown, further=carrying(further))


@door.get("/<code>/law")
def law(code: str) -> Page:
    one = found(code)
    shown, further = part_of(one.law)
    return show("law", code, one, shown=shown, further=carrying(further))


def carrying(further: str) -> str:
    """The address of the next part, of the same text."""
    return f"{further}&{urlencode({'began': began()})}" if further and began() else further


@door.get("/<code>/proofs")
def proofs(code: str) -> Page:
    claims = {"files": OF_THE_FILES, "ways": OF_THE_WAYS, "whole": OF_THE_SET}
    return show("proofs", code, found(code), **claims)
