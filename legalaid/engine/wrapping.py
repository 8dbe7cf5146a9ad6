"""How wide a title is, roughly, and where it may be broken: Khmer has few spaces."""

import re
from collections.abc import Iterator
from unicodedata import category

COENG = "\u17d2"
KHMER_LETTERS = range(0x1780, 0x17B4)
SPACING_VOWELS = frozenset("\u17b6\u17be\u17c1\u17c2\u17c3\u17c7\u17c8")
WIDE_VOWELS = frozenset("\u17bf\u17c0\u17c4\u17c5")
KHMER_LETTER, SPACING_VOWEL, OTHER_LETTER, SPACE = 0.68, 0.4, 0.54, 0.3
CLUSTERS = re.compile(
    r"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*|.", re.S
)


def width(text: str) -> float:
    """In units of the size of the letters."""
    return sum(width_of(letter, before) for before, letter in zip(" " + text, text, strict=False))


def width_of(letter: str, before: str) -> float:
    """A letter written beneath another takes no room of its own."""
    if before == COENG or letter in {COENG, "\u200b"}:
        return 0
    if letter in SPACING_VOWELS:
        return SPACING_VOWEL
    if letter in WIDE_VOWELS:
        return 2 * SPACING_VOWEL
    if ord(letter) in KHMER_LETTERS:
        return KHMER_LETTER
    if category(letter) in {"Mn", "Mc"}:
        return 0
    return SPACE if letter.isspace() else OTHER_LETTER


def wrap(text: str, room: float) -> list[str]:
    """Lines no wider than the room, broken at spaces, else between whole letters."""
    lines = [""]
    for piece in pieces(text, room):
        if width((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def pieces(text: str, room: float) -> Iterator[str]:
    for word in re.findall(r"\s*[^\s\u200b]+\u200b?", text):
        yield from [word] if width(word.strip()) <= room else CLUSTERS.findall(word)
