"""The answers of a correction: only what differs, and nothing emptied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from legalaid.domain.answers import read_answers
from legalaid.domain.entries import is_empty, parse_date
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.values import flatten, from_json, is_single_group, nest, to_json
from legalaid.services.acts import Correction
from legalaid.services.aiming import Target
from legalaid.services.running import faults_of_beginning

DAY = "happened_on"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What differs: answers in JSON by path, the day if it does, and the days deadlines began."""

    answers: dict[str, Any]
    day: date | None
    began: dict[str, date]


def read_changes(target: Target, correction: Correction) -> Corrected:
    """Raises InputInvalid, also where nothing differs."""
    day = correction.happened_on
    day = None if day == target.entry.happened_on else day
    typed = dict(typed_paths(target.catalog, correction.answers))
    began, wrong = read_beginnings(target, correction)
    faults = [*faults_of_new_day(target, day), *faults_of_paths(target, typed), *wrong]
    if faults:
        raise InputInvalid(faults)
    given = {p: r for p, r in typed.items() if not is_empty(r) or is_no_list(target, p, r)}
    corrected = differing(target, given)
    if not corrected and not began and day is None:
        raise InputInvalid([InputFault("reason", "nothing_changes")])
    return Corrected(corrected, day, began)


def read_beginnings(
    target: Target, correction: Correction
) -> tuple[dict[str, date], list[InputFault]]:
    """The days that were told when it was taken over, told otherwise."""
    began: dict[str, date] = {}
    faults: list[InputFault] = []
    for name, raw in correction.running.items():
        path, day = f"running.{name}", parse_date(raw)
        if name not in target.entry.began:
            faults.append(InputFault(path, "unknown_field"))
        elif wrong := faults_of_beginning(path, day, target.ground.desk.today()):
            faults += wrong
        elif day and day != target.entry.began[name]:
            began[name] = day
    return began, faults


def typed_paths(catalog: FieldCatalog, answers: Values) -> Iterator[tuple[str, object]]:
    """Each raw answer at its path; an address or a list stays whole."""
    for name, raw in answers.items():
        if is_single_group(catalog, name) and isinstance(raw, Mapping):
            yield from ((f"{name}.{part}", value) for part, value in raw.items())
        else:
            yield name, raw


def differing(target: Target, typed: Mapping[str, object]) -> dict[str, Any]:
    desk = target.ground.desk
    answers = read_answers(
        target.catalog,
        typed,
        (),
        nest(typed),
        places=desk.places,
        courts=desk.courts,
        today=desk.today(),
        known=from_json(target.catalog, nest(target.entry.answers)),
    )
    spelled = cast("dict[str, Any]", to_json(flatten(target.catalog, answers)))
    return {path: v for path, v in spelled.items() if target.entry.answers.get(path) != v}


def faults_of_paths(target: Target, typed: Mapping[str, object]) -> Iterator[InputFault]:
    """Only what the event asked, and nothing that was answered may be emptied."""
    for path, raw in typed.items():
        if path not in target.paths:
            yield InputFault(path, "unknown_field")
        elif path in target.entry.answers and is_empty(raw) and not is_no_list(target, path, raw):
            yield InputFault(path, "cannot_be_emptied")


def is_no_list(target: Target, path: str, raw: object) -> bool:
    """A list may be corrected to: there are none."""
    return target.catalog.is_list(path) and raw == []


def faults_of_new_day(target: Target, day: date | None) -> Iterator[InputFault]:
    if day is None:
        return
    earliest, latest = target.span
    if target.entry.opened_by is not None:
        yield InputFault(DAY, "follows_its_step")
    elif day > target.ground.desk.today():
        yield InputFault(DAY, "in_future")
    elif day < earliest:
        yield InputFault(DAY, "before_last_act", {"day": earliest})
    elif day > latest:
        yield InputFault(DAY, "after_next_act", {"day": latest})
