"""Every paper that she signs has a plain page to be read to her, in both languages."""

import re
from pathlib import Path

import pytest

from legalaid.documents.source import IN_OWN_NAME, Paragraph, Table, read_blocks, read_law
from legalaid.paths import data_dir

FOLDER = data_dir("docs_templates")
SOURCES = sorted(one for one in FOLDER.glob("*/*.txt") if one.parent.name != "frame")
KHMER = re.compile(r"[\u1780-\u17ff]")
HER_NAME = "**{{ client.name_km }}**"


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def signatures(path: Path) -> list[str]:
    """Whatever stands where somebody signs."""
    tables = (one for one in read_blocks(path, FOLDER / "frame") if isinstance(one, Table))
    rows = (row for table in tables for row in table.rows if not hasattr(row, "tag"))
    cells = (part for row in rows for cell in row.cells for part in cell)
    return [one.text for one in cells if isinstance(one, Paragraph) and one.style == "sign_name"]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_who_signs_is_told_as_the_paper_has_it(path: Path) -> None:
    signed, hers = read_law(path).signed, [one for one in signatures(path) if HER_NAME in one]

    assert bool(signed) == bool(hers)
    assert (signed == IN_OWN_NAME) == any("acts_in_own_name" in one for one in hers)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_what_she_signs_has_its_four_answers_in_plain_khmer_and_english(path: Path) -> None:
    law = read_law(path)

    assert len(law.aloud) == (4 if law.is_signed_by_her else 0)
    assert all(one.is_whole and KHMER.search(one.km) for one in law.aloud)
    assert not any(KHMER.search(one.en) or len(one.en) > 240 for one in law.aloud)
