"""Digits in both scripts."""

import pytest

from legalaid.domain.khmer.numerals import to_khmer, to_latin


@pytest.mark.parametrize(
    ("latin", "khmer"),
    [
        ("0123456789", "០១២៣៤៥៦៧៨៩"),
        ("No. 12/26", "No. ១២/២៦"),
        ("", ""),
        ("ផ្ទះលេខ 5A", "ផ្ទះលេខ ៥A"),
    ],
)
def test_digits_change_and_all_else_stays(latin: str, khmer: str) -> None:
    assert to_khmer(latin) == khmer
    assert to_latin(khmer) == latin
