"""Values as JSON keeps them, laid over each other, and path by path."""

import json
from datetime import date

from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.values import flatten, from_json, merge, nest, to_json

TEXT = {"type": "text", "class": "ordinary"}
DATE = {"type": "date", "class": "ordinary"}
CATALOG = FieldCatalog.of(
    FieldFile.model_validate(
        {
            "fields": {"home": {"type": "address", "class": "location"}, "heard_on": DATE},
            "groups": {
                "client": {"scope": "case", "parts": {"name": TEXT, "born_on": DATE}},
                "children": {"scope": "case", "list": True, "parts": {"born_on": DATE}},
            },
        }
    )
)
VALUES = {
    "home": {"house": "12", "village": {"code": "05010101"}},
    "heard_on": date(2026, 1, 5),
    "client": {"name": "2026-01-05", "born_on": date(1990, 2, 1)},
    "children": [{"born_on": date(2015, 5, 1)}, {}],
}


def test_values_come_back_from_json_as_they_were() -> None:
    kept = json.loads(json.dumps(to_json(VALUES)))

    assert from_json(CATALOG, kept) == VALUES


def test_answers_to_parts_of_a_group_leave_its_other_parts() -> None:
    merged = merge(CATALOG, VALUES, {"client": {"name": "សុខ"}})

    assert merged["client"] == {"name": "សុខ", "born_on": date(1990, 2, 1)}
    assert VALUES["client"]["name"] == "2026-01-05"


def test_a_new_address_and_a_new_list_replace_the_old_ones_whole() -> None:
    merged = merge(CATALOG, VALUES, {"home": {"street": "3"}, "children": []})

    assert (merged["home"], merged["children"]) == ({"street": "3"}, [])
    assert merged["heard_on"] == VALUES["heard_on"]


def test_an_address_and_a_list_stand_at_one_path_each() -> None:
    flat = flatten(CATALOG, VALUES)

    assert list(flat) == ["home", "heard_on", "client.name", "client.born_on", "children"]
    assert nest(flat) == VALUES
