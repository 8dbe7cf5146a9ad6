"""What typed text becomes, and what is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid.domain.khmer.normaliser import RefusedText, is_blank, normalise


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("cafe\u0301", "caf\u00e9"),
        ("សុខ\u200bសាន្ត \u200c\u200d", "សុខ\u200bសាន្ត \u200c\u200d"),
        ("ដី\tកណ្ដាល", "ដី\tកណ្ដាល"),
        ("", ""),
    ],
)
def test_text_is_kept_as_typed_but_for_line_ends_and_form(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code", "position"),
    [
        ("ab\x00", "control", 2),
        ("\x0b", "control", 0),
        ("a\x85", "control", 1),
        ("a\r\n\x7f", "control", 3),
        ("ក\ud800", "surrogate", 1),
        ("\ufffe", "noncharacter", 0),
        ("x\U0010ffff", "noncharacter", 1),
        ("\ufdd0", "noncharacter", 0),
        ("ab\u202ecd", "bidi", 2),
        ("\u2066", "bidi", 0),
        ("a" + "\u0301" * 31, "marks", 1),
        ("ក" + "\u17cb\u200d" * 16, "marks", 1),
    ],
)
def test_what_could_mislead_is_refused(typed: str, code: str, position: int) -> None:
    with pytest.raises(RefusedText) as refusal:
        normalise(typed)

    assert (refusal.value.code, refusal.value.position) == (code, position)


def test_thirty_marks_are_still_let_through() -> None:
    assert normalise("x" + "\u0323" * 30) == "x" + "\u0323" * 30


def test_length_is_counted_after_line_ends_are_folded() -> None:
    assert normalise("a\r\nb", limit=3) == "a\nb"
    with pytest.raises(RefusedText, match="too_long"):
        normalise("abcd", limit=3)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        (" \t\n", True),
        ("\u200b\u200c\u200d\ufeff\u00a0\u3164", True),
        ("\u200bក", False),
        ("0", False),
        ("-", False),
    ],
)
def test_blank_is_what_a_reader_cannot_see(text: str, *, blank: bool) -> None:
    assert is_blank(text) is blank


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf", "Mn", "Mc", "Me"])))
def test_kept_text_is_kept_again(text: str) -> None:
    kept = normalise(text)

    assert normalise(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
