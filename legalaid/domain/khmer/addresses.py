"""An address as one Khmer phrase, from the house to the province, without holes.

Units (ភូមិ, ឃុំ or សង្កាត់ ...) and names come as they were filed with the address.
"""

from collections.abc import Iterator, Mapping

from legalaid.domain.khmer.numerals import to_khmer

_LEVELS = ("village", "commune", "district", "province")
# A bare number takes the longer word: ផ្លូវលេខ៥, but ផ្លូវព្រះនរោត្តម.
_LINES = (
    ("house", "ផ្ទះ", "ផ្ទះលេខ", "ផ្ទះលេខ"),
    ("street", "ផ្លូវ", "ផ្លូវ", "ផ្លូវលេខ"),
    ("krom", "ក្រុម", "ក្រុម", "ក្រុមទី"),
)


def full_address(address: Mapping[str, object], *, deepest: str = "village") -> str:
    """ផ្ទះលេខ១២, ផ្លូវលេខ៥, ភូមិ…, ឃុំ…, ស្រុក…, ខេត្ត…; empty for an empty address.

    `deepest` is the smallest place to be named: from `commune` up, house, street, group and
    village stay unsaid. Raises ValueError when it is no level.
    """
    if deepest not in _LEVELS:
        raise ValueError(f"{deepest!r} is no level of an address")
    named = list(_named_places(address, _LEVELS[_LEVELS.index(deepest) :]))
    return ", ".join([*_typed_lines(address), *named] if deepest == "village" else named)


def _typed_lines(address: Mapping[str, object]) -> Iterator[str]:
    for part, word, before_words, before_number in _LINES:
        match address.get(part):
            case str(typed) if typed.startswith(word):
                yield to_khmer(typed)
            case str(typed) if typed[:1].isdigit():
                yield before_number + to_khmer(typed)
            case str(typed) if typed:
                yield before_words + to_khmer(typed)


def _named_places(address: Mapping[str, object], levels: tuple[str, ...]) -> Iterator[str]:
    for level in levels:
        match address.get(level):
            case {"unit_km": str(unit), "km": str(name)}:
                yield to_khmer(unit + name)
