"""Repeating groups and the address picker work without a line of script."""

from collections.abc import Callable

import pytest

from legalaid.services.desk import Desk
from tests.services.looking import values
from tests.services.stories import Story
from tests.web.test_steps import REQUEST, fill_in_request
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
CHILD = {"children[0].name_km": "ក", "children[0].sex": "male"}


@pytest.fixture
def reader(story: Story, visit: Visit) -> Visitor:
    opened = visit(story.officer.login)
    opened.get("/cases/new")
    return opened


def test_one_row_is_there_to_begin_with(reader: Visitor) -> None:
    assert reader.page.value("children.rows") == "1"


def test_a_row_is_added_and_what_was_typed_stays(reader: Visitor) -> None:
    page = reader.submit(CHILD, act="add:children")

    assert page.value("children.rows") == "2"
    assert page.value("children[0].name_km") == "ក"
    assert page.value("children[1].name_km") == ""


def test_the_row_that_is_removed_is_the_one_asked_for(reader: Visitor) -> None:
    reader.submit(CHILD, act="add:children")

    page = reader.submit({"children[1].name_km": "ខ"}, act="remove:children:0")

    assert page.value("children.rows") == "1"
    assert page.value("children[0].name_km") == "ខ"


def test_there_are_none_is_an_answer(desk: Desk, reader: Visitor) -> None:
    fill_in_request(reader, **{"children.none": "yes"})
    reference = reader.submit().path.rpartition("/")[2]

    assert values(desk, reference)["children"] == []


def test_an_empty_row_is_no_answer(desk: Desk, reader: Visitor) -> None:
    fill_in_request(reader)
    reference = reader.submit().path.rpartition("/")[2]

    assert "children" not in values(desk, reference)


def test_some_and_none_cannot_both_be_true(reader: Visitor) -> None:
    page = reader.submit({**REQUEST, **CHILD, "children.none": "yes"})

    assert page.status == 422
    assert "ticked that there are none" in page.faults()[0]
    assert page.value("children[0].name_km") == "ក"
    assert page.value("children.none") == ["yes"]


def test_a_fault_in_a_row_is_told_in_that_row(reader: Visitor) -> None:
    reader.submit(CHILD, act="add:children")

    page = reader.submit({**REQUEST, "children[1].name_km": "ខ"})

    assert page.faults() == ["Sex: Choose an answer."]
    assert page.all("//*[@id='wrong']//a/@href") == ["#children[1].sex"]


def test_a_group_nobody_asked_for_cannot_grow(reader: Visitor) -> None:
    assert reader.submit(act="add:witnesses").status == 400


def codes(reader: Visitor, level: str) -> list[str]:
    return [str(one) for one in reader.page.all(f"//select[contains(@name,'{level}')]//@value")]


def test_each_choice_of_a_place_opens_what_lies_within(reader: Visitor) -> None:
    assert len(codes(reader, "address.province")) == 26
    assert codes(reader, "address.district") == [""]

    reader.submit({"client.address.province": "05"}, act="refresh:client.address")

    assert "0502" in codes(reader, "address.district")
    assert codes(reader, "address.commune") == [""]
    assert reader.page.path == "/cases/new?page=1"


def test_an_address_is_kept_with_its_names(desk: Desk, reader: Visitor) -> None:
    reader.submit({**REQUEST, "client.address.province": "05"}, act="refresh:client.address")
    reader.submit({"client.address.district": "0502", "client.address.house": "៧"})
    reference = reader.submit().path.rpartition("/")[2]

    address = values(desk, reference)["client"]["address"]

    assert (address["district"]["code"], address["house"]) == ("0502", "៧")
    assert address["district"]["km"]


def test_places_that_do_not_lie_within_each_other_are_refused(reader: Visitor) -> None:
    reader.submit({**REQUEST, "client.address.province": "05"}, act="refresh:client.address")

    page = reader.submit({"client.address.district": "0502", "client.address.province": "12"})

    assert page.status == 422
    assert "do not lie within each other" in page.faults()[0]


def test_the_script_asks_for_places_by_their_code(reader: Visitor) -> None:
    found = reader.client.get("/places?within=0502").json
    nowhere = reader.client.get("/places?within=9999").json

    assert found[0][0].startswith("0502")
    assert nowhere == []
