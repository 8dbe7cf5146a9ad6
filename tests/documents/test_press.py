"""A PDF comes from the real LibreOffice; one that hangs is ended with all its children."""

import os
from pathlib import Path

import pytest

from legalaid.documents.press import Press, PressFailed
from tests.documents.small import template
from tests.presses import GIVES_UP, HANGS, WRITES_NONSENSE, press_of

WORD = template("ឈ្មោះ សុខ ដារ៉ា\n\nចៅក្រម")


def is_gone(process: int) -> bool:
    """Ended, or ended and not yet buried."""
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").split()[2] == "Z"


def test_a_word_file_becomes_a_pdf_with_its_khmer_fonts() -> None:
    pdf = Press().pdf(WORD)

    assert pdf.startswith(b"%PDF-")
    assert b"KhmerOS" in pdf


def test_what_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(PressFailed, match="hung"):
        press_of(tmp_path, HANGS).pdf(WORD)

    processes = (tmp_path / "child").read_text(encoding="utf-8").split()
    assert len(processes) == 2
    assert all(is_gone(int(one)) for one in processes)


@pytest.mark.parametrize("does", [GIVES_UP, WRITES_NONSENSE])
def test_what_is_no_pdf_is_none(tmp_path: Path, does: str) -> None:
    with pytest.raises(PressFailed, match="failed"):
        press_of(tmp_path, does).pdf(WORD)


def test_nothing_of_the_paper_is_left_behind(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    with pytest.raises(PressFailed):
        press_of(tmp_path, f'ls "$HOME" > {seen}; echo "$HOME" >> {seen}').pdf(WORD)

    name, folder = seen.read_text(encoding="utf-8").split()
    assert name == "paper.docx"
    assert not os.path.lexists(folder)


def test_a_press_that_is_not_there_says_so() -> None:
    absent = Press("no-such-office")

    assert not absent.is_there()
    with pytest.raises(PressFailed, match="failed"):
        absent.pdf(WORD)
