"""Search keys under which one name meets itself: Khmer or Latin, this spelling or that.

A key is the consonants of a name, voicing and aspiration merged. What people leave out or write
in several ways falls away on both sides: vowels, silent letters, doubled consonants, all but the
first consonant of a closing cluster, a closing r, v or y, an h within a word. A key finds
candidates for a person to judge; it never decides that two people are one.
"""

import re
import unicodedata

from legalaid.domain.khmer.latin_sounds import sounds_of_latin
from legalaid.domain.khmer.numerals import to_latin
from legalaid.domain.khmer.script_sounds import sounds_of_khmer

_SEPARATORS = re.compile(r"[\s\-.,/'’]+")
_SCRIPTS = re.compile("[ក-៓]+|[^ក-៓]+")
_DOUBLED = re.compile(r"(?i:([b-z])(?=\1))(?<=[a-z])")  # a closing sound before its like


def skeleton(name: str) -> str:
    """The consonants of a name in Latin capitals, the whole name without blanks."""
    return _key(_sounding_parts(name))


def name_keys(name: str) -> frozenset[str]:
    """Keys of the whole name in each order of its parts, and of each part."""
    parts = _sounding_parts(name)
    return _orders(parts) | _alone(parts)


def is_like(one: str, other: str) -> bool:
    """The same whole name in some order of its parts, or two parts of it in common."""
    ours, theirs = _sounding_parts(one), _sounding_parts(other)
    return bool(_orders(ours) & _orders(theirs)) or len(_alone(ours) & _alone(theirs)) > 1


def _orders(parts: list[str]) -> frozenset[str]:
    orders = (parts, parts[1:] + parts[:1], parts[-1:] + parts[:-1])
    return frozenset({_key(one) for one in orders} - {""})


def _alone(parts: list[str]) -> frozenset[str]:
    return frozenset({_key([part]) for part in parts} - {""})


def _key(parts: list[str]) -> str:
    # Written together, a vowel or h that began the second part is no longer at a beginning.
    joined = "".join(parts[:1] + [part.lstrip("AH") for part in parts[1:]])
    return _DOUBLED.sub("", joined).upper()


def _sounding_parts(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", to_latin(name))
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return [_sounds(part) for part in _SEPARATORS.split(visible) if part]


def _sounds(part: str) -> str:
    return "".join(
        sounds_of_khmer(run) if "ក" <= run[0] <= "៓" else sounds_of_latin(run)
        for run in _SCRIPTS.findall(part)
    )
