"""The law: every rule, what waits for a lawyer's word, and the page that records one."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for

from legalaid.domain.errors import InputFault, InputInvalid, NotAllowed
from legalaid.domain.roles import is_granted
from legalaid.engine.uses import Use
from legalaid.services.asked import LawView
from legalaid.services.confirmations import Word, confirm
from legalaid.services.rules import RuleView, list_questions, list_rules, view_rule
from legalaid.web.access import desk, person
from legalaid.web.case_page import part_of
from legalaid.web.controls import Control, Line, Tick
from legalaid.web.forms import AnswersForm
from legalaid.web.plain import Page
from legalaid.web.speech import say
from legalaid.web.titles import CERTAINTIES
from legalaid.web.ways import code_of, require_named

door = Blueprint("law", __name__, url_prefix="/law")
OPEN = "open"


@door.get("/")
def rules() -> Page:
    every, which = list_rules(desk()), request.args.get("which", "")
    wanted = [one for one in every if is_wanted(one, which)]
    shown, further = part_of(wanted)
    return render_template(
        "law/rules.html",
        rules=shown,
        which=which,
        sieves=sieves(),
        whole=len(every),
        left=sum(not one.is_confirmed for one in every),
        further=f"{further}&{urlencode({'which': which})}" if further and which else further,
    )


def is_wanted(rule: LawView, which: str) -> bool:
    if which == OPEN:
        return not rule.is_confirmed
    return which not in CERTAINTIES or (rule.certainty == which and not rule.is_confirmed)


def sieves() -> Mapping[str, str]:
    """What the list can be narrowed to, by its code in the address."""
    sure = {code: say(title) for code, title in CERTAINTIES.items() if code != "text_seen"}
    return {"": say("All"), OPEN: say("Not confirmed by a lawyer"), **sure}


@door.get("/questions")
def questions() -> Page:
    known = desk().library.law.rules
    return render_template("law/questions.html", asked=list_questions(desk()), known=known)


@door.get("/<code>")
def rule(code: str) -> Page:
    found = found_rule(code)
    uses = [(one, place_of(one)) for one in found.uses]
    may_confirm = is_granted(person().roles, "confirm_law")
    return render_template("law/rule.html", found=found, uses=uses, may_confirm=may_confirm)


def place_of(use: Use) -> str:
    """The page on which the use stands; a paper has none of its own."""
    if use.workflow is None:
        return ""
    code, step = code_of(use.workflow.workflow), code_of(use.name)
    if use.kind in {"deadlines", "timers"}:
        return url_for("workflows.periods", code=code)
    return url_for("workflows.steps", code=code, step=step, _anchor=step)


def found_rule(code: str) -> RuleView:
    return view_rule(desk(), require_named(code, desk().library.law.rules))


@door.route("/<code>/confirm", methods=["GET", "POST"])
def confirming(code: str) -> Page:
    """The word counts for the text that the page showed, and for no other."""
    found = found_rule(code)
    if not is_granted(person().roles, "confirm_law"):
        raise NotAllowed("confirm_law")
    typed = request.form if request.method == "POST" else None
    form = AnswersForm(desk(), (), {}, typed=typed, besides=controls())
    if typed is not None:
        try:
            give_word(found, form)
        except InputInvalid as invalid:
            form.tell(invalid.faults)
            return render_template("law/confirm.html", found=found, form=form), 422
        flash(say("The confirmation is recorded."))
        return redirect(url_for("law.rule", code=code))
    return render_template("law/confirm.html", found=found, form=form)


def controls() -> Mapping[str, Callable[..., Control] | Control]:
    note = say("As it stands on the list of the Bar Association.")
    read = say("The lawyer has read the Khmer text in force, and it says what stands here.")
    return {
        "by": Line(label=say("Name of the lawyer who confirms")),
        "bar_number": Line(label=say("The lawyer's number at the Bar"), description=note),
        "read": Tick(label=read),
    }


def give_word(found: RuleView, form: AnswersForm) -> None:
    """Raises InputInvalid with all faults."""
    typed, faults = form.raw, list[InputFault]()
    if not typed["read"]:
        faults.append(InputFault("read", "required"))
    word = Word(typed["by"], typed["bar_number"], request.form.get("text", ""))
    faults += [InputFault(path, "required") for path in ("by", "bar_number") if not typed[path]]
    if faults:
        raise InputInvalid(faults)
    confirm(desk(), person(), found.standing.name, word)
