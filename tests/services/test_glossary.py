"""The list of words says of each what it says in this case, to who may see the case."""

import pytest

from legalaid.domain.errors import NotFound
from legalaid.services.glossary import Glossary, list_words, list_words_of_case
from tests.people import FAR, add_person
from tests.services.stories import Story


def said(found: Glossary) -> dict[str, str | None]:
    return {one.tag: one.value for one in found.words}


def test_without_a_case_no_value_is_told(story: Story) -> None:
    found = list_words(story.desk, "client")

    assert said(found)["{{ client.name_km }}"] is None
    assert set(found.headings) >= {"client", "paper", "ruling"}


def test_in_a_case_each_word_has_its_value(filed: Story) -> None:
    where = (filed.desk, filed.lawyer, filed.reference)
    client = said(list_words_of_case(*where, 2, "client"))
    paper = said(list_words_of_case(*where, 2, "paper"))
    children = said(list_words_of_case(*where, 2, "children"))

    assert client["{{ client.name_km }}"] == "សុខ ដារ៉ា"
    assert client["{{ client.address.province }}"]
    assert paper["{{ paper.code }}"] == filed.reference
    assert children["{{ one.name_km }}"] == "ក"
    assert children["{{ count.children|digits }}"] == "១"


def test_what_was_not_answered_is_empty(filed: Story) -> None:
    ruling = said(list_words_of_case(filed.desk, filed.lawyer, filed.reference, 2, "ruling"))

    assert ruling["{{ ruling.number }}"] == ""


def test_a_heading_or_a_proceeding_that_is_not_there_is_not_found(filed: Story) -> None:
    where = (filed.desk, filed.lawyer, filed.reference)
    with pytest.raises(NotFound):
        list_words(filed.desk, "zebra")
    with pytest.raises(NotFound):
        list_words_of_case(*where, 9, "client")


def test_who_does_not_see_the_case_sees_no_value(filed: Story) -> None:
    far = add_person(filed.desk, "far", "legal_aid_officer", FAR)

    with pytest.raises(NotFound):
        list_words_of_case(filed.desk, far, filed.reference, None, "client")
