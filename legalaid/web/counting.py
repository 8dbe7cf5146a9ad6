"""The calculator: choose a rule and a day, and read how its last day is reached."""

from flask import Blueprint, render_template, request

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.law import Rule
from legalaid.services.calculator import CountedView, count_period, countable
from legalaid.web.access import desk
from legalaid.web.controls import Day, Picked
from legalaid.web.forms import AnswersForm
from legalaid.web.plain import Page
from legalaid.web.speech import say, speaker
from legalaid.web.titles import length
from legalaid.web.typed import PAST_DAY, Typed
from legalaid.web.ways import code_of, named

door = Blueprint("counting", __name__, url_prefix="/law/counting")


@door.route("/", methods=["GET", "POST"])
def counting() -> Page:
    typed = request.form if request.method == "POST" else None
    known = {"rule": request.args.get("rule", "")}
    form = AnswersForm(desk(), (), known, typed=typed, besides=controls())
    if typed is None:
        return show(form, None)
    try:
        return show(form, counted(form))
    except InputInvalid as invalid:
        form.tell(invalid.faults)
        return show(form, None), 422


def show(form: AnswersForm, one: CountedView | None) -> str:
    return render_template("law/counting.html", form=form, counted=one)


def controls() -> dict[str, object]:
    rules = [(code_of(name), titled(rule)) for name, rule in countable(desk()).items()]
    note = say("The day on which it happened, such as the day the notice was received.")
    return {
        "rule": Picked(label=say("Rule"), options=rules),
        "day": Day(label=say("Day it counts from"), description=note),
    }


def titled(rule: Rule) -> str:
    lengths = rule.period.lengths if rule.period else ()
    return f"{speaker().said(rule.article)} – {'; '.join(length(*one) for one in lengths)}"


def counted(form: AnswersForm) -> CountedView:
    """Raises InputInvalid: what is missing or cannot be is asked for, never guessed."""
    told, read = form.raw, Typed(desk(), form.raw)
    name = named(told["rule"], countable(desk()))
    day = read.value("day", PAST_DAY)
    if name is None:
        read.faults.append(InputFault("rule", "required_choice"))
    if day is None and not told["day"]:
        read.faults.append(InputFault("day", "required"))
    read.require_sound()
    return count_period(desk(), str(name), day)
