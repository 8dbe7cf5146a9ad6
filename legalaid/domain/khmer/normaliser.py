"""What typed text becomes before it is kept: one form, nothing invisible that could mislead.

Only line ends and the Unicode form (NFC) change. Zero-width space, non-joiner and joiner belong to
Khmer typing and stay. The typed spelling stays too: folding coeng DA and coeng TA is for search
keys alone (see names.py), never for what goes on a paper.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

MARKS_IN_A_ROW = 30  # no syllable of any script comes near; more is an attack on the page

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_REFUSED = {
    "control": re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"),
    "surrogate": re.compile("[\ud800-\udfff]"),
    "noncharacter": re.compile(f"[{_NONCHARACTERS}]"),
    "bidi": re.compile("[\u202a-\u202e\u2066-\u2069]"),
}
# Letters and marks that print nothing: joiner, Hangul fillers, inherent vowels, Braille blank.
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


class RefusedText(ValueError):
    """This text cannot be kept; `code` says why, `position` where in the text as typed.

    Codes: control, surrogate, noncharacter, bidi, marks, too_long.
    """

    def __init__(self, code: str, position: int) -> None:
        super().__init__(f"text refused: {code} at {position}")
        self.code = code
        self.position = position


def normalise(text: str, *, limit: int | None = None) -> str:
    """The text as it is kept, at most `limit` characters long. Raises RefusedText."""
    for code, position in _faults(text):
        raise RefusedText(code, position)
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if limit is not None and len(kept) > limit:
        raise RefusedText("too_long", limit)
    return kept


def is_blank(text: str) -> bool:
    """Would a reader see nothing?"""
    return all(unicodedata.category(c)[0] in "ZC" or c in _BLANK_LETTERS for c in text)


def _faults(text: str) -> Iterator[tuple[str, int]]:
    for code, pattern in _REFUSED.items():
        if found := pattern.search(text):
            yield code, found.start()
    position = 0
    for is_mark, run in groupby(text, _is_mark_or_invisible):
        length = sum(1 for _ in run)
        if is_mark and length > MARKS_IN_A_ROW:
            yield "marks", position
        position += length


def _is_mark_or_invisible(character: str) -> bool:
    return character > "\u02ff" and unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
