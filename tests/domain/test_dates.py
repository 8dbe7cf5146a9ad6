"""The date lines of a paper."""

from datetime import date

import pytest

from legalaid.domain.khmer.dates import (
    civil_line,
    dotted_civil_line,
    dotted_lunar_line,
    lunar_line,
)

# law.md 7.1; the first two equal dates that government pages published
LINES = [
    ("2021-01-11", "ថ្ងៃចន្ទ ១៣រោច ខែបុស្ស ឆ្នាំជូត ទោស័ក ព.ស. ២៥៦៤", "ថ្ងៃទី១១ ខែមករា ឆ្នាំ២០២១"),
    ("2020-01-27", "ថ្ងៃចន្ទ ៣កើត ខែមាឃ ឆ្នាំកុរ ឯកស័ក ព.ស. ២៥៦៣", "ថ្ងៃទី២៧ ខែមករា ឆ្នាំ២០២០"),
    ("2021-05-13", "ថ្ងៃព្រហស្បតិ៍ ២កើត ខែជេស្ឋ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៥", "ថ្ងៃទី១៣ ខែឧសភា ឆ្នាំ២០២១"),
    ("2026-11-22", "ថ្ងៃអាទិត្យ ១៣កើត ខែកត្តិក ឆ្នាំមមី អដ្ឋស័ក ព.ស. ២៥៧០", "ថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦"),
]


@pytest.mark.parametrize(("day", "lunar", "civil"), LINES)
def test_both_lines_of_known_days(day: str, lunar: str, civil: str) -> None:
    assert lunar_line(date.fromisoformat(day)) == lunar
    assert civil_line(date.fromisoformat(day)) == civil


def test_an_open_line_has_the_words_and_no_digit() -> None:
    assert dotted_civil_line().replace(".", "").split() == ["ថ្ងៃទី", "ខែ", "ឆ្នាំ"]
    assert "កើត/រោច" in dotted_lunar_line()
    assert not any(c.isdigit() for c in dotted_civil_line() + dotted_lunar_line())
