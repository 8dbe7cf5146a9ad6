"""A day that answers another cannot come before it, whenever each of them is told."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from legalaid.domain.answers import read_answers
from legalaid.domain.errors import InputInvalid
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.places import load_places
from legalaid.paths import data_dir

PLACES = load_places(data_dir("data") / "gazetteer")


def day_field(**more: object) -> dict[str, object]:
    return {
        "type": "date",
        "class": "filing",
        "title": {"km": "ថ្ងៃនៃដីកា", "en": "Day of the ruling"},
        **more,
    }


def catalog(**notice: object) -> FieldCatalog:
    parts = {"date": day_field(), "noise": day_field(), "noticed": day_field(**notice)}
    group = {"scope": "proceeding", "parts": parts}
    return FieldCatalog.of(FieldFile.model_validate({"groups": {"ruling": group}}))


ORDERED = catalog(not_before="date")


def read(raw: dict[str, str], known: dict[str, Any]) -> dict[str, object]:
    return read_answers(
        ORDERED,
        (),
        [f"ruling.{part}" for part in raw],
        {"ruling": raw},
        places=PLACES,
        courts=(),
        today=date(2026, 3, 2),
        known=known,
    )


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ({"date": "2026-02-10", "noticed": "2026-02-09"}, {}),
        ({"noticed": "2026-02-09"}, {"ruling": {"date": date(2026, 2, 10)}}),
    ],
)
def test_a_day_before_what_it_answers_is_asked_again(
    typed: dict[str, str], known: dict[str, Any]
) -> None:
    with pytest.raises(InputInvalid) as refused:
        read(typed, known)

    fault = refused.value.faults[0]
    assert (fault.path, fault.code) == ("ruling.noticed", "before_what_it_answers")
    assert fault.data["en"] == "Day of the ruling"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ({"date": "2026-02-10", "noticed": "2026-02-10"}, {}),
        ({"noticed": "2026-02-09"}, {}),
        ({"noise": "2026-02-01"}, {"ruling": {"date": date(2026, 2, 10)}}),
        ({"date": "2026-02-10"}, {"ruling": {"noticed": date(2026, 2, 9)}}),
        (
            {"noticed": "2026-02-09", "date": "2026-02-08"},
            {"ruling": {"date": date(2026, 2, 10)}},
        ),
    ],
)
def test_the_same_day_and_a_further_ruling_after_an_older_notice_stand(
    typed: dict[str, str], known: dict[str, Any]
) -> None:
    assert set(read(typed, known)) == {"ruling"}


@pytest.mark.parametrize("other", ["missing", "noticed_by"])
def test_only_a_day_of_the_same_group_can_be_named(other: str) -> None:
    with pytest.raises(ValidationError):
        catalog(not_before=other)
