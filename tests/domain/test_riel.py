"""Sums in digits and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid.domain.khmer.riel import GREATEST, riel, riel_in_words

SPELLINGS = {
    0: "សូន្យ",
    1: "មួយ",
    6: "ប្រាំមួយ",
    9: "ប្រាំបួន",
    10: "ដប់",
    11: "ដប់មួយ",
    19: "ដប់ប្រាំបួន",
    20: "ម្ភៃ",
    21: "ម្ភៃមួយ",
    35: "សាមសិបប្រាំ",
    40: "សែសិប",
    57: "ហាសិបប្រាំពីរ",
    68: "ហុកសិបប្រាំបី",
    70: "ចិតសិប",
    84: "ប៉ែតសិបបួន",
    99: "កៅសិបប្រាំបួន",
    100: "មួយរយ",
    101: "មួយរយមួយ",
    1000: "មួយពាន់",
    2026: "ពីរពាន់ម្ភៃប្រាំមួយ",
    10_000: "មួយម៉ឺន",
    100_000: "មួយសែន",
    125_000: "មួយសែនពីរម៉ឺនប្រាំពាន់",
    1_000_000: "មួយលាន",
    5_500_000: "ប្រាំលានប្រាំសែន",
    10_000_000: "ដប់លាន",
    123_456_789: "មួយរយម្ភៃបីលានបួនសែនប្រាំម៉ឺនប្រាំមួយពាន់ប្រាំពីររយប៉ែតសិបប្រាំបួន",
    1_000_000_000: "មួយពាន់លាន",
    1_000_000_000_000: "មួយលានលាន",
    GREATEST: "មួយពាន់លានលាន",
}
ONES = ["មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន"]
TENS = ["ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប"]
POWERS = {"លាន": 10**6, "សែន": 10**5, "ម៉ឺន": 10**4, "ពាន់": 1000, "រយ": 100}


def read(words: str) -> int:
    """The number that words name, read by cutting at the greatest power."""
    for word, power in POWERS.items():
        head, cut, tail = words.rpartition(word)
        if cut:
            return read(head) * power + read(tail)
    for place, ten in enumerate(TENS, start=1):
        if words.startswith(ten):
            return place * 10 + read(words.removeprefix(ten))
    return ONES.index(words) + 1 if words not in {"", "សូន្យ"} else 0


@pytest.mark.parametrize(("amount", "words"), SPELLINGS.items())
def test_known_spellings(amount: int, words: str) -> None:
    assert riel_in_words(amount) == words + "រៀល"


@given(st.integers(0, GREATEST))
def test_words_read_back_to_the_same_sum(amount: int) -> None:
    words = riel_in_words(amount).removesuffix("រៀល")

    assert "\u200b" not in words
    assert read(words) == amount


@pytest.mark.parametrize(
    ("amount", "digits"),
    [(0, "០រៀល"), (999, "៩៩៩រៀល"), (125_000, "១២៥.០០០រៀល"), (5_500_000, "៥.៥០០.០០០រៀល")],
)
def test_digits_are_grouped_by_three(amount: int, digits: str) -> None:
    assert riel(amount) == digits


@pytest.mark.parametrize("amount", [-1, GREATEST + 1])
@pytest.mark.parametrize("write", [riel, riel_in_words])
def test_a_sum_beyond_all_sums_is_refused(write: object, amount: int) -> None:
    assert callable(write)
    with pytest.raises(ValueError, match="riel"):
        write(amount)
