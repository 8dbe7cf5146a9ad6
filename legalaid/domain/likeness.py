"""Whether what is written of two people may mean the same one: for a person to judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from legalaid.domain.facts import Values
from legalaid.domain.khmer.names import is_like
from legalaid.domain.khmer.numerals import to_latin

Sign = Literal["name", "birth_date", "identity_number", "parents", "commune"]
ENOUGH_AGAINST = 2


@dataclass(frozen=True, slots=True)
class Described:
    """A party as it is written in a case, with names in both scripts."""

    names: tuple[str, ...] = ()
    born_on: date | None = None
    identity_number: str = ""
    parents: tuple[str, ...] = ()
    commune: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what two descriptions agree and differ; what one of them leaves out is neither."""

    agree: frozenset[Sign]
    differ: frozenset[Sign]

    @property
    def is_possible(self) -> bool:
        """One number is one person; one name is not two only where much else speaks against it."""
        if "identity_number" in self.agree:
            return True
        return "name" in self.agree and len(self.differ) < ENOUGH_AGAINST


def describe(group: Values) -> Described:
    """From the answers of a group that is a person."""
    address = group.get("address")
    place = address.get("commune") if isinstance(address, Mapping) else None
    return Described(
        names=texts(group, "name_km", "name_latin"),
        born_on=cast("date | None", group.get("born_on")),
        identity_number=number_key(str(group.get("identity_number") or "")),
        parents=texts(group, "father", "mother"),
        commune=str(place["code"]) if isinstance(place, Mapping) else "",
    )


def texts(group: Values, *parts: str) -> tuple[str, ...]:
    return tuple(str(group[part]) for part in parts if group.get(part))


def number_key(number: str) -> str:
    """The letters and digits alone, Khmer digits as Latin ones; empty where there are none."""
    kept = "".join(one for one in to_latin(number).upper() if one.isalnum())
    return f"#{kept}" if kept else ""


def compare(one: Described, other: Described) -> Likeness:
    said: dict[Sign, bool | None] = {
        "name": are_alike(one.names, other.names),
        "birth_date": are_equal(one.born_on, other.born_on),
        "identity_number": are_equal(one.identity_number, other.identity_number),
        "parents": are_alike(one.parents, other.parents),
        "commune": are_equal(one.commune, other.commune) or None,  # people move
    }
    return Likeness(
        agree=frozenset(sign for sign, is_so in said.items() if is_so),
        differ=frozenset(sign for sign, is_so in said.items() if is_so is False),
    )


def are_equal(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def are_alike(ours: Iterable[str], theirs: Iterable[str]) -> bool | None:
    pairs = [(one, other) for one in ours for other in theirs]
    return any(is_like(one, other) for one, other in pairs) if pairs else None
