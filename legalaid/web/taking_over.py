"""Taking over what runs on paper: a new case with its first proceeding, or a further one."""

from collections.abc import Iterator

from flask import Blueprint, render_template, url_for

from legalaid.domain.facts import Values
from legalaid.domain.values import nest
from legalaid.services.acts import Taken, TakingOver
from legalaid.services.bringing import bring
from legalaid.services.drafts import keep_draft
from legalaid.services.taking_over import draft_at, reckon_ahead, take_over
from legalaid.services.taking_over_form import PaperPlace, paper_places, taking_over_form
from legalaid.web.access import desk, person
from legalaid.web.answers import Line
from legalaid.web.errands import Confirmed, Errand, Page, answers_in, confirm, fill
from legalaid.web.speech import say, speaker
from legalaid.web.ways import code_of, require_named
from legalaid.web.when import read_day, read_office, read_parent, read_running

door = Blueprint("taking_over", __name__, url_prefix="/cases")


@door.get("/paper")
def new() -> Page:
    return places(None)


@door.get("/<reference>/paper")
def within(reference: str) -> Page:
    return places(reference)


@door.get("/paper/<code>")
def states_of_new(code: str) -> Page:
    return states(None, code)


@door.get("/<reference>/paper/<code>")
def states_within(reference: str, code: str) -> Page:
    return states(reference, code)


@door.route("/paper/<code>/<state>", methods=["GET", "POST"])
def form_of_new(code: str, state: str) -> Page:
    return fill(errand(None, code, state))


@door.route("/paper/<code>/<state>/check", methods=["GET", "POST"])
def check_new(code: str, state: str) -> Page:
    return confirm(errand(None, code, state))


@door.route("/<reference>/paper/<code>/<state>", methods=["GET", "POST"])
def form_within(reference: str, code: str, state: str) -> Page:
    return fill(errand(reference, code, state))


@door.route("/<reference>/paper/<code>/<state>/check", methods=["GET", "POST"])
def check_within(reference: str, code: str, state: str) -> Page:
    return confirm(errand(reference, code, state))


def places(reference: str | None) -> Page:
    found = paper_places(desk(), person(), reference)
    return render_template("taking_over/places.html", places=found, reference=reference)


def states(reference: str | None, code: str) -> Page:
    place = place_named(reference, code)
    return render_template("taking_over/states.html", place=place, reference=reference)


def place_named(reference: str | None, code: str) -> PaperPlace:
    found = {one.workflow: one for one in paper_places(desk(), person(), reference)}
    return found[require_named(code, found)]


def errand(reference: str | None, code: str, state_code: str) -> Errand:
    place = place_named(reference, code)
    state = require_named(state_code, (name for name, _ in place.states))

    def perform(confirmed: Confirmed) -> Taken:
        wish = wish_of(reference, place, state, confirmed.typed, confirmed.key, confirmed.seen)
        return take_over(desk(), person(), wish)

    def ahead(typed: Values) -> Iterator[Line]:
        return dues_ahead(wish_of(reference, place, state, typed, "", 0))

    return Errand(
        desk=desk(),
        here=here_of(reference, code, code_of(state)),
        back=url_for("cases.case", reference=reference) if reference else url_for("home.home"),
        ask=lambda: taking_over_form(desk(), person(), place.workflow, state, reference),
        keep=lambda typed: keep_draft(
            desk(), person(), draft_at(reference, place.workflow, state), typed
        ),
        bring=lambda data: str(bring(desk(), person(), reference, data)),
        perform=perform,
        ahead=ahead,
    )


def here_of(reference: str | None, code: str, state: str) -> str:
    if reference is None:
        return url_for("taking_over.form_of_new", code=code, state=state)
    return url_for("taking_over.form_within", reference=reference, code=code, state=state)


def wish_of(  # noqa: PLR0913, PLR0917  where it stands, and what was typed of it
    reference: str | None, place: PaperPlace, state: str, typed: Values, key: str, seen: int
) -> TakingOver:
    return TakingOver(
        reference=reference,
        workflow=place.workflow,
        state=state,
        answers=nest(answers_in(typed)),
        happened_on=read_day(typed),
        key=key,
        seen=seen,
        running=read_running(typed),
        parent=read_parent(typed),
        serving_office=read_office(typed),
    )


def dues_ahead(wish: TakingOver) -> Iterator[Line]:
    """The deadlines as they would run; what is past its day says so."""
    for one in reckon_ahead(desk(), person(), wish):
        day = speaker().date(one.due) if one.due else say("No day yet")
        passed = say("passed on %(day)s", day=day)
        yield Line(speaker().said(one.title), passed if one.is_past else day)
