"""Whether two descriptions may mean one person."""

from datetime import date

import pytest

from legalaid.domain.likeness import Described, compare, describe, number_key

DARA = Described(("សុខ ដារ៉ា",), date(1990, 5, 1), "#012345", ("សុខ វណ្ណា",), "050101")
BORN, OTHER_DAY = date(1990, 5, 1), date(1971, 2, 3)


@pytest.mark.parametrize(
    ("other", "is_possible"),
    [
        (Described(("សុខ ដារ៉ា",)), True),
        (Described(("Sok Dara",)), True),
        (Described(("DARA SOK",)), True),
        (Described(("Sok Dara",), OTHER_DAY), True),
        (Described(("Sok Dara",), OTHER_DAY, "#999"), False),
        (Described(("Sok Dara",), OTHER_DAY, "", ("Chan Rithy",)), False),
        (Described(("Sok Dara",), OTHER_DAY, "", ("Sok Vanna",)), True),
        (Described(("Chan Rithy",), OTHER_DAY, "#012345"), True),
        (Described(("Chan Rithy",), BORN, "", ("Sok Vanna",), "050101"), False),
        (Described(("Sok Rithy",)), False),
        (Described(), False),
    ],
)
def test_what_speaks_for_and_against(other: Described, *, is_possible: bool) -> None:
    assert compare(DARA, other).is_possible is is_possible
    assert compare(other, DARA).is_possible is is_possible


def test_what_agrees_and_differs_is_named() -> None:
    found = compare(DARA, Described(("Sok Dara",), OTHER_DAY, "#012345", (), "050101"))

    assert found.agree == {"name", "identity_number", "commune"}
    assert found.differ == {"birth_date"}


def test_a_move_to_another_commune_speaks_against_nobody() -> None:
    assert compare(DARA, Described(commune="050202")).differ == set()


def test_a_person_is_described_from_the_answers() -> None:
    group = {
        "name_km": "សុខ ដារ៉ា", "name_latin": "Sok Dara", "born_on": BORN,
        "identity_number": "០១២-៣៤៥ (០១)", "father": "Sok Vanna",
        "address": {"commune": {"code": "050101", "km": "ក", "unit_km": "ឃុំ"}},
    }  # fmt: skip

    assert describe(group) == Described(
        ("សុខ ដារ៉ា", "Sok Dara"), BORN, "#01234501", ("Sok Vanna",), "050101"
    )


@pytest.mark.parametrize("number", ["", " - ", "()"])
def test_no_digits_are_no_number(number: str) -> None:
    assert number_key(number) == ""
