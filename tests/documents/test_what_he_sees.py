"""Marks in every field of a place: none is in any part of any package that he would get."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from legalaid.documents.facts import read_fields_json
from legalaid.documents.paper_text import read_text
from legalaid.domain.clues import clues_of, found_in, is_known, leaves
from tests.documents.sample import CATALOG, PAPERS, WORLD, full, many

HIS = [name for name in PAPERS.names() if PAPERS.law(name).reaches_other_party]
MARK = "សញ្ញាទីកន្លែង"


def planted(values: dict[str, Any], name: str) -> list[str]:
    """Puts a mark of its own into every answer of class location; the marks."""
    known = PAPERS.law(name).shows
    marks: list[str] = []
    for path, field, value in list(leaves(CATALOG, values)):
        if field.secrecy != "location" or is_known(path, known):
            continue
        if field.type in {"text", "long_text"}:
            put(values, path, new_mark(marks))
        elif field.type == "address":
            put(values, path, marked_address(value, marks))
    return marks


def new_mark(marks: list[str]) -> str:
    marks.append(f"{MARK}{len(marks):03}")
    return marks[-1]


def marked_address(address: Any, marks: list[str]) -> dict[str, Any]:
    return {
        level: place | {"km": new_mark(marks)} if isinstance(place, dict) else new_mark(marks)
        for level, place in address.items()
        if level != "province"  # it stands in the name of the court
    }


def put(values: dict[str, Any], path: str, value: object) -> None:
    *groups, last = path.replace("[", ".").replace("]", "").split(".")
    holder: Any = values
    for group in groups:
        holder = holder[int(group) if group.isdigit() else group]
    holder[last] = value


def everything(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name + package.read(name).decode("utf-8", "replace")
    text = read_text(data)
    yield "\n".join([*text.lines, text.hidden])


@pytest.mark.parametrize("name", HIS)
@pytest.mark.parametrize("sample", [full, many])
def test_no_mark_of_a_place_is_in_any_part_of_what_he_gets(name: str, sample: Any) -> None:
    values, paper = read_fields_json(sample(), CATALOG, WORLD)
    marks = planted(values, name)
    data = PAPERS.render(name, values, replace(paper, place=new_mark(marks))).bytes
    text = "".join(everything(data))

    assert len(marks) > 12
    assert [mark for mark in marks if mark in text] == []


@pytest.mark.parametrize("name", HIS)
def test_a_place_that_a_person_lets_him_see_is_found_as_a_clue(name: str) -> None:
    values, paper = read_fields_json(full(), CATALOG, WORLD)
    marks = planted(values, name)
    data = PAPERS.render(name, values, replace(paper, show_location=True)).bytes
    seen = "\n".join(read_text(data).lines)
    clues = clues_of(CATALOG, values, PAPERS.law(name).shows)
    needles = " ".join(clue.needle for clue in found_in(seen, clues))

    assert [mark for mark in marks if mark in seen and mark not in needles] == []
