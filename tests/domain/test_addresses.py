"""An address as a phrase."""

import pytest

from legalaid.domain.khmer.addresses import full_address

WHOLE = {
    "house": "12A",
    "street": "5",
    "krom": "៣",
    "village": {"code": "05010101", "km": "ព្រៃឈើទាល", "unit_km": "ភូមិ"},
    "commune": {"code": "050101", "km": "បរសេដ្ឋ", "unit_km": "ឃុំ"},
    "district": {"code": "0501", "km": "បរសេដ្ឋ", "unit_km": "ស្រុក"},
    "province": {"code": "05", "km": "កំពង់ស្ពឺ", "unit_km": "ខេត្ត"},
}
PHNOM_PENH = {
    "street": "ព្រះនរោត្តម",
    "commune": {"code": "120101", "km": "ទន្លេបាសាក់", "unit_km": "សង្កាត់"},
    "district": {"code": "1201", "km": "ចំការមន", "unit_km": "ខណ្ឌ"},
    "province": {"code": "12", "km": "ភ្នំពេញ", "unit_km": "រាជធានី"},
}


@pytest.mark.parametrize(
    ("address", "phrase"),
    [
        (
            WHOLE,
            "ផ្ទះលេខ១២A, ផ្លូវលេខ៥, ក្រុមទី៣, ភូមិព្រៃឈើទាល, ឃុំបរសេដ្ឋ, ស្រុកបរសេដ្ឋ, ខេត្តកំពង់ស្ពឺ",
        ),
        (PHNOM_PENH, "ផ្លូវព្រះនរោត្តម, សង្កាត់ទន្លេបាសាក់, ខណ្ឌចំការមន, រាជធានីភ្នំពេញ"),
        ({"house": "ផ្ទះលេខ 7"}, "ផ្ទះលេខ ៧"),
        ({}, ""),
    ],
)
def test_parts_that_are_there_make_the_phrase(address: dict[str, object], phrase: str) -> None:
    assert full_address(address) == phrase


def test_a_coarser_address_says_nothing_below_its_level() -> None:
    assert full_address(WHOLE, deepest="commune") == "ឃុំបរសេដ្ឋ, ស្រុកបរសេដ្ឋ, ខេត្តកំពង់ស្ពឺ"
    assert full_address(WHOLE, deepest="province") == "ខេត្តកំពង់ស្ពឺ"


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="house"):
        full_address(WHOLE, deepest="house")
