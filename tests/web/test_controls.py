"""Each kind of field has its control; each control gives back what the reader of answers wants."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms.form import BaseForm

from legalaid.domain.fields import Field
from legalaid.services.asked import Choice
from legalaid.services.desk import Desk
from legalaid.web.asking import MOST_RADIOS, control_for

MANY = {f"c{n}": {"km": "ក", "en": str(n)} for n in range(MOST_RADIOS + 1)}
FEW = {"a": {"km": "ក", "en": "A"}, "b": {"km": "ខ", "en": "B"}}
ADDRESS = {"province": "05", "district": "0502", "house": "7"}


@pytest.fixture
def page(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Cookie": "language=km"}):
        yield


def field(kind: str, **given: object) -> Field:
    return Field.model_validate({"type": kind, "class": "ordinary"} | given)


def control(
    desk: Desk, asked: Field, known: object = None, typed: dict[str, str] | None = None
) -> Any:
    people = (Choice(id=UUID(int=5), name="ក"),)
    form = BaseForm({"x": control_for(desk, asked, people, is_optional=False)})
    sent = MultiDict(typed) if typed is not None else None
    form.process(sent, data={"x": known} if known is not None else {})
    return form["x"]


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (field("text"), "text"),
        (field("long_text"), "long_text"),
        (field("integer"), "integer"),
        (field("riel"), "riel"),
        (field("date"), "date"),
        (field("yes_no"), "yes_no"),
        (field("choice", choices=FEW), "choice"),
        (field("choice", choices=MANY), "select"),
        (field("choices", choices=FEW), "choices"),
        (field("address"), "address"),
        (field("user"), "select"),
        (field("court"), "select"),
    ],
    ids=lambda one: getattr(one, "type", one),
)
def test_every_kind_of_field_has_its_control(desk: Desk, asked: Field, kind: str) -> None:
    assert control(desk, asked).kind == kind


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("asked", "typed", "raw"),
    [
        (field("text"), {"x": "ក "}, "ក "),
        (field("integer"), {"x": "១២"}, "១២"),
        (field("riel"), {"x": ""}, ""),
        (field("yes_no"), {"x": "false"}, "false"),
        (field("yes_no"), {}, ""),
        (field("choice", choices=FEW), {"x": "b"}, "b"),
        (field("choices", choices=FEW), {"x": "b"}, ["b"]),
        (field("choices", choices=FEW), {}, []),
        (field("date"), {"x.day": "៥", "x.month": "1", "x.year": "២០២៦"}, "2026-01-05"),
        (field("date"), {"x.day": "31", "x.month": "", "x.year": ""}, "--31"),
        (field("date"), {"x.day": "", "x.month": "", "x.year": ""}, ""),
        (
            field("address"),
            {"x.province": "05", "x.house": " 7 "},
            {"province": "05", "house": "7"},
        ),
        (field("address"), {"x.province": ""}, {}),
    ],
)
def test_a_control_gives_what_was_typed(
    desk: Desk, asked: Field, typed: dict[str, str], raw: object
) -> None:
    assert control(desk, asked, typed=typed).raw == raw


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("asked", "known", "shown"),
    [
        (field("text"), "ក1", "ក1"),
        (field("riel"), 5000, "៥០០០"),
        (field("yes_no"), False, "false"),
        (field("choice", choices=FEW), "b", "b"),
    ],
)
def test_a_control_shows_what_is_known(desk: Desk, asked: Field, known: object, shown: str) -> None:
    assert control(desk, asked, known).shown == shown


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("known", [date(2026, 1, 5), "2026-01-05"])
def test_a_day_and_its_draft_fill_the_boxes(desk: Desk, known: object) -> None:
    boxes = [part.shown for part in control(desk, field("date"), known).parts]

    assert boxes in (["៥", "១", "២០២៦"], ["05", "01", "2026"])
    assert control(desk, field("date"), known).raw == "2026-01-05"


@pytest.mark.usefixtures("page")
def test_a_draft_of_half_a_day_comes_back_as_it_was(desk: Desk) -> None:
    boxes = [part.shown for part in control(desk, field("date"), "--31").parts]

    assert boxes == ["31", "", ""]


@pytest.mark.usefixtures("page")
def test_an_address_that_was_kept_is_chosen_again(desk: Desk) -> None:
    kept = {"province": {"code": "05", "km": "ក"}, "house": "7"}

    again = control(desk, field("address"), kept)

    assert again.raw == {"province": "05", "house": "7"}
    assert len(again.levels[1].options) == 9
    assert again.levels[2].options == []


@pytest.mark.usefixtures("page")
def test_a_choice_is_never_made_for_somebody(desk: Desk) -> None:
    for asked in (field("yes_no"), field("choice", choices=FEW)):
        assert list(control(desk, asked).chosen) == [""]
