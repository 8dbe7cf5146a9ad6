"""Answers are kept by class, and a class that is not opened shows nothing of itself."""

import pytest

from legalaid.models.classes import COLUMNS, divide, unite
from tests.build import small_library

VALUES = {
    "client": {"name_km": "ក", "sex": "female", "address": {"house": "1"}},
    "children": [
        {"name_km": "ខ", "sex": "male", "lives_with": "គ"}, {"name_km": "ឃ", "sex": "female"},
    ],
    "problem": "ង",
    "income": 5,
    "ruling": {"number": "12"},
    "kind": "first",
}  # fmt: skip
CATALOG = small_library().catalog


def test_what_is_divided_comes_together_again() -> None:
    assert unite(divide(CATALOG, VALUES).values()) == VALUES


@pytest.mark.parametrize("values", [{}, {"children": []}, {"client": {"sex": "male"}}])
def test_little_comes_together_as_well(values: dict[str, object]) -> None:
    assert unite(divide(CATALOG, values).values()) == values


def test_each_answer_stands_in_the_column_of_its_class() -> None:
    divided = divide(CATALOG, VALUES)

    assert divided["identity"]["client"] == {"name_km": "ក"}
    assert divided["location"]["client"] == {"address": {"house": "1"}}
    assert divided["narrative"] == {"problem": "ង"}
    assert divided["means"] == {"income": 5}
    assert divided["plain"]["kind"] == "first"


def test_rows_keep_their_places_when_a_class_is_not_read() -> None:
    divided = divide(CATALOG, VALUES)
    read = unite(divided[name] for name in COLUMNS if name != "identity")

    assert read["children"] == [{"sex": "male", "lives_with": "គ"}, {"sex": "female"}]
