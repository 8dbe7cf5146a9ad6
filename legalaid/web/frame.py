"""What stands around every page: the doors in the bar, and what templates have at hand."""

from typing import NamedTuple

from flask import Blueprint, Flask, current_app, redirect, request
from jinja2 import StrictUndefined
from werkzeug.wrappers import Response

from legalaid.domain.roles import Act, is_granted
from legalaid.web import titles
from legalaid.web.access import desk, visitor
from legalaid.web.diagrams import drawing, picture, way
from legalaid.web.headers import asset
from legalaid.web.sessions import LEAVE_TO
from legalaid.web.speech import say, voices
from legalaid.web.ways import code_of

door = Blueprint("frame", __name__)


class Door(NamedTuple):
    """A place in the bar."""

    endpoint: str
    title: str


@door.get("/favicon.ico")
def icon() -> Response:
    return redirect(asset("favicon.svg"))


def doors() -> list[Door]:
    """The doors that this person's roles open."""
    signed_in = visitor()
    roles = signed_in.person.roles if signed_in else frozenset()
    offered: tuple[tuple[Act | None, Door], ...] = (
        (None, Door("home.home", say("My work"))),
        ("see_case", Door("cases.cases", say("Cases"))),
        (None, Door("law.rules", say("The law"))),
        ("administer_users", Door("users.users", say("Users"))),
        ("migrate_workflow", Door("versions.versions", say("Newer versions"))),
        ("read_acts", Door("audit.acts", say("Record of acts"))),
        ("read_anchors", Door("audit.anchors", say("Codes of the record"))),
        ("erase_case", Door("keeping.erasures", say("To be erased"))),
        ("change_templates", Door("templates.templates", say("Templates"))),
    )
    return [one for act, one in offered if act is None or is_granted(roles, act)]


def surroundings() -> dict[str, object]:
    signed_in = visitor()
    return {
        **voices(),
        "person": signed_in.person if signed_in else None,
        "doors": doors() if signed_in else [],
        "here": request.full_path.rstrip("?") if request.endpoint else "/",
        "leave_to": LEAVE_TO,
        "is_demo": current_app.config["IS_DEMO"],
        "today": desk().today(),
        "paper_law": desk().papers.law,
    }


def hang(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(surroundings)
    said = (
        titles.aspect,
        titles.certainty,
        titles.extension,
        titles.day_effect,
        titles.deed,
        titles.outcome,
        titles.money,
        titles.office_name,
        titles.copy_standing,
        titles.office_kind,
        titles.length,
        titles.year_used,
        titles.pdf_fault,
        titles.look,
        titles.look_at,
        titles.sign_of,
    )
    for function in (*said, drawing, picture, way, code_of):
        app.add_template_global(function)
