"""Clues to where she is: found however they are spelled, and none where he knows the place."""

import pytest

from legalaid.domain.clues import Clue, clues_of, found_in, mark
from legalaid.domain.places import read_address
from tests.build import places
from tests.documents.sample import CATALOG, FORMER_HOME, HOME

SHELTER = Clue("ផ្ទះ បុប្ផា", "told", "client.address")


def values() -> dict[str, object]:
    return {
        "client": {
            "address": read_address(HOME, places()),
            "phone": "012 345 678",
            "sex": "female",
        },
        "opponent": {"address": read_address(FORMER_HOME, places())},
        "known_address": read_address(FORMER_HOME, places()),
        "safe_contact": {"channel": "call", "detail": "អ៊ំ ចន្ថា ផ្សារ ក្រុងថ្មី"},
        "incidents": [{"place": "ក្បែរវត្តសំរោង", "narrative": "noise"}],
    }


def needles() -> dict[str, str]:
    return {clue.needle: clue.path for clue in clues_of(CATALOG, values(), ())}


def test_every_place_of_hers_is_a_clue_with_the_field_that_tells_it() -> None:
    found = needles()
    home = read_address(HOME, places())

    for level in ("village", "commune"):
        place = home[level]
        assert found[place["unit_km"] + place["km"]] == "client.address"  # type: ignore[index]
    assert found["012 345 678"] == "client.phone"
    assert found["ក្បែរវត្តសំរោង"] == "incidents[0].place"


def test_a_longer_text_is_a_clue_as_a_whole_and_in_pieces() -> None:
    assert {"អ៊ំ ចន្ថា ផ្សារ ក្រុងថ្មី", "ក្រុងថ្មី"} <= set(needles())


def test_what_he_knows_is_no_clue_nor_a_word_within_it() -> None:
    village = read_address(FORMER_HOME, places())["village"]
    name = village["unit_km"] + village["km"]  # type: ignore[index]
    clues = clues_of(CATALOG, values(), ("known_address",))

    assert found_in(f"នៅ {name} ។", clues) == ()
    assert [one.needle for one in found_in("នៅ ភូមិផ្សេង", clues)] == ["ភូមិ"]


@pytest.mark.parametrize(
    "text",
    ["នៅផ្ទះបុប្ផា ជាមួយកូន", "នៅផ្ទះ\u200bបុប្ផា", "ផ្ទះ  បុប្ផា"],
)
def test_spaces_and_joiners_hide_nothing(text: str) -> None:
    assert found_in(text, [SHELTER]) == (SHELTER,)


def test_digits_are_the_same_in_both_scripts() -> None:
    phone = Clue("012 345 678", "told", "client.phone")

    assert found_in("លេខ ០១២៣៤៥៦៧៨", [phone]) == (phone,)


def test_a_marked_text_is_the_text() -> None:
    other = Clue("បុប្ផា ជាមួយ", "told")
    text = "គាត់នៅផ្ទះ បុប្ផា ជាមួយកូន។ ផ្ទះបុប្ផា។"
    pieces = mark(text, [SHELTER, other])

    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.clue] == ["ផ្ទះ បុប្ផា", "ផ្ទះបុប្ផា"]


def test_a_text_without_a_clue_is_one_piece_and_an_empty_one_none() -> None:
    assert [piece.text for piece in mark("noise", [SHELTER])] == ["noise"]
    assert mark("", [SHELTER]) == ()


def test_a_place_that_heals_or_teaches_is_a_clue_by_itself() -> None:
    assert [one.kind for one in found_in("គាត់ទៅ មន្ទីរពេទ្យ", clues_of(CATALOG, {}, ()))] == [
        "institution"
    ]
