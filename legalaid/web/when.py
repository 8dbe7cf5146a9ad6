"""What is asked beside the answers of a step: its day, the date of its papers, what they show."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.services.asked import OpeningForm, StepForm
from legalaid.services.desk import Desk
from legalaid.web.answers import Line
from legalaid.web.controls import Day, Option, Picked, Radios, Ticks, id_of
from legalaid.web.speech import say, speaker

Questions = StepForm | OpeningForm
DAY, PAPERS, SHOWING, OFFICE = "happened_on", "paper_on", "showing", "serving_office"
SEEN = "seen"
BESIDES = frozenset({DAY, PAPERS, SHOWING, OFFICE, SEEN})
ON_THE_DAY, LEFT_OPEN = "day", "open"


class When(TypedDict):
    """The answers about the act, as services take them."""

    happened_on: date
    paper_on: date | None
    showing: frozenset[str]


def controls_about(desk: Desk, questions: Questions) -> Mapping[str, Any]:
    """The controls by name, not yet bound to a form."""
    controls: dict[str, Any] = {}
    if isinstance(questions, OpeningForm) and questions.offices:
        offices = [(str(one.id), one.name) for one in questions.offices]
        controls[OFFICE] = Picked(label=say("Legal aid office"), options=offices)
    controls[DAY] = Day(label=say("On which day did it happen?"), description=span(questions))
    if questions.papers:
        controls[PAPERS] = Radios(label=say("Date on the papers"), options=paper_days())
    if telling := telling_papers(desk, questions):
        hint = say("The other party will read these papers. Tick only if she agrees.")
        label = say("Papers that may show where she is")
        controls[SHOWING] = Ticks(label=label, description=hint, options=telling, is_optional=True)
    return controls


def defaults_about(questions: Questions) -> Mapping[str, Any]:
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
    if raw.get(OFFICE) == "":
        yield InputFault(OFFICE, "required_choice")
    day = parse_date(raw.get(DAY))
    if day is None:
        yield InputFault(DAY, "not_a_date")
    elif day > questions.latest:
        yield InputFault(DAY, "in_future")
    elif questions.earliest is not None and day < questions.earliest:
        yield InputFault(DAY, "too_early", {"day": questions.earliest})


def read_when(raw: Mapping[str, Any]) -> When:
    """Raises InputInvalid for a day that is none."""
    day = parse_date(raw.get(DAY))
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    return When(
        happened_on=day,
        paper_on=None if raw.get(PAPERS) == LEFT_OPEN else day,
        showing=frozenset(raw.get(SHOWING) or ()),
    )


def read_office(raw: Mapping[str, Any]) -> UUID | None:
    return id_of(OFFICE, raw[OFFICE]) if raw.get(OFFICE) else None


def said_act(desk: Desk, questions: Questions, raw: Mapping[str, Any]) -> Iterator[Line]:
    """The answers about the act, for the check page."""
    when = read_when(raw)
    if isinstance(questions, OpeningForm) and (office := read_office(raw)):
        names = (one.name for one in questions.offices if one.id == office)
        yield Line(say("Legal aid office"), ", ".join(names))
    yield Line(say("On which day did it happen?"), speaker().date(when["happened_on"]))
    if questions.papers:
        yield Line(say("Date on the papers"), dict(paper_days())[raw.get(PAPERS) or ON_THE_DAY])
    if telling := telling_papers(desk, questions):
        named = [title for name, title in telling if name in when["showing"]]
        yield Line(say("Papers that may show where she is"), ", ".join(named) or say("None"))
