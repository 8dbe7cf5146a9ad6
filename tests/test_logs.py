"""A line of the log tells where and what kind; never what somebody typed."""

import json
import logging
from uuid import UUID

import pytest

from legalaid.logs import Discreet

CASE = UUID(int=7)


def fail() -> None:
    try:
        int("Sok Dara, 012 345 678")
    except ValueError as first:
        raise ValueError("house 7, Sok Dara") from first


def line(name: str, said: str, *of: object, error: Exception | None = None) -> dict[str, object]:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, said, of, info)
    read: dict[str, object] = json.loads(Discreet().format(record))
    return read


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (CASE, str(CASE)),
        (12, "12"),
        ("0a1b2c3d", "0a1b2c3d"),
        ("no_room", "no_room"),
        (ValueError, "ValueError"),
        ("សុខ ដារ៉ា", "…"),
        ("Sok Dara", "…"),
        ("dara", "…"),
        (ValueError("Sok Dara"), "…"),
        ({"name": "Sok Dara"}, "…"),
        (None, "…"),
    ],
)
def test_only_identifiers_pass(value: object, shown: str) -> None:
    assert line("legalaid.services", "case %s", value)["of"] == [shown]


def test_what_another_library_says_is_not_repeated() -> None:
    told = line("waitress", "cannot answer /cases/?words=Sok Dara")

    assert "Sok" not in json.dumps(told)
    assert str(told["where"]).startswith("waitress test_logs:")


def test_an_error_is_told_by_its_kind_and_its_way_through_the_code() -> None:
    with pytest.raises(ValueError, match="Sok") as raised:
        fail()
    told = line("legalaid", "ticket %s", "0a1b2c3d", error=raised.value)

    assert "Sok" not in json.dumps(told)
    assert "012" not in json.dumps(told)
    errors = told["error"]
    assert isinstance(errors, list)
    assert [one["kind"] for one in errors] == ["ValueError", "ValueError"]
    assert errors[0]["way"][-1].endswith(" fail")
