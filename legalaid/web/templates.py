"""The templates of papers: which there are, one that is brought looked over, and put in force."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.services.documents import WORD
from legalaid.services.looking_over import file_of_template, look_over
from legalaid.services.templates import (
    bring_template,
    file_in_force,
    list_templates,
    put_in_force,
    put_shipped_in_force,
    view_templates,
)
from legalaid.services.views import Download
from legalaid.web.access import desk, person, require_step_up
from legalaid.web.handing import hand_out
from legalaid.web.papers import word_file
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker
from legalaid.web.ways import code_of, require_named

door = Blueprint("templates", __name__, url_prefix="/templates")


@door.get("/")
def templates() -> Page:
    return render_template("templates/templates.html", papers=list_templates(desk(), person()))


@door.get("/<code>")
def paper(code: str) -> Page:
    found = view_templates(desk(), person(), name_of(code))
    return render_template("templates/paper.html", paper=found)


@door.get("/<code>/file")
def present(code: str) -> Response:
    """The template in force, to be edited in Word."""
    name = name_of(code)
    return file_of(name, file_in_force(desk(), person(), name))


@door.route("/<code>/new", methods=["GET", "POST"])
def bring(code: str) -> Page:
    found = view_templates(desk(), person(), name_of(code))

    def send(typed: dict[str, Any]) -> Response:
        brought = bring_template(desk(), person(), found.name, typed["file"])
        return redirect(url_for("templates.review", template=brought))

    return run(
        Plain(
            title=say("Bring a template"),
            intro=speaker().said(found.title),
            button=say("Look it over"),
            controls={"file": word_file()},
            send=send,
            note=say("It makes no paper before you have looked it over and put it in force."),
            back=url_for("templates.paper", code=code),
        )
    )


@door.get("/brought/<uuid:template>")
def review(template: UUID) -> Page:
    found = look_over(desk(), person(), template)
    return render_template("templates/review.html", review=found, template=template)


@door.get("/brought/<uuid:template>/file")
def brought(template: UUID) -> Response:
    name, content = file_of_template(desk(), person(), template)
    return file_of(name, content)


@door.post("/brought/<uuid:template>/use")
def use(template: UUID) -> Response:
    require_step_up()
    name = put_in_force(desk(), person(), template)
    flash(say("Put in force. Papers are made with it from now on."))
    return redirect(url_for("templates.paper", code=code_of(name)))


@door.post("/<code>/shipped")
def shipped(code: str) -> Response:
    require_step_up()
    put_shipped_in_force(desk(), person(), name_of(code))
    flash(say("The shipped template makes the paper again. The others are kept."))
    return redirect(url_for("templates.paper", code=code))


def name_of(code: str) -> str:
    return require_named(code, desk().papers.names())


def file_of(name: str, content: bytes) -> Response:
    return hand_out(Download(f"template-{code_of(name)}.docx", WORD, content))
