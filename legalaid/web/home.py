"""The first page: what must I do this week?"""

from flask import Blueprint, render_template

from legalaid.domain.roles import is_granted
from legalaid.services.home import home as look
from legalaid.web.access import desk, person
from legalaid.web.openings import urgent_workflows
from legalaid.web.plain import Page
from legalaid.web.tracing import name_cases

door = Blueprint("home", __name__)


@door.get("/")
def home() -> Page:
    may_open = is_granted(person().roles, "open_case")
    may_act = is_granted(person().roles, "take_step")
    seen = look(desk(), person()) if may_act else None
    if seen:
        name_cases("list", seen.references)
    urgent = urgent_workflows() if may_open else {}
    return render_template("home/home.html", home=seen, may_open=may_open, urgent=urgent)
