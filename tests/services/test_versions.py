"""Which definitions run, what was moved from one to another, and what a start still needs."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import docx
import pytest

from legalaid.documents.catalog import Papers
from legalaid.domain.errors import DefinitionFaulty, NotAllowed, NotFound
from legalaid.services.definitions import check_living
from legalaid.services.versions import find_run, runs, versions
from tests.build import courts, places
from tests.papers import write_papers
from tests.services.changing import WHY, after, back, chief, retitled, run
from tests.services.stories import Story

NAME = str(UUID(int=7))


def test_every_version_is_listed_with_what_runs_under_it(filed: Story) -> None:
    newer = after(filed, retitled)

    found = [one for one in versions(newer.desk, chief(filed.desk)) if one.workflow == "suit"]

    assert [(one.is_living, one.running) for one in found] == [(True, 0), (False, 1)]


def test_a_run_is_told_with_its_reason_and_what_went_back(filed: Story) -> None:
    newer, by = after(filed, retitled), chief(filed.desk)
    run(newer.desk, by, NAME)
    back(newer.desk, by, NAME)

    (told,) = runs(newer.desk, by)

    assert find_run(newer.desk, by, UUID(NAME)) == told
    assert (told.id, told.by, told.reason, told.moved, told.back) == (NAME, by.name, WHY, 1, 1)


def test_a_run_that_never_was_is_not_found(filed: Story) -> None:
    with pytest.raises(NotFound):
        find_run(filed.desk, chief(filed.desk), uuid4())


@pytest.mark.parametrize("look", [versions, runs])
def test_only_who_may_move_them_sees_the_list(filed: Story, look: Any) -> None:
    with pytest.raises(NotAllowed):
        look(filed.desk, filed.lawyer)


def forget_kind(body: Any) -> None:
    body["opening"]["asks"] = []
    body["steps"]["appeal"]["opens"] = {}


def without_kind(story: Story) -> Story:
    """The files no longer declare the field that the old definition asked."""
    catalog = story.desk.library.catalog
    fields = {name: field for name, field in catalog.fields.items() if name != "kind"}
    library = replace(story.desk.library, catalog=catalog.model_copy(update={"fields": fields}))
    return replace(story, desk=replace(story.desk, library=library))


def test_what_was_told_under_the_old_one_must_stay_readable(filed: Story) -> None:
    """A moved proceeding is still corrected under the definition it began with."""
    newer = after(filed, forget_kind)
    run(newer.desk, chief(filed.desk), drops=frozenset({"kind"}))
    check_living(newer.desk)

    with pytest.raises(DefinitionFaulty) as refused:
        check_living(without_kind(newer).desk)

    assert {one.path for one in refused.value.faults} == {"kind"}


def papers_in(folder: Path, story: Story, line: str) -> Story:
    """The office put another template in the place of the complaint, and the files changed too."""
    shutil.copytree(write_papers(), folder, dirs_exist_ok=True)
    for name, printed in {"complaint": line, "memo": "the end"}.items():
        document = docx.Document()
        document.add_paragraph(printed)
        document.save(str(folder / "suit" / f"{name}.docx"))
    newer = after(story, retitled)
    papers = Papers([folder], newer.desk.library.catalog, courts(), places())
    return replace(newer, desk=replace(newer.desk, papers=papers))


def test_a_paper_must_print_what_an_older_version_gives(filed: Story, tmp_path: Path) -> None:
    check_living(papers_in(tmp_path / "good", filed, "{{ opponent.name_km }}").desk)

    with pytest.raises(DefinitionFaulty) as refused:
        check_living(papers_in(tmp_path / "bad", filed, "{{ note }}").desk)

    assert {one.code for one in refused.value.faults} == {"unassigned-field"}


def test_a_paper_that_is_gone_is_missed_at_the_start(filed: Story, tmp_path: Path) -> None:
    story = papers_in(tmp_path, filed, "x")
    (tmp_path / "suit" / "complaint.docx").unlink()

    with pytest.raises(DefinitionFaulty) as refused:
        check_living(story.desk)

    assert {one.path for one in refused.value.faults} == {"complaint"}
