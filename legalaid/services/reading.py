"""Reads what a person sent, and refuses it with all its faults at once."""

from collections.abc import Iterable
from datetime import date

from legalaid.domain.answers import read_answers
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.khmer.normaliser import RefusedText, is_blank, normalise
from legalaid.domain.workflow import Opening, Step
from legalaid.services.desk import Desk

EARLIEST = date(1990, 1, 1)
LONGEST_REASON = 2000


def read_act(  # noqa: PLR0913, PLR0917  what is read is weighed against all of it
    desk: Desk,
    catalog: FieldCatalog,
    asking: Step | Opening,
    raw: Values,
    days: list[InputFault],
    known: Values,
) -> dict[str, object]:
    """The typed answers; `days` are faults already found in the date of the act."""
    try:
        answers = read_answers(
            catalog,
            asking.asks,
            asking.asks_if_known,
            raw,
            places=desk.places,
            courts=desk.courts,
            today=desk.today(),
            known=known,
        )
    except InputInvalid as refused:
        raise InputInvalid([*days, *refused.faults]) from refused
    if days:
        raise InputInvalid(days)
    return answers


def faults_of_day(
    happened_on: date, *, after: date | None, today: date, path: str = "happened_on"
) -> list[InputFault]:
    """Never in the future, never before the act it answers (design, 6)."""
    if happened_on > today:
        return [InputFault(path, "in_future")]
    if after is not None and happened_on < after:
        return [InputFault(path, "before_last_act", {"day": after})]
    if happened_on < EARLIEST:
        return [InputFault(path, "not_a_date")]
    return []


def require_none(faults: Iterable[InputFault]) -> None:
    if found := list(faults):
        raise InputInvalid(found)


def read_reason(typed: str) -> str:
    """Why, in a person's words. Raises InputInvalid."""
    if is_blank(typed):
        raise InputInvalid([InputFault("reason", "required")])
    try:
        return normalise(typed.strip(), limit=LONGEST_REASON)
    except RefusedText as refused:
        fault = InputFault("reason", refused.code, {"limit": LONGEST_REASON})
        raise InputInvalid([fault]) from refused
