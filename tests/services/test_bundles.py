"""What he will see of a filing, with every clue to where she is, before anything is recorded."""

from dataclasses import replace

import pytest

from legalaid.domain.errors import NotFound, StepNotPossible
from legalaid.services.acts import Act
from legalaid.services.bundles import bundle_of, draft_paper
from legalaid.services.documents import WORD
from tests.services.looking import count_rows
from tests.services.stories import SUIT, Story


def filing(story: Story, **given: object) -> Act:
    return story.act("file", 2, answers=SUIT | given)


@pytest.fixture
def suing(active: Story) -> Story:
    active.sue()
    return active


def test_it_shows_the_papers_of_the_step_and_records_nothing(suing: Story) -> None:
    before = count_rows(suing.desk)
    (paper,) = bundle_of(suing.desk, suing.lawyer, filing(suing)).papers

    assert paper.name == "suit/complaint"
    assert "ចាន់ រិទ្ធ" in "\n".join("".join(p.text for p in line) for line in paper.lines)
    assert count_rows(suing.desk) == before


def test_what_a_person_wrote_of_a_place_of_hers_is_marked(suing: Story) -> None:
    opponent = {"opponent": {"name_km": "ចាន់ រិទ្ធ ក្បែរ ផ្ទះបុប្ផា"}}
    children = [{"name_km": "ក", "sex": "male", "lives_with": "ផ្ទះបុប្ផា"}]
    act = filing(suing, children=children, **opponent)
    (paper,) = bundle_of(suing.desk, suing.lawyer, act).papers

    assert [(one.needle, one.path) for one in paper.clues] == [
        ("ផ្ទះបុប្ផា", "children[0].lives_with")
    ]


def test_a_step_that_is_not_possible_is_not_shown(suing: Story) -> None:
    act = replace(filing(suing), step="refuse", answers={"ruling": {}})

    with pytest.raises(StepNotPossible):
        bundle_of(suing.desk, suing.lawyer, act)


def test_a_paper_of_it_can_be_saved_under_a_name_that_tells_nothing(suing: Story) -> None:
    draft = draft_paper(suing.desk, suing.lawyer, filing(suing), 1)

    assert (draft.media_type, draft.file_name[-20:]) == (WORD, "complaint-draft.docx")
    with pytest.raises(NotFound):
        draft_paper(suing.desk, suing.lawyer, filing(suing), 2)
