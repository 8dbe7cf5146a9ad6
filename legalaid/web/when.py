"""What is asked beside the answers of a step: its day, the date of its papers, what they show."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.services.asked import OpeningForm, StepForm, TakingOverForm
from legalaid.services.desk import Desk
from legalaid.web.answers import Line
from legalaid.web.controls import Day, Option, Picked, Radios, Ticks, YesNo, id_of
from legalaid.web.speech import say, speaker

Questions = StepForm | OpeningForm | TakingOverForm
DAY, PAPERS, SHOWING, OFFICE = "happened_on", "paper_on", "showing", "serving_office"
SEEN, PARENT, RUNNING = "seen", "parent", "running."
BESIDES = frozenset({DAY, PAPERS, SHOWING, OFFICE, SEEN, PARENT})
ON_THE_DAY, LEFT_OPEN, BY_ITSELF = "day", "open", "itself"


class When(TypedDict):
    """The answers about the act, as services take them."""

    happened_on: date
    paper_on: date | None
    showing: frozenset[str]


def controls_about(desk: Desk, questions: Questions) -> Mapping[str, Any]:
    """The controls by name, not yet bound to a form."""
    controls: dict[str, Any] = {}
    if isinstance(questions, OpeningForm | TakingOverForm) and questions.offices:
        offices = [(str(one.id), one.name) for one in questions.offices]
        controls[OFFICE] = Picked(label=say("Legal aid office"), options=offices)
    controls[DAY] = Day(label=day_asked(questions), description=span(questions))
    if isinstance(questions, TakingOverForm):
        controls |= controls_of_paper(questions)
    if questions.papers:
        controls[PAPERS] = Radios(label=say("Date on the papers"), options=paper_days())
    if telling := telling_papers(desk, questions):
        hint = say("The other party will read these papers. Tick only if she agrees.")
        label = say("Papers that may show where she is")
        controls[SHOWING] = Ticks(label=label, description=hint, options=telling, is_optional=True)
    return controls


def day_asked(questions: Questions) -> str:
    if isinstance(questions, TakingOverForm):
        return say("Since which day does it stand there?")
    return say("On which day did it happen?")


def controls_of_paper(questions: TakingOverForm) -> dict[str, Any]:
    """What opened it, and the periods that run."""
    controls: dict[str, Any] = {}
    if questions.parents:
        opened = [(str(number), speaker().said(title)) for number, title in questions.parents]
        options = [*opened, (BY_ITSELF, say("Nothing of this: it was begun by itself"))]
        controls[PARENT] = Radios(label=say("What was it opened by?"), options=options)
    for one in questions.periods:
        label, optional = speaker().said(one.title), not one.is_required
        hint = say("The day from which this period counts.") if one.has_day else say("Does it run?")
        control = Day if one.has_day else YesNo
        controls[f"{RUNNING}{one.name}"] = control(
            label=label, description=hint, is_optional=optional
        )
    return controls


def defaults_about(questions: Questions) -> Mapping[str, Any]:
    if isinstance(questions, TakingOverForm):
        return {}
    return {DAY: questions.latest, PAPERS: ON_THE_DAY}


def paper_days() -> list[Option]:
    return [
        (ON_THE_DAY, say("The day above")),
        (LEFT_OPEN, say("Left open, to be written at the signing")),
    ]


def telling_papers(desk: Desk, questions: Questions) -> list[Option]:
    laws = ((name, desk.papers.law(name)) for name in questions.papers)
    return [(name, speaker().said(law.named)) for name, law in laws if law.reaches_other_party]


def span(questions: Questions) -> str:
    if questions.earliest is None:
        return say("Not after today.")
    return say("Not before %(day)s and not after today.", day=questions.earliest)


def faults_about(questions: Questions, raw: Mapping[str, Any]) -> Iterator[InputFault]:
    """What is wrong with the answers about the act."""
    for name in (OFFICE, PARENT):
        if raw.get(name) == "":
            yield InputFault(name, "required_choice")
    day = parse_date(raw.get(DAY))
    if day is None:
        yield InputFault(DAY, "not_a_date")
    elif day > questions.latest:
        yield InputFault(DAY, "in_future")
    elif questions.earliest is not None and day < questions.earliest:
        yield InputFault(DAY, "too_early", {"day": questions.earliest})


def read_when(raw: Mapping[str, Any]) -> When:
    """Raises InputInvalid for a day that is none."""
    day = read_day(raw)
    return When(
        happened_on=day,
        paper_on=None if raw.get(PAPERS) == LEFT_OPEN else day,
        showing=frozenset(raw.get(SHOWING) or ()),
    )


def read_day(raw: Mapping[str, Any]) -> date:
    """Raises InputInvalid."""
    day = parse_date(raw.get(DAY))
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    return day


def read_running(raw: Mapping[str, Any]) -> dict[str, object]:
    """What was typed of each period that may run."""
    named = ((name.removeprefix(RUNNING), name) for name in raw if name.startswith(RUNNING))
    return {period: raw[name] for period, name in named}


def read_parent(raw: Mapping[str, Any]) -> int | None:
    typed = str(raw.get(PARENT) or BY_ITSELF)
    return int(typed) if typed.isdecimal() else None


def read_office(raw: Mapping[str, Any]) -> UUID | None:
    return id_of(OFFICE, raw[OFFICE]) if raw.get(OFFICE) else None


def said_act(desk: Desk, questions: Questions, raw: Mapping[str, Any]) -> Iterator[Line]:
    """The answers about the act, for the check page."""
    when = read_when(raw)
    if isinstance(questions, OpeningForm | TakingOverForm) and (office := read_office(raw)):
        names = (one.name for one in questions.offices if one.id == office)
        yield Line(say("Legal aid office"), ", ".join(names))
    yield Line(day_asked(questions), speaker().date(when["happened_on"]))
    if questions.papers:
        yield Line(say("Date on the papers"), dict(paper_days())[raw.get(PAPERS) or ON_THE_DAY])
    if telling := telling_papers(desk, questions):
        named = [title for name, title in telling if name in when["showing"]]
        yield Line(say("Papers that may show where she is"), ", ".join(named) or say("None"))
