"""The deadlines that run where a proceeding was taken over, each with the day it counts from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from legalaid.domain.definition import Definition
from legalaid.domain.entries import YES_NO, is_empty, parse_date
from legalaid.domain.errors import InputFault
from legalaid.domain.facts import Values
from legalaid.engine.insight import Given
from legalaid.services.acts import TakingOver
from legalaid.services.asked import PeriodAsked
from legalaid.services.desk import Desk
from legalaid.services.dues import STEP, day_of
from legalaid.services.insights import insight
from legalaid.services.reading import EARLIEST


@dataclass(frozen=True, slots=True)
class Running:
    """Names in the order of the workflow file; `began` where one counts from a step's day."""

    names: tuple[str, ...] = ()
    began: Mapping[str, date] = field(default_factory=dict)


def periods_asked(definition: Definition, given: Given) -> tuple[PeriodAsked, ...]:
    asked = (
        PeriodAsked(name, rule.title, rule.from_ == STEP, name in given.runs)
        for name, rule in definition.workflow.deadlines.items()
        if name in given.runs or name in given.may_run
    )
    return tuple(one for one in asked if one.has_day or not one.is_required)


def read_running(
    desk: Desk, definition: Definition, wish: TakingOver
) -> tuple[Running, list[InputFault]]:
    given = insight(desk).given(definition.name, wish.state)
    asked = periods_asked(definition, given)
    names, began = set(given.runs), dict[str, date]()
    faults = list(faults_of_names(asked, wish))
    for one in asked:
        raw, path = wish.running.get(one.name), f"running.{one.name}"
        if is_empty(raw):
            faults += [InputFault(path, "required")] if one.is_required else []
        elif one.has_day:
            day = parse_date(raw)
            faults += faults_of_beginning(path, day, desk.today())
            began |= {one.name: day} if day else {}
        elif is_yes(raw) is None:
            faults.append(InputFault(path, "not_yes_no"))
        elif is_yes(raw):
            names.add(one.name)
    order = (name for name in definition.workflow.deadlines if name in names | began.keys())
    return Running(tuple(order), began), faults


def faults_of_names(asked: tuple[PeriodAsked, ...], wish: TakingOver) -> Iterator[InputFault]:
    known = {one.name for one in asked}
    yield from (InputFault(f"running.{n}", "unknown_field") for n in wish.running if n not in known)


def faults_of_beginning(path: str, day: date | None, today: date) -> list[InputFault]:
    if day is None or day < EARLIEST:
        return [InputFault(path, "not_a_date")]
    return [InputFault(path, "in_future")] if day > today else []


def faults_of_days(
    definition: Definition, running: Running, values: Values
) -> Iterator[InputFault]:
    """A deadline that counts from an answer needs that answer: no day is guessed."""
    for name in running.names:
        rule = definition.workflow.deadlines[name]
        if rule.from_ != STEP and day_of(rule, values, date.min) is None:
            yield InputFault(str(rule.from_ or rule.on), "required_there")


def is_yes(raw: object) -> bool | None:
    return raw if isinstance(raw, bool) else YES_NO.get(str(raw).strip().lower())
