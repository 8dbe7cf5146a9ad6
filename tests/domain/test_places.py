"""The gazetteer, and addresses read against it."""

import pytest
import yaml

from legalaid.domain.khmer.normaliser import RefusedText
from legalaid.domain.places import (
    Places,
    RefusedAddress,
    UnknownPlace,
    load_places,
    read_address,
)
from legalaid.paths import data_dir


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(data_dir("data") / "gazetteer")


def test_the_whole_country_is_there(places: Places) -> None:
    by_length = [sum(len(code) == length for code in places.lines) for length in (2, 4, 6, 8)]

    assert by_length == [25, 210, 1652, 14578]


def test_every_place_has_a_parent_and_a_khmer_name(places: Places) -> None:
    for code in places.lines:
        assert code[:-2] in places or len(code) == 2
        assert places.place(code).name_km.strip()


def test_children_are_the_places_right_below(places: Places) -> None:
    assert len(places.children("05")) == 9
    assert {place.level for place in places.children("0501")} == {"commune"}
    assert places.children("05010101") == ()
    assert len(places.provinces) == 25


@pytest.mark.parametrize("code", ["99", "0505", "", "5"])
def test_an_unknown_code_is_told(places: Places, code: str) -> None:
    with pytest.raises(UnknownPlace):
        places.place(code)


def test_an_address_gains_all_parents_from_its_deepest_code(places: Places) -> None:
    address = read_address({"village": "០៥០១០១០១", "house": " 12A ", "street": ""}, places)

    assert list(address) == ["house", "village", "commune", "district", "province"]
    assert address["house"] == "12A"
    assert address["village"] == {
        "code": "05010101",
        "km": "ព្រៃឈើទាល",
        "latin": "Prey Chheu Teal",
        "unit_km": "ភូមិ",
    }
    assert address["province"] == {
        "code": "05",
        "km": "កំពង់ស្ពឺ",
        "latin": "Kampong Speu",
        "unit_km": "ខេត្ត",
    }


def test_an_address_may_stop_at_any_level_or_be_empty(places: Places) -> None:
    assert list(read_address({"district": "0501", "village": None}, places)) == [
        "district",
        "province",
    ]
    assert read_address({}, places) == {}


def test_a_place_without_a_latin_name_has_none(places: Places) -> None:
    village = read_address({"village": "02010508"}, places)["village"]

    assert set(village) == {"code", "km", "unit_km"}


@pytest.mark.parametrize(
    ("raw", "code", "part"),
    [
        ({"village": "05019999"}, "unknown_place", "village"),
        ({"village": "0501"}, "wrong_level", "village"),
        ({"province": "08", "district": "0501"}, "contradiction", "province"),
        ({"commune": "050102", "village": "05010101"}, "contradiction", "commune"),
        ({"province": 5}, "not_text", "province"),
        ({"vilage": "05010101"}, "unknown_part", "vilage"),
    ],
)
def test_a_code_that_cannot_be_is_refused(
    places: Places, raw: dict[str, object], code: str, part: str
) -> None:
    with pytest.raises(RefusedAddress) as refusal:
        read_address(raw, places)

    assert (refusal.value.code, refusal.value.part) == (code, part)


def test_a_line_is_normalised_and_has_a_limit(places: Places) -> None:
    with pytest.raises(RefusedText, match="too_long"):
        read_address({"street": "ក" * 101}, places)


def test_every_province_has_letters_of_its_own(places: Places) -> None:
    letters = yaml.safe_load((data_dir("workflows") / "provinces.yaml").read_text("utf-8"))

    assert set(letters) == {place.code for place in places.provinces}
    assert len(set(letters.values())) == 25
    assert all(len(word) == 3 and word.isalpha() and word.isupper() for word in letters.values())
    assert letters["05"] == "KSP"
