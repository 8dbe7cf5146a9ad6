"""The versions that proceedings run under: listed, weighed before anything moves, and moved."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.services import versions as services
from legalaid.services.moving import ACT, Progress, move, revert
from legalaid.services.offices import require
from legalaid.services.population import Moving, Report, report
from legalaid.web.access import desk, person, require_step_up
from legalaid.web.controls import Hidden, Lines, Picked, Ticks
from legalaid.web.forms import AnswersForm
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker
from legalaid.web.ways import code_of, require_named

door = Blueprint("versions", __name__, url_prefix="/versions")
MOST_NAMED = 50
DROPPED = "migrate_answer_dropped"


@door.get("/")
def versions() -> Page:
    return render_template(
        "versions/versions.html",
        versions=services.versions(desk(), person()),
        runs=services.runs(desk(), person()),
    )


@door.route("/<code>", methods=["GET", "POST"])
def version(code: str) -> Page:
    """What would happen, by what was said so far; and only on a second word, the moving."""
    require(person(), ACT)
    workflow = require_named(code, desk().library.definitions)
    bare = report(desk(), Moving(workflow=workflow))
    typed = request.form if request.method == "POST" else None
    form = AnswersForm(desk(), (), {"run": str(uuid4())}, typed=typed, besides=controls(bare))
    wish = moving(bare, form.raw)
    if request.form.get("act") != "move":
        return show(report(desk(), wish) if wish.states or wish.drops else bare, form)
    require_step_up()
    try:
        batch = move(desk(), person(), wish, form.raw["reason"], run_of(form.raw))
    except InputInvalid as invalid:
        form.tell(invalid.faults)
        return show(report(desk(), wish), form), 422
    return moved(batch, form, act="move")


def run_of(typed: dict[str, Any]) -> str:
    try:
        return str(UUID(typed["run"]))
    except ValueError as error:
        raise InputInvalid([InputFault("reason", "required")]) from error


def controls(bare: Report) -> dict[str, Any]:
    """A list for every state that has no state of its name, a box for every answer left over."""
    states = [(name, speaker().said(title)) for name, title in bare.states.items()]
    unsaid = {one.state: one.title for one in bare.groups if one.to is None}
    asked: dict[str, Any] = {
        name_of(state): Picked(label=speaker().said(title), options=states)
        for state, title in unsaid.items()
    }
    if left := left_over(bare):
        asked["drops"] = Ticks(label=say("Answers that may be left without use"), options=left)
    reason = Lines(label=say("Why are they brought up to date? It stands in every case."))
    return {**asked, "reason": reason, "run": Hidden()}


def name_of(state: str) -> str:
    return f"state-{code_of(state)}"


def left_over(bare: Report) -> list[tuple[str, str]]:
    found = {
        str(reason.data["path"]): speaker().said(reason.data["field"])  # type: ignore[arg-type]
        for one in bare.stuck
        for reason in one.reasons
        if reason.code == DROPPED
    }
    return list(found.items())


def moving(bare: Report, typed: dict[str, Any]) -> Moving:
    states = {one.state: typed.get(name_of(one.state), "") for one in bare.groups}
    known = {old: new for old, new in states.items() if new in bare.states}
    return Moving(workflow=bare.workflow, states=known, drops=frozenset(typed.get("drops") or ()))


def show(found: Report, form: AnswersForm) -> str:
    return render_template("versions/report.html", found=found, form=form, most=MOST_NAMED)


def moved(batch: Progress, form: AnswersForm, act: str) -> str:
    """What a batch did; where something is left, the same form to go on with."""
    return render_template("versions/moved.html", batch=batch, form=form, act=act, most=MOST_NAMED)


@door.route("/runs/<uuid:id_>", methods=["GET", "POST"])
def back(id_: UUID) -> Page:
    """What one run moved goes back, where nobody acted since."""
    found = services.find_run(desk(), person(), id_)
    require_step_up()
    controls = {"reason": Lines(label=say("Why do they go back? It stands in every case."))}

    def send(typed: dict[str, Any]) -> Response:
        batch = revert(desk(), person(), str(id_), typed["reason"])
        again = AnswersForm(desk(), (), {}, typed=request.form, besides=controls)
        return make_response(moved(batch, again, act="back"))

    return run(
        Plain(
            title=say("Back to the earlier version"),
            intro=f"{speaker().said(found.title)}: {found.reason}",
            button=say("Move them back"),
            controls=controls,
            send=send,
            note=say("Those in which somebody acted since stay as they are, and are named."),
            back=url_for("versions.versions"),
        )
    )
