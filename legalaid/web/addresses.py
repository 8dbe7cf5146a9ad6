"""The address picker over the gazetteer: four lists and three lines, whole without script."""

from collections.abc import Mapping
from typing import Any

from legalaid.domain.places import LEVELS, Place, Places
from legalaid.web.controls import Boxes, Option, Part, shown
from legalaid.web.speech import say, speaker

LINES = ("house", "street", "krom")


class Address(Boxes):
    """An address in boxes."""

    kind = "address"
    names = (*LEVELS, *LINES)

    def __init__(self, *args: Any, places: Places, **named: Any) -> None:
        super().__init__(*args, **named)
        self.places = places

    def opened(self, value: object) -> Mapping[str, str]:
        known = value if isinstance(value, Mapping) else {}
        return {name: code_of(known.get(name)) for name in self.names}

    @property
    def raw(self) -> dict[str, str]:
        return {name: typed for name, typed in self.boxes.items() if typed}

    @property
    def levels(self) -> tuple[Part, ...]:
        titles = (
            say("Province or capital"),
            say("District, town or khan"),
            say("Commune or sangkat"),
            say("Village"),
        )
        below = [*(self.box_id(level) for level in LEVELS[1:]), ""]
        return tuple(
            Part(level, self.box_id(level), title, self.boxes[level], self.options(level), next_id)
            for level, title, next_id in zip(LEVELS, titles, below, strict=True)
        )

    @property
    def lines(self) -> tuple[Part, ...]:
        titles = (say("House number"), say("Street"), say("Group (krom)"))
        named = zip(LINES, titles, strict=True)
        return tuple(Part(n, self.box_id(n), title, self.boxes[n]) for n, title in named)

    def options(self, level: str) -> list[Option]:
        above = LEVELS[: LEVELS.index(level)]
        parent = self.boxes[above[-1]] if above else ""
        if (above and not parent) or (parent and parent not in self.places):
            return []
        return [(place.code, name_of(place)) for place in self.places.children(parent)]


def code_of(value: object) -> str:
    """An address keeps the code and the names of a place; what was typed is the code alone."""
    return str(value["code"]) if isinstance(value, Mapping) else shown(value)


def name_of(place: Place) -> str:
    latin = place.name_latin.strip()
    return latin if speaker().language == "en" and latin else place.name_km
