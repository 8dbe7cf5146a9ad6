"""A class of answers that a person may not read is not even read from the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy.exc import InvalidRequestError

from legalaid.domain import roles
from legalaid.domain.errors import NotFound
from legalaid.domain.roles import CODED, EVERYTHING, NOTHING, POLICY, Grant
from legalaid.services.access import load_case
from legalaid.services.attachments import list_attachments
from legalaid.services.case_page import view_case
from legalaid.services.cases import list_cases, search_cases
from legalaid.services.documents import download
from legalaid.services.rows import Filters
from tests.services.stories import TOLD, Story

WRITES = {"open_case", "take_step", "take_over", "correct", "take_back", "take_back_of_others"}


@pytest.fixture
def coded(filed: Story, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    """Legal aid officers see the coded part of their cases alone."""
    with policy(monkeypatch, "legal_aid_officer", CODED):
        yield filed


@contextmanager
def policy(patch: pytest.MonkeyPatch, role: str, classes: frozenset[str]) -> Iterator[None]:
    def narrowed(line: Grant) -> Grant:
        is_it = (line.role, line.act) == (role, "see_case")
        return replace(line, classes=classes) if is_it else line

    with patch.context() as patched:
        patched.setattr(roles, "POLICY", tuple(map(narrowed, POLICY)))
        yield


def test_whoever_writes_reads_all_so_that_nothing_is_written_over() -> None:
    assert all(line.classes == EVERYTHING for line in POLICY if line.act in WRITES)


def test_a_sealed_column_stays_in_the_store(active: Story) -> None:
    with active.desk.sessions.reading() as session:
        args = (session, active.officer, active.reference, "keep_out", active.desk.today())
        case = load_case(*args)

        with pytest.raises(InvalidRequestError):
            case.identity.get("client")
        with pytest.raises(InvalidRequestError):
            case.narrative.get("problem")


def test_the_page_shows_only_the_open_classes(coded: Story) -> None:
    page = view_case(coded.desk, coded.aide, coded.reference)

    assert page.name == ""
    assert "problem" not in page.values
    assert page.values["client"] == {"sex": "female"}
    assert TOLD["problem"] not in repr(page)
    assert "សុខ" not in repr(page)


def test_what_happened_is_told_without_names_and_reasons(coded: Story) -> None:
    paths = {p for one in view_case(coded.desk, coded.aide, coded.reference).events
             for p in one.answers}  # fmt: skip

    assert "client.sex" in paths
    assert not {"client.name_km", "problem"} & paths


def test_papers_and_files_stay_shut(coded: Story) -> None:
    papers = view_case(coded.desk, coded.officer, coded.reference).papers
    for paper in papers:
        with pytest.raises(NotFound):
            download(coded.desk, coded.aide, coded.reference, paper.id)
    with pytest.raises(NotFound):
        list_attachments(coded.desk, coded.aide, coded.reference)
    assert papers


def test_lists_name_nobody_and_a_name_finds_nothing(coded: Story) -> None:
    listed = list_cases(coded.desk, coded.aide, Filters()).rows

    assert {one.name for one in listed} == {""}
    assert search_cases(coded.desk, coded.aide, "សុខ ដារ៉ា") == ()
    assert search_cases(coded.desk, coded.officer, "សុខ ដារ៉ា") != ()


def test_an_act_that_needs_no_answer_opens_none() -> None:
    assert {line.classes for line in POLICY if line.act in {"keep_out", "let_in"}} == {NOTHING}
