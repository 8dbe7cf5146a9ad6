"""Anybody may learn whether a file was made here and is unchanged, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from legalaid.domain.errors import InputInvalid
from legalaid.models.document import Document
from legalaid.models.sealing import Keyring
from legalaid.services.desk import Desk
from legalaid.services.documents import download
from legalaid.services.printing import ask_for_pdf, download_pdf, make_pdfs
from legalaid.services.recognising import recognise
from tests.build import TODAY
from tests.presses import press_of
from tests.services.conftest import Watch
from tests.services.looking import count_rows, rows
from tests.services.stories import Story

HERE = "192.0.2.7"


@pytest.fixture
def word(filed: Story) -> bytes:
    paper = rows(filed.desk, Document, name="suit/complaint")[0]
    return download(filed.desk, filed.lawyer, filed.reference, paper.id).content


def test_the_very_file_is_known_by_its_day(filed: Story, word: bytes, watch: Watch) -> None:
    watch.go(days=40)

    assert recognise(filed.desk, word, HERE) == TODAY


def test_one_letter_more_and_it_is_not_known(filed: Story, word: bytes) -> None:
    assert recognise(filed.desk, word + b" ", HERE) is None
    assert recognise(filed.desk, b"something else", HERE) is None


def test_the_pdf_of_it_is_known_too(filed: Story, tmp_path: Path) -> None:
    desk = replace(filed.desk, press=press_of(tmp_path, 'echo "%PDF-1.7" > "$HOME/paper.pdf"'))
    paper = rows(desk, Document, name="suit/complaint")[0]
    ask_for_pdf(desk, filed.lawyer, filed.reference, paper.id)
    make_pdfs(desk)
    pdf = download_pdf(desk, filed.lawyer, filed.reference, paper.id).content

    assert recognise(desk, pdf, HERE) == TODAY


def statements(desk: Desk, content: bytes) -> list[str]:
    heard: list[str] = []

    def listen(_c: object, _u: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    event.listen(desk.sessions.engine, "before_cursor_execute", listen)
    recognise(desk, content, HERE)
    event.remove(desk.sessions.engine, "before_cursor_execute", listen)
    return heard


def test_known_or_not_the_same_is_done(filed: Story, word: bytes) -> None:
    assert statements(filed.desk, word) == statements(filed.desk, b"something else")


def test_nothing_of_the_file_is_kept(filed: Story, word: bytes) -> None:
    before = count_rows(filed.desk)
    recognise(filed.desk, word, HERE)

    assert count_rows(filed.desk) == before


def test_who_asks_too_often_waits_and_others_do_not(
    filed: Story, word: bytes, watch: Watch
) -> None:
    for _ in range(20):
        recognise(filed.desk, b"guess", HERE)
    with pytest.raises(InputInvalid, match="file: too_many_attempts"):
        recognise(filed.desk, word, HERE)

    assert recognise(filed.desk, word, "192.0.2.8") == TODAY
    watch.go(seconds=91)
    assert recognise(filed.desk, word, HERE) == TODAY


def test_what_was_made_under_an_earlier_key_is_known(filed: Story, word: bytes) -> None:
    earlier = filed.desk.keyring.masters[1].secret
    later = Keyring.of({1: earlier, 2: b"a newer master key for the tests."})

    assert recognise(replace(filed.desk, keyring=later), word, HERE) == TODAY


def test_no_file_is_asked_for(filed: Story) -> None:
    with pytest.raises(InputInvalid, match="file: file_missing"):
        recognise(filed.desk, b"", HERE)
