"""Clues to where she is: what the case knows of places and people around her, found in a text."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from legalaid.domain.facts import Values
from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.khmer.institutions import INSTITUTIONS, STOPS
from legalaid.domain.khmer.numerals import to_latin

Kind = Literal["place", "told", "institution", "known"]
HIS = "opponent."
NAMED_LEVELS = ("village", "commune", "district")
LINES = ("house", "street", "krom")
SHORTEST_NAME = 4  # a shorter name of a place is an ordinary word without what kind it is
SHORTEST = 3
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\\s]")
_PIECES = re.compile(rf"[\s,;:/()–{STOPS}]+")


@dataclass(frozen=True, slots=True)
class Clue:
    """What to look for, of which kind it is, and the field that tells it (none for a word).

    What is `known` to the other party is no clue itself, and keeps words within it from being one.
    """

    needle: str
    kind: Kind
    path: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, with the clue that it is."""

    text: str
    clue: Clue | None = None


def clues_of(catalog: FieldCatalog, values: Values, known: Container[str]) -> tuple[Clue, ...]:
    """Every clue of a case. `known` are the fields that the other party knows or may see; a place
    that they tell is no clue, even where it is one of hers as well."""
    told = [one for one in leaves(catalog, values) if one[1].secrecy == "location"]
    hers = {
        fold(clue.needle): clue
        for path, field, value in told
        if not is_known(path, known)
        for clue in needles(path, field, value)
    }
    his = {
        fold(clue.needle): Clue(clue.needle, "known")
        for path, field, value in told
        if is_known(path, known)
        for clue in needles(path, field, value)
    }
    words = {fold(word): Clue(word, "institution") for word in INSTITUTIONS}
    found = words | hers | his
    return tuple(clue for folded, clue in found.items() if len(folded) >= SHORTEST)


def is_known(path: str, known: Container[str]) -> bool:
    return path.startswith(HIS) or bare_path(path) in known


def bare_path(path: str) -> str:
    """Without the numbers of rows."""
    return re.sub(r"\[\d+\]", "", path)


def leaves(catalog: FieldCatalog, values: Values) -> Iterator[tuple[str, Field, object]]:
    """Every answer by its path, those of rows as well."""
    for name, value in values.items():
        if name in catalog.fields:
            yield name, catalog.fields[name], value
            continue
        parts = catalog.groups[name].parts
        rows = cast("list[Values]", value if isinstance(value, list) else [value])
        for number, row in enumerate(rows):
            at = f"{name}[{number}]" if isinstance(value, list) else name
            yield from ((f"{at}.{part}", parts[part], one) for part, one in row.items())


def needles(path: str, field: Field, value: object) -> Iterator[Clue]:
    if field.type == "address":
        yield from of_address(path, cast("Mapping[str, object]", value))
    elif field.type in {"text", "long_text"}:
        yield from of_text(path, str(value))


def of_address(path: str, address: Mapping[str, object]) -> Iterator[Clue]:
    """The names of its places with what kind they are, alone, and in Latin. The province stands
    in the name of the court anyway."""
    for level in NAMED_LEVELS:
        place = cast("Mapping[str, str] | None", address.get(level))
        if place:
            yield Clue(place["unit_km"] + place["km"], "place", path)
            names = (place["km"], place.get("latin", ""))
            yield from (Clue(n, "place", path) for n in names if len(fold(n)) >= SHORTEST_NAME)
    for line in LINES:
        typed = str(address.get(line) or "")
        if len(fold(typed)) >= SHORTEST_NAME:
            yield Clue(typed, "place", path)


def of_text(path: str, text: str) -> Iterator[Clue]:
    """The whole of it, and each longer piece."""
    yield Clue(text, "told", path)
    for piece in _PIECES.split(text):
        if len(fold(piece)) > SHORTEST_NAME:
            yield Clue(piece, "told", path)


def fold(text: str) -> str:
    """As it is compared: spaces, joiners, case and the script of digits make no difference."""
    return _UNSEEN.sub("", to_latin(text).lower())


def mark(text: str, clues: Iterable[Clue]) -> tuple[Piece, ...]:
    """The text in stretches, with every clue in it; of two that overlap the longer one."""
    kept = [(n, char) for n, char in enumerate(text) if not _UNSEEN.match(char)]
    folded = "".join(fold(char)[:1] or " " for _, char in kept)
    found = sorted(spans(folded, clues), key=lambda one: (one[0], -one[1]))
    pieces, at = [], 0
    for start, end, clue in found:
        first, last = kept[start][0], kept[end - 1][0] + 1
        if first >= at:
            pieces += [Piece(text[at:first])] if first > at else []
            pieces.append(Piece(text[first:last], None if clue.kind == "known" else clue))
            at = last
    return (*pieces, Piece(text[at:])) if at < len(text) else tuple(pieces)


def spans(folded: str, clues: Iterable[Clue]) -> Iterator[tuple[int, int, Clue]]:
    for clue in clues:
        needle = fold(clue.needle)
        at = folded.find(needle)
        while at >= 0:
            yield at, at + len(needle), clue
            at = folded.find(needle, at + 1)


def found_in(text: str, clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that a text holds."""
    return tuple(dict.fromkeys(piece.clue for piece in mark(text, clues) if piece.clue))
