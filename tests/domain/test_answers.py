"""Answers to what a step asks: all of them typed, or every fault together."""

from datetime import date

import pytest

from legalaid.domain.answers import MOST_ROWS, read_answers, spread_asked
from legalaid.domain.errors import InputInvalid
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.places import load_places
from legalaid.paths import data_dir

PLACES = load_places(data_dir("data") / "gazetteer")


def a_field(type_: str, **more: object) -> dict[str, object]:
    return {"type": type_, "class": "ordinary", **more}


CATALOG = FieldCatalog.of(
    FieldFile.model_validate(
        {
            "person": {"name_km": a_field("text"), "born_on": a_field("date")},
            "fields": {
                "filed_at": a_field("court"),
                "home": a_field("address"),
                "sum": a_field("riel"),
                "word": a_field("text"),
            },
            "groups": {
                "client": {
                    "scope": "case",
                    "person": ["name_km", "born_on"],
                    "parts": {"phone": a_field("text", optional=True)},
                },
                "children": {
                    "scope": "case",
                    "list": True,
                    "person": ["name_km", "born_on"],
                    "parts": {"school": a_field("text", optional=True)},
                },
            },
        }
    )
)


def read(
    raw: dict[str, object], *, asks: tuple[str, ...] = (), if_known: tuple[str, ...] = ()
) -> dict[str, object]:
    return read_answers(
        CATALOG, asks, if_known, raw, places=PLACES, courts={"ksp"}, today=date(2026, 3, 2)
    )


def faults(
    raw: dict[str, object], *, asks: tuple[str, ...] = (), if_known: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    with pytest.raises(InputInvalid) as invalid:
        read(raw, asks=asks, if_known=if_known)
    return [(fault.path, fault.code) for fault in invalid.value.faults]


def test_answers_come_back_typed_and_nested() -> None:
    raw = {
        "client": {"name_km": "សុខ", "born_on": "1/2/1990", "phone": ""},
        "children": [{"name_km": "ចាន់", "born_on": "2015-05-01"}],
        "sum": "១០.០០០",
    }

    assert read(raw, asks=("client", "children", "sum")) == {
        "client": {"name_km": "សុខ", "born_on": date(1990, 2, 1)},
        "children": [{"name_km": "ចាន់", "born_on": date(2015, 5, 1)}],
        "sum": 10_000,
    }


def test_every_fault_is_told_at_once() -> None:
    raw = {
        "client": {"name_km": "", "born_on": "x", "shoes": "42"},
        "children": [{"name_km": "a", "born_on": "2015-05-01"}, {"name_km": "b", "born_on": "?"}],
        "wild": 1,
    }

    assert faults(raw, asks=("client", "children", "sum")) == [
        ("wild", "unknown_field"),
        ("client.shoes", "unknown_field"),
        ("client.name_km", "required"),
        ("client.born_on", "not_a_date"),
        ("children[1].born_on", "not_a_date"),
        ("sum", "required"),
    ]


def test_an_optional_part_asked_by_its_own_path_must_be_answered() -> None:
    assert faults({}, asks=("client.phone",)) == [("client.phone", "required")]


def test_what_is_asked_if_known_may_stay_empty() -> None:
    assert read({"word": " "}, if_known=("client", "children", "word", "home")) == {}


def test_what_is_asked_both_ways_must_be_answered() -> None:
    asked = spread_asked(CATALOG, ("client.name_km",), ("client",))

    assert asked == {"client.name_km": True, "client.born_on": False, "client.phone": False}


def test_a_part_that_was_not_asked_is_refused() -> None:
    raw = {"client": {"name_km": "សុខ", "phone": "1"}}

    assert faults(raw, asks=("client.name_km",)) == [("client.phone", "unknown_field")]


def test_a_list_may_be_answered_there_are_none() -> None:
    assert read({"children": []}, asks=("children",)) == {"children": []}


@pytest.mark.parametrize("raw", [{}, {"children": None}, {"children": [{}, {"name_km": " "}]}])
def test_a_list_left_open_is_not_there_are_none(raw: dict[str, object]) -> None:
    assert faults(raw, asks=("children",)) == [("children", "required")]


def test_an_empty_row_is_no_row_and_the_others_keep_their_number() -> None:
    raw = {"children": [{"name_km": ""}, {"name_km": "ចាន់", "born_on": "?"}]}

    assert faults(raw, asks=("children",)) == [("children[1].born_on", "not_a_date")]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"children": "none"}, ("children", "not_a_list")),
        ({"children": [{"name_km": "a"}] * (MOST_ROWS + 1)}, ("children", "too_big")),
        ({"children": ["a"]}, ("children[0]", "not_a_group")),
        ({"client": "a"}, ("client", "not_a_group")),
        ({"filed_at": "nowhere"}, ("filed_at", "not_a_choice")),
        ({"home": {"village": "99"}}, ("home.village", "unknown_place")),
    ],
)
def test_input_of_the_wrong_shape_is_named(raw: dict[str, object], fault: tuple[str, str]) -> None:
    assert faults(raw, if_known=("client", "children", "filed_at", "home")) == [fault]
