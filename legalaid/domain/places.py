"""The gazetteer: provinces, districts, communes and villages by their NCDD codes.

A code has two digits for each level and begins with its parent's code. What an address keeps of a
place is its code and the names as filed, because codes and names change (see NOTICE.md).
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from legalaid.domain.khmer.normaliser import is_blank, normalise
from legalaid.domain.khmer.numerals import to_latin

LEVELS = ("province", "district", "commune", "village")
LONGEST_LINE = 100
_LINES = ("house", "street", "krom")
_FILES = ("provinces", "districts", "communes", "villages")

Address = dict[str, str | dict[str, str]]


@dataclass(frozen=True)
class Place:
    """One place of the gazetteer."""

    code: str
    name_km: str
    name_latin: str
    unit_km: str
    unit_en: str

    @property
    def level(self) -> str:
        return LEVELS[len(self.code) // 2 - 1]

    def as_filed(self) -> dict[str, str]:
        """The part of an address that names this place."""
        named = {"code": self.code, "km": self.name_km, "unit_km": self.unit_km}
        return named | {"latin": self.name_latin} if self.name_latin.strip() else named


class UnknownPlace(ValueError):
    """The gazetteer has no place of this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no place has the code {code!r}")
        self.code = code


class RefusedAddress(ValueError):
    """This is no address; `code` says why and `part` where.

    Codes: unknown_part, not_text, unknown_place, wrong_level, contradiction.
    """

    def __init__(self, code: str, part: str) -> None:
        super().__init__(f"address refused: {code} in {part}")
        self.code = code
        self.part = part


@dataclass(frozen=True)
class Places:
    """All places of one edition; a line is taken apart only when its place is asked for."""

    lines: Mapping[str, str]
    below: Mapping[str, Sequence[str]]

    def __contains__(self, code: str) -> bool:
        return code in self.lines

    def __len__(self) -> int:
        return len(self.lines)

    def place(self, code: str) -> Place:
        """Raises UnknownPlace."""
        if code not in self.lines:
            raise UnknownPlace(code)
        return Place(*next(csv.reader([self.lines[code]])))

    def children(self, code: str) -> tuple[Place, ...]:
        """The places right below; of the empty code, the provinces. Raises UnknownPlace."""
        if code and code not in self.lines:
            raise UnknownPlace(code)
        return tuple(self.place(child) for child in self.below.get(code, ()))

    @property
    def provinces(self) -> tuple[Place, ...]:
        return self.children("")

    def lineage(self, code: str) -> tuple[Place, ...]:
        """The place and all above it, the province first. Raises UnknownPlace."""
        return tuple(self.place(code[:end]) for end in range(2, len(code) + 1, 2))


def load_places(folder: Path) -> Places:
    """Read the four files of the gazetteer, whose lines begin with an unquoted code."""
    lines: dict[str, str] = {}
    below: dict[str, list[str]] = {}
    for name in _FILES:
        for line in (folder / f"{name}.csv").read_text("utf-8").splitlines()[1:]:
            code = line.partition(",")[0]
            lines[code] = line
            below.setdefault(code[:-2], []).append(code)
    return Places(lines, below)


def read_address(raw: Mapping[str, object], places: Places) -> Address:
    """An address as it is kept, from typed lines and the codes known, all parents filled in.

    Codes may be in Khmer digits. Raises RefusedAddress, or RefusedText for a line.
    """
    texts = _texts(raw)
    lines: Address = {line: texts[line] for line in _LINES if line in texts}
    codes = {level: to_latin(texts[level]) for level in LEVELS if level in texts}
    deepest = list(codes.values())[-1] if codes else ""
    for level, code in codes.items():
        _require_right_place(level, code, deepest, places)
    return lines | {place.level: place.as_filed() for place in reversed(places.lineage(deepest))}


def _texts(raw: Mapping[str, object]) -> dict[str, str]:
    texts = {}
    for part, typed in raw.items():
        if part not in {*_LINES, *LEVELS}:
            raise RefusedAddress("unknown_part", part)
        if not isinstance(typed, str | None):
            raise RefusedAddress("not_text", part)
        if typed is not None and not is_blank(typed):
            texts[part] = normalise(typed, limit=LONGEST_LINE).strip()
    return texts


def _require_right_place(level: str, code: str, deepest: str, places: Places) -> None:
    if code not in places:
        raise RefusedAddress("unknown_place", level)
    if places.place(code).level != level:
        raise RefusedAddress("wrong_level", level)
    if not deepest.startswith(code):
        raise RefusedAddress("contradiction", level)
