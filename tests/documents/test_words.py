"""The words a paper may use, and the file of answers they may be read from."""

from typing import Any

import pytest

from legalaid.documents.environment import Code, Empty, Unprintable, finalize
from legalaid.documents.facts import PaperFacts, read_fields_json
from legalaid.documents.source import PaperLaw
from legalaid.documents.vocabulary import Vocabulary
from legalaid.documents.words import WordMaker
from legalaid.domain.errors import InputInvalid
from legalaid.domain.khmer.spoken import SPOKEN
from tests.documents.sample import CATALOG, COURTS, WORLD, full

VOCABULARY = Vocabulary.of(CATALOG)
COURT_PAPER, HIS_PAPER = PaperLaw(reaches="court"), PaperLaw(reaches="other_party")


def maker(law: PaperLaw = COURT_PAPER, **facts: Any) -> WordMaker:
    return WordMaker(CATALOG, COURTS, law, PaperFacts(**facts))


def test_every_declared_word_is_there_and_empty_when_nothing_was_answered() -> None:
    words = maker().words(VOCABULARY.words, {})

    for path, word in VOCABULARY.words.items():
        if "[]" not in path and word.kind not in {"group", "yes_no"} and path not in ALWAYS:
            found: Any = words
            for name in path.split("."):
                found = found if isinstance(found, Empty) else found[name]
            assert isinstance(found, Empty), path


ALWAYS = {"paper.lunar_line", "paper.civil_line"}


def test_an_empty_word_is_false_an_empty_list_and_no_code() -> None:
    empty = Empty("client.sex", [])

    assert not empty
    assert list(empty) == []
    assert "female" not in empty
    assert empty != "female"


def test_printing_an_empty_word_notes_its_path() -> None:
    missing: list[str] = []

    assert finalize(Empty("client.name_km", missing)) == ""
    assert missing == ["client.name_km"]
    with pytest.raises(TypeError, match=r"client\.name_km"):
        str(Empty("client.name_km", []))


@pytest.mark.parametrize("value", [7, {"a": 1}, ["a"], None])
def test_a_value_without_wording_is_not_printed(value: object) -> None:
    with pytest.raises(Unprintable):
        finalize(value)


def test_a_choice_is_compared_as_its_code_and_printed_as_its_title() -> None:
    words = maker().words(["client.sex"], {"client": {"sex": "female"}})
    sex = words["client"]["sex"]  # type: ignore[index]

    assert isinstance(sex, Code)
    assert sex == "female"
    assert finalize(sex) == "ស្រី"


def test_every_sex_that_can_be_chosen_has_its_words() -> None:
    assert set(SPOKEN) == set(CATALOG.field("client.sex").choices)


@pytest.mark.parametrize(("own", "i"), [(True, "នាងខ្ញុំ"), (False, "ខ្ញុំបាទ"), (None, "ខ្ញុំបាទ")])
def test_the_one_who_files_speaks(own: bool | None, i: str) -> None:  # noqa: FBT001
    values = {"client": {"sex": "female"}, "lawyer": {"sex": "male"}, "acts_in_own_name": own}

    assert maker().words(["filer.i"], values)["filer"] == {"i": i}


def test_what_he_sees_has_no_place_of_hers_but_what_the_source_shows() -> None:
    values, _ = read_fields_json(full(), CATALOG, WORLD)
    shows = PaperLaw(reaches="other_party", shows=frozenset({"witnesses.address"}))

    hidden = maker(HIS_PAPER, place="x").words(["client.address", "paper.place"], values)
    shown = maker(shows).words(["witnesses"], values)

    assert isinstance(hidden["client"]["address"], Empty)  # type: ignore[index]
    assert isinstance(hidden["paper"]["place"], Empty)  # type: ignore[index]
    assert shown["witnesses"][0]["address"]["full"]  # type: ignore[index]
    assert not shown["witnesses"][0]["phone"]  # type: ignore[index]


def test_derived_words_name_the_fields_they_stand_on() -> None:
    assert VOCABULARY.needs("client.i") == {"client.sex"}
    assert VOCABULARY.needs("client.address.full") == {"client.address"}
    assert VOCABULARY.needs("seized_court.president") == {"seized_court"}
    assert VOCABULARY.needs("filer.i") == {"acts_in_own_name", "client.sex", "lawyer.sex"}
    assert VOCABULARY.needs("children[].name_km") == {"children.name_km"}
    assert VOCABULARY.needs("paper.place") == frozenset()


def test_answers_may_be_nested_or_dotted_and_in_either_digits() -> None:
    data = {"client": {"sex": "female"}, "client.name_km": "សុខ", "means.debts": "៥០០", "paper": {}}

    values, paper = read_fields_json(data, CATALOG, WORLD)

    assert values == {"client": {"sex": "female", "name_km": "សុខ"}, "means": {"debts": 500}}
    assert paper == PaperFacts()


def test_all_faults_of_a_file_are_told_together() -> None:
    data = {
        "zebra": 1, "client": {"sex": "x", "nam": "y", "name_km": "a\u202eb"}, "children": {"a": 1},
        "means.debts": -1, "paper": {"on": "2026-02-30", "office": {"logo": "x"}, "colour": "red"},
    }  # fmt: skip

    with pytest.raises(InputInvalid) as told:
        read_fields_json(data, CATALOG, WORLD)

    assert {fault.path: fault.code for fault in told.value.faults} == {
        "zebra": "unknown_field", "client.sex": "not_a_choice", "client.nam": "unknown_field",
        "client.name_km": "bidi", "children": "not_a_list", "means.debts": "too_small",
        "paper.on": "not_a_date", "paper.office.logo": "unknown_field",
        "paper.colour": "unknown_field",
    }  # fmt: skip


def test_a_list_answered_with_none_is_an_answer() -> None:
    values, _ = read_fields_json({"children": []}, CATALOG, WORLD)

    assert values == {"children": []}
    assert maker().words(["count.children"], values)["count"] == {"children": 0}
