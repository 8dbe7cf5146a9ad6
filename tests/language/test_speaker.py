"""People are spoken to in their language."""

from datetime import UTC, date, datetime

import pytest

from legalaid.domain.errors import (
    Conflict,
    InputFault,
    InputInvalid,
    NotFound,
    Reason,
    StepNotPossible,
)
from legalaid.domain.part import Text
from legalaid.language import Speaker

KM, EN = Speaker("km"), Speaker("en")


@pytest.mark.parametrize(
    ("speaker", "said"),
    [(KM, "ថ្ងៃទី៥ ខែមករា ឆ្នាំ២០២៧"), (EN, "5 January 2027")],
    ids=["km", "en"],
)
def test_a_date_is_said_in_the_language_of_the_page(speaker: Speaker, said: str) -> None:
    assert speaker.date(date(2027, 1, 5)) == said


def test_numbers_are_khmer_digits_on_a_khmer_page() -> None:
    assert (KM.number(120), EN.number(120)) == ("១២០", "120")


def test_riel_are_grouped_by_three() -> None:
    assert (KM.riel(1_250_000), EN.riel(1_250_000)) == ("១.២៥០.០០០រៀល", "1,250,000 riel")


def test_a_moment_is_told_by_the_clock_of_cambodia() -> None:
    assert EN.moment(datetime(2026, 11, 22, 20, 5, tzinfo=UTC)) == "23/11/2026 03:05"


def test_data_of_a_sentence_is_spoken_too() -> None:
    fault = InputFault("children", "too_big", {"limit": 12})

    assert EN.sentence(fault) == "Enter 12 or less."
    assert "១២" in KM.sentence(fault)


def test_a_reason_of_the_workflow_speaks_for_itself() -> None:
    reason = Reason("condition", text=Text(km="មិនទាន់បាន។", en="Not yet."))

    assert (KM.sentence(reason), EN.sentence(reason)) == ("មិនទាន់បាន។", "Not yet.")


def test_an_error_tells_all_its_sentences() -> None:
    faults = InputInvalid([InputFault("a", "required"), InputFault("b", "not_a_date")])
    reasons = StepNotPossible([Reason("x", text=Text(km="ក", en="A")), Reason("not_found")])

    assert len(EN.sentences(faults)) == 2
    assert EN.sentence(reasons) == "A There is no such page, or it is not open to you."


def test_a_code_without_a_sentence_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        EN.sentence(Conflict("no such code"))


def test_what_cannot_be_said_is_refused() -> None:
    with pytest.raises(TypeError):
        EN.sentence(object())


def test_khmer_has_a_sentence_of_its_own_for_what_is_not_there() -> None:
    assert KM.sentence(NotFound()) != EN.sentence(NotFound())
