"""Sums of riel, in digits and in words.

House forms: groups of three parted by full stops (the separator of Khmer digits in CLDR), the unit
written on without a blank so that no line breaks between sum and unit, and no zero-width space.
Above a million people count in millions: ten to the ninth is "a thousand million" (មួយពាន់លាន).
"""

import re

from legalaid.domain.khmer.numerals import to_khmer, to_latin

GREATEST = 10**15
_UNIT = "រៀល"
_TYPED = re.compile(
    r"(\d+|\d{1,3}(?:([., \u00a0])\d{3})(?:\2\d{3})*)\s*(?:៛|រៀល|riels?|khr)?", re.I
)
_ONES = ("", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន")
_TENS = ("", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប")
_POWERS = ((10**6, "លាន"), (10**5, "សែន"), (10**4, "ម៉ឺន"), (1000, "ពាន់"), (100, "រយ"))


def riel(amount: int) -> str:
    """១២៥.០០០រៀល for 125000. Raises ValueError beyond 0 .. 10**15."""
    _require_amount(amount)
    return to_khmer(f"{amount:,}".replace(",", ".")) + _UNIT


def riel_in_words(amount: int) -> str:
    """មួយសែនពីរម៉ឺនប្រាំពាន់រៀល for 125000. Raises ValueError beyond 0 .. 10**15."""
    _require_amount(amount)
    return (_spell(amount) or "សូន្យ") + _UNIT


def read_riel(text: str) -> int:
    """125000 for 125000, ១២៥.០០០៛, 125,000 riel and the like. Raises ValueError."""
    typed = _TYPED.fullmatch(to_latin(text).strip())
    if typed is None:
        raise ValueError(f"not a sum of riel: {text!r}")
    return int(re.sub(r"\D", "", typed[1]))


def _spell(number: int) -> str:
    for power, word in _POWERS:
        if number >= power:
            return _spell(number // power) + word + _spell(number % power)
    return _TENS[number // 10] + _ONES[number % 10]


def _require_amount(amount: int) -> None:
    if not 0 <= amount <= GREATEST:
        raise ValueError(f"not a sum of riel that can be written: {amount}")
