"""The guide to means outside any case: the facts of a person typed, the reckoning read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.scheme import Kind, Scheme
from legalaid.services.means import Guidance, guidance
from legalaid.web.access import desk
from legalaid.web.controls import Control, Day, Line, Whole, YesNo
from legalaid.web.forms import AnswersForm
from legalaid.web.plain import Page
from legalaid.web.speech import say, speaker
from legalaid.web.typed import AGE, HOW_MANY, PAST_DAY, SUM, YES_OR_NO, Typed

door = Blueprint("means", __name__, url_prefix="/means")
TESTS = ("income", "savings")


@door.route("/", methods=["GET", "POST"])
def means() -> Page:
    """The scheme is the one in force on the day that is typed."""
    typed = request.form if request.method == "POST" else None
    scheme = desk().library.scheme(day_typed() or desk().today())
    known = {"on": desk().today()}
    form = AnswersForm(desk(), (), known, typed=typed, besides=dict(controls(scheme)))
    if typed is None:
        return show(form, scheme, None)
    try:
        return show(form, scheme, told(scheme, form))
    except InputInvalid as invalid:
        form.tell(invalid.faults)
        return show(form, scheme, None), 422


def day_typed() -> date | None:
    parts = (request.form.get(f"on.{part}", "") for part in ("day", "month", "year"))
    return parse_date("/".join(parts))


def show(form: AnswersForm, scheme: Scheme | None, found: Guidance | None) -> str:
    return render_template("means/means.html", form=form, scheme=scheme, guidance=found)


def controls(scheme: Scheme | None) -> Iterator[tuple[str, Control]]:
    """What the scheme weighs; anything may be left empty, and is then not known."""
    yield "on", Day(label=say("Day of the application"))
    if scheme is None:
        return
    for name, passport in scheme.passports.items():
        yield f"passports.{name}", YesNo(label=speaker().said(passport.title), is_optional=True)
    for name, title in sums(scheme):
        label = f"{title} ({speaker().said(scheme.currency)})"
        yield name, Line(label=label, is_optional=True)
    yield "age", Whole(label=say("Her age in years"), is_optional=True)
    partner = say("Does she live with a partner who is not the other party?")
    yield "partner", YesNo(label=partner, is_optional=True)
    if scheme.savings is not None and scheme.savings.older:
        yield "partner_age", Whole(label=say("Age of the partner"), is_optional=True)
    dependants = say("How many people live on her income, besides a partner")
    yield "dependants", Whole(label=dependants, is_optional=True)
    for at in range(MOST_AGES if len(scheme.income.dependants) > 1 else 0):
        label = say("Age of person %(n)s who lives on her income", n=at + 1)
        yield f"ages.{at}", Whole(label=label, is_optional=True)


MOST_AGES = 8


def sums(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """The sums that count, by kind where the scheme knows kinds."""
    titles = {"income": say("Income in a month"), "savings": say("Savings")}
    for test in TESTS:
        if getattr(scheme, test) is not None:
            kinds = counted(scheme, test)
            named = {f"{test}.{name}": speaker().said(kind.title) for name, kind in kinds.items()}
            yield from (named or {test: titles[test]}).items()
    if scheme.fee is not None:
        yield "fee", speaker().said(scheme.fee)


def counted(scheme: Scheme, test: str) -> Mapping[str, Kind]:
    """What is left out of the reckoning need not be asked."""
    kinds = getattr(scheme, test).kinds
    return {name: kind for name, kind in kinds.items() if kind.counts != "left_out"}


def told(scheme: Scheme | None, form: AnswersForm) -> Guidance:
    """Raises InputInvalid with all faults."""
    read = Typed(desk(), form.raw)
    on = read.value("on", PAST_DAY)
    if on is None and not read.faults:
        read.faults.append(InputFault("on", "required"))
    facts = facts_of(scheme, read) if scheme else {}
    read.require_sound()
    if scheme is None:
        raise InputInvalid([InputFault("on", "missing_scheme", {"name": on})])
    return guidance(scheme, Facts.model_validate(facts), on)


def facts_of(scheme: Scheme, read: Typed) -> dict[str, Any]:
    """As `Facts` takes them; what was left empty is unknown, never none."""
    facts: dict[str, Any] = {
        "age": read.value("age", AGE),
        "partner": read.value("partner", YES_OR_NO),
        "dependants": dependants(read),
        "passports": passports(scheme, read),
    }
    if scheme.fee is not None:
        facts["fee"] = read.value("fee", SUM)
    for test in TESTS:
        if getattr(scheme, test) is not None:
            kinds = counted(scheme, test)
            by_kind = {name: read.value(f"{test}.{name}", SUM) for name in kinds}
            facts[test] = by_kind or read.value(test, SUM)
    partner_age = read.value("partner_age", AGE)
    if partner_age is not None and facts["partner"] is False:
        read.faults.append(InputFault("partner_age", "age_of_nobody"))
    return facts | {"partner_age": partner_age}


def passports(scheme: Scheme, read: Typed) -> tuple[str, ...] | None:
    """Those held; unknown while one was not asked for and none is held."""
    answers = {name: read.value(f"passports.{name}", YES_OR_NO) for name in scheme.passports}
    held = tuple(name for name, answer in answers.items() if answer)
    return held if held or None not in answers.values() else None


def dependants(read: Typed) -> int | tuple[int, ...] | None:
    """Their ages where all were told, else their number."""
    number = read.value("dependants", HOW_MANY)
    ages = [read.value(f"ages.{at}", AGE) for at in range(MOST_AGES)]
    known = tuple(age for age in ages if age is not None)
    return known if known and len(known) == (number or len(known)) else number
