"""What one typed entry becomes, and what is refused."""

from datetime import date, datetime

import pytest

from legalaid.domain.entries import LONGEST_TEXT, RefusedEntry, World, is_empty, read_value
from legalaid.domain.fields import Field
from legalaid.domain.khmer.riel import read_riel
from legalaid.domain.places import load_places
from legalaid.paths import data_dir

TODAY = date(2026, 3, 2)
WORLD = World(load_places(data_dir("data") / "gazetteer"), frozenset({"ksp"}), TODAY)
USER = "0b0f5a0c-6a3e-4c0e-9a55-0d6a3a1d2b11"
CHOICES = {"choices": {"one": {}, "two": {}, "three": {}}}


def asked(type_: str, **more: object) -> Field:
    return Field.model_validate({"type": type_, "class": "ordinary", **more})


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (asked("text"), "  សុខ ចាន់ថា ", "សុខ ចាន់ថា"),
        (asked("long_text"), "a\r\nb", "a\nb"),
        (asked("integer"), "១២", 12),
        (asked("integer", at_least=-5), "-3", -3),
        (asked("riel"), "១.២៥០.០០០", 1_250_000),
        (asked("riel"), 0, 0),
        (asked("date"), "2026-01-05", date(2026, 1, 5)),
        (asked("date"), "៥/១/២០២៦", date(2026, 1, 5)),
        (asked("date"), "05-01-2026", date(2026, 1, 5)),
        (asked("date", not_after_today=True), TODAY, TODAY),
        (asked("yes_no"), "No", False),
        (asked("yes_no"), True, True),
        (asked("choice", **CHOICES), "two", "two"),
        (asked("choices", **CHOICES), ["three", "one", "one"], ["one", "three"]),
        (asked("choices", **CHOICES), "two", ["two"]),
        (asked("user"), USER, USER),
        (asked("court"), "ksp", "ksp"),
    ],
)
def test_an_entry_becomes_a_value(field: Field, raw: object, value: object) -> None:
    read = read_value(field, raw, WORLD)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("field", "raw", "code"),
    [
        (asked("text"), 12, "not_text"),
        (asked("text", longest=3), "ក្រុម", "too_long"),
        (asked("long_text"), "x" * (LONGEST_TEXT + 1), "too_long"),
        (asked("text"), "a\x00b", "control"),
        (asked("text"), "a\u202eb", "bidi"),
        (asked("integer"), "1.5", "not_a_number"),
        (asked("integer"), True, "not_a_number"),
        (asked("integer", at_most=40), "41", "too_big"),
        (asked("riel"), "1.25", "not_a_number"),
        (asked("riel"), "1,000.000", "not_a_number"),
        (asked("riel"), -1, "too_small"),
        (asked("riel"), 10**16, "too_big"),
        (asked("riel", at_least=1), 0, "too_small"),
        (asked("date"), "31/2/2026", "not_a_date"),
        (asked("date"), "5/1/26", "not_a_date"),
        (asked("date"), "2569-01-05", "not_a_date"),
        (asked("date"), datetime(2026, 1, 5, 1, 2), "not_a_date"),  # noqa: DTZ001
        (asked("date", not_after_today=True), "2026-03-03", "in_future"),
        (asked("yes_no"), "maybe", "not_yes_no"),
        (asked("yes_no"), 1, "not_yes_no"),
        (asked("choice", **CHOICES), "four", "not_a_choice"),
        (asked("choices", **CHOICES), ["one", "four"], "not_a_choice"),
        (asked("choice", **CHOICES), {"one": 1}, "not_a_choice"),
        (asked("user"), "lawyer", "not_a_choice"),
        (asked("court"), "nowhere", "not_a_choice"),
        (asked("address"), "05010101", "not_an_address"),
    ],
)
def test_what_is_no_answer_is_refused(field: Field, raw: object, code: str) -> None:
    with pytest.raises(RefusedEntry) as refused:
        read_value(field, raw, WORLD)

    assert refused.value.code == code


def test_an_address_is_read_again_from_the_one_that_was_kept() -> None:
    kept = read_value(asked("address"), {"village": "០៥០១០១០១", "house": "12"}, WORLD)

    assert read_value(asked("address"), kept, WORLD) == kept


def test_a_refused_address_says_which_part() -> None:
    with pytest.raises(RefusedEntry) as refused:
        read_value(asked("address"), {"commune": "05010101"}, WORLD)

    assert (refused.value.code, refused.value.part) == ("wrong_level", "commune")


@pytest.mark.parametrize("raw", [None, "", " \u200b\n", [], {}, {"house": "", "village": None}])
def test_nothing_entered_is_empty(raw: object) -> None:
    assert is_empty(raw)


@pytest.mark.parametrize("raw", [0, False, "0", {"house": "1"}, [{}]])
def test_zero_and_no_are_answers(raw: object) -> None:
    assert not is_empty(raw)


@pytest.mark.parametrize("typed", ["125000", "125,000", "១២៥.០០០៛", "125 000 រៀល", "125.000 Riel"])
def test_a_sum_of_riel_is_read_however_it_is_typed(typed: str) -> None:
    assert read_riel(typed) == 125_000
