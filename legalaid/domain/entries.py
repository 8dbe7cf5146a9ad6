"""One typed entry and the value it becomes, by the type of its field."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from legalaid.domain.errors import LegalAidError
from legalaid.domain.fields import Field, Kind
from legalaid.domain.khmer.normaliser import RefusedText, is_blank, normalise
from legalaid.domain.khmer.numerals import to_latin
from legalaid.domain.khmer.riel import GREATEST, read_riel
from legalaid.domain.places import LEVELS, Places, RefusedAddress, read_address

LONGEST_TEXT = 20_000
YEARS = range(1900, 2101)
YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WHOLE = re.compile(r"-?\d{1,15}")


class RefusedEntry(LegalAidError):
    """This entry is no answer to its field; `part` is the part of an address it lies in."""

    def __init__(self, code: str, *, part: str = "", **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.part = part
        self.data = data


@dataclass(frozen=True, slots=True)
class World:
    """What entries are checked against: the gazetteer, the courts, and what day it is."""

    places: Places
    courts: Container[str]
    today: date


def is_empty(raw: object) -> bool:
    """Nothing was entered; an address is empty when all its lines are."""
    if isinstance(raw, str):
        return is_blank(raw)
    if isinstance(raw, Mapping):
        return all(is_empty(part) for part in raw.values())
    return raw is None or raw in ([], ())


def read_value(field: Field, raw: object, world: World) -> object:
    """The value of an entry that is not empty. Raises RefusedEntry."""
    return READERS[field.type](field, raw, world)


def read_text(field: Field, raw: object, _world: World) -> str:
    if not isinstance(raw, str):
        raise RefusedEntry("not_text")
    limit = field.longest or LONGEST_TEXT
    try:
        return normalise(raw.strip(), limit=limit)
    except RefusedText as refused:
        raise RefusedEntry(refused.code, limit=limit) from refused


def read_integer(field: Field, raw: object, _world: World) -> int:
    if isinstance(raw, str):
        typed = to_latin(raw).strip()
        raw = int(typed) if _WHOLE.fullmatch(typed) else None
    return require_within(field, raw)


def read_sum(field: Field, raw: object, _world: World) -> int:
    if isinstance(raw, str):
        try:
            raw = read_riel(raw)
        except ValueError as refused:
            raise RefusedEntry("not_a_number") from refused
    return require_within(field, raw, at_least=0, at_most=GREATEST)


def require_within(
    field: Field, raw: object, *, at_least: int | None = None, at_most: int | None = None
) -> int:
    """The limits of the field, or else those of its type."""
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise RefusedEntry("not_a_number")
    least = at_least if field.at_least is None else field.at_least
    most = at_most if field.at_most is None else field.at_most
    if least is not None and raw < least:
        raise RefusedEntry("too_small", limit=least)
    if most is not None and raw > most:
        raise RefusedEntry("too_big", limit=most)
    return raw


def read_date(field: Field, raw: object, world: World) -> date:
    day = parse_date(raw)
    if day is None or day.year not in YEARS:
        raise RefusedEntry("not_a_date")
    if field.not_after_today and day > world.today:
        raise RefusedEntry("in_future")
    return day


def parse_date(raw: object) -> date | None:
    """A date, `2026-01-31`, `31/1/2026`, `31.1.2026`, in Khmer or Latin digits."""
    if type(raw) is date:
        return raw
    typed = to_latin(raw).strip() if isinstance(raw, str) else ""
    if found := _YEAR_FIRST.fullmatch(typed):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(typed):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_yes_no(_field: Field, raw: object, _world: World) -> bool:
    answer = YES_NO.get(raw.strip().lower()) if isinstance(raw, str) else raw
    if not isinstance(answer, bool):
        raise RefusedEntry("not_yes_no")
    return answer


def read_choice(field: Field, raw: object, _world: World) -> str:
    if not isinstance(raw, str) or raw not in field.choices:
        raise RefusedEntry("not_a_choice", choice=str(raw))
    return raw


def read_choices(field: Field, raw: object, world: World) -> list[str]:
    """The codes in the order of their declaration, each once."""
    entered = raw if isinstance(raw, list | tuple) else [raw]
    chosen = {read_choice(field, one, world) for one in entered}
    return [code for code in field.choices if code in chosen]


def read_place(_field: Field, raw: object, world: World) -> object:
    """An address, from codes; or from one kept before, whose codes are taken."""
    if not isinstance(raw, Mapping):
        raise RefusedEntry("not_an_address")
    entered = {part: _code_of(part, value) for part, value in raw.items()}
    try:
        return read_address(entered, world.places)
    except RefusedAddress as refused:
        raise RefusedEntry(refused.code, part=refused.part) from refused
    except RefusedText as refused:
        raise RefusedEntry(refused.code, limit=refused.position) from refused


def _code_of(part: str, value: object) -> object:
    return value.get("code") if part in LEVELS and isinstance(value, Mapping) else value


def read_user(_field: Field, raw: object, _world: World) -> str:
    try:
        return str(UUID(str(raw)))
    except ValueError as refused:
        raise RefusedEntry("not_a_choice", choice=str(raw)) from refused


def read_court(_field: Field, raw: object, world: World) -> str:
    if not isinstance(raw, str) or raw not in world.courts:
        raise RefusedEntry("not_a_choice", choice=str(raw))
    return raw


def read_file(_field: Field, raw: object, _world: World) -> str:
    """The attachment that was brought; whether it is one of this case, its service knows."""
    try:
        return str(UUID(str(raw)))
    except ValueError as refused:
        raise RefusedEntry("attached_gone") from refused


READERS: Mapping[Kind, Callable[[Field, object, World], object]] = {
    "text": read_text,
    "long_text": read_text,
    "integer": read_integer,
    "riel": read_sum,
    "date": read_date,
    "yes_no": read_yes_no,
    "choice": read_choice,
    "choices": read_choices,
    "address": read_place,
    "user": read_user,
    "court": read_court,
    "file": read_file,
}
