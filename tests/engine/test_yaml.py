"""YAML is read strictly: what two readers could take differently is refused, with its place."""

from pathlib import Path

import pytest

from legalaid.engine.yaml import YamlFault, read_text, read_yaml

REFUSED = [
    # text, line, column
    ("a: 1\na: 2", 2, 1),
    ("a: {b: 1, b: 2}", 1, 11),
    ("a: &x 1", 1, 4),
    ("a: [1]\nb: *x", 2, 4),
    ("base: {a: 1}\n<<: {b: 2}", 2, 1),
    ("a: !!str 3", 1, 4),
    ("a: !secret x", 1, 4),
    ("a: 1\n---\nb: 2", 2, 1),
    ("%YAML 1.1\n---\na: 1", 1, 1),
    ("a:\n\tb: 1", 2, 1),
    ("a: [1, 2", 2, 1),
    ("a: b: c", 1, 5),
    ("a: @x", 1, 4),
    ("a: one\nb: \x07", 2, 1),
    ("1: a", 1, 1),
    ("null: a", 1, 1),
    ("yes: a", 1, 1),
    ("[a]: b", 1, 1),
    ("- " + "[" * 80, 1, 63),
]
AMBIGUOUS = [
    "yes", "No", "on", "OFF", "y", "N", "True", "FALSE", "~", "Null", "010", "08", "-07", "0x1f",
    "0o17", "0b1", "1_000", "+3", "12:30", "190:20:30", "1.5", "1e3", ".5", "1.", ".inf", "-.INF",
    ".nan", "2026-1-1", "2026-01-01 10:00", "2026-01-01T10:00:00Z", "=", "9" * 30,
]  # fmt: skip
READ = [
    ("true", True),
    ("false", False),
    ("null", None),
    ("", None),
    ("0", 0),
    ("-12", -12),
    ("5500000", 5500000),
    ("2026-01-01", "2026-01-01"),
    ("'010'", "010"),
    ('"yes"', "yes"),
    ("3 months", "3 months"),
    ("1.1.2", "1.1.2"),
    ("CCP_303", "CCP_303"),
    ("១២", "១២"),
    ("|\n  yes\n", "yes\n"),
    ("[a, {on: 3}]", ["a", {"on": 3}]),
]


@pytest.mark.parametrize(("text", "line", "column"), REFUSED, ids=[repr(r[0]) for r in REFUSED])
def test_what_is_not_strict_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(YamlFault) as caught:
        read_text(text, "f.yaml")

    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("said", AMBIGUOUS)
def test_what_reads_differently_elsewhere_wants_quotes(said: str) -> None:
    with pytest.raises(YamlFault, match="put it in quotes"):
        read_text(f"a: {said}", "f.yaml")

    assert read_text(f"a: '{said}'", "f.yaml").data == {"a": said}


@pytest.mark.parametrize(("said", "value"), READ, ids=[repr(one[0]) for one in READ])
def test_the_rest_is_read_plainly(said: str, value: object) -> None:
    assert read_text(f"a: {said}", "f.yaml").data == {"a": value}


def test_on_is_a_word_of_deadlines() -> None:
    assert read_text("on: hearing.date", "f.yaml").data == {"on": "hearing.date"}


def test_every_part_knows_its_line() -> None:
    source = read_text("a:\n  b:\n    - c\n    - {d: 1,\n       e: 2}\n", "f.yaml")

    assert source.line_of(("a", "b", 1)) == 4
    assert source.line_of(("a", "b", 1, "e")) == 5
    assert source.line_of(("a", "b", 1, "absent")) == 4


def test_a_twin_key_tells_where_the_first_stands() -> None:
    with pytest.raises(YamlFault) as caught:
        read_text("a: 1\nb: 2\na: 3", "f.yaml")

    fault = caught.value.fault
    assert (fault.code, fault.file, fault.line) == ("yaml", "f.yaml", 3)
    assert fault.message.en == "Column 1: “a” stands twice; the first is on line 1."
    assert "១" in fault.message.km


def test_an_empty_file_holds_nothing() -> None:
    assert read_text("# only a comment\n", "f.yaml").data is None


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"a: 1\nb: \xff\n")

    with pytest.raises(YamlFault, match="UTF-8") as caught:
        read_yaml(tmp_path / "f.yaml")

    assert caught.value.line == 2


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")

    assert read_yaml(tmp_path / "f.yaml").data == {"a": 1}
