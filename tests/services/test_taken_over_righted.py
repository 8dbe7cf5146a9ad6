"""What was taken over from paper is put right and taken back like anything else."""

import pytest

from legalaid.domain.errors import StepNotPossible
from legalaid.models.deadline import Deadline
from legalaid.services.events import verify
from legalaid.services.taking_over import take_over
from tests.services.from_paper import CHILD, REFUSED, suit_from_paper, told
from tests.services.looking import is_told_by_its_events, rows, stands
from tests.services.righting import look_ahead, put_right, undo
from tests.services.stories import Story, day


def test_it_goes_on_like_any_other(paper: Story) -> None:
    suit_from_paper(paper)

    assert paper.take(paper.lawyer, "appeal", 2).state == "appealed"
    assert verify(paper.desk) == ()


def test_what_was_told_is_corrected_and_its_deadline_with_it(paper: Story) -> None:
    taken = suit_from_paper(paper)
    changed = {"answers": {"ruling": {"notice_received_on": "2026-02-27"}}}
    seen = [one.kind for one in look_ahead(paper, paper.lawyer, taken.seq, **changed)]
    put_right(paper, paper.lawyer, taken.seq, **changed)

    assert seen == ["answer", "deadline"]
    assert [one.due_on for one in rows(paper.desk, Deadline, is_running=True)] == [
        day("2026-03-06")
    ]
    assert is_told_by_its_events(paper.desk, paper.reference)


def test_the_day_a_deadline_counts_from_is_corrected(paper: Story) -> None:
    answers = {key: one for key, one in REFUSED.items() if key != "ruling"}
    taken = suit_from_paper(paper, "filed", answers=answers, running={"court_reply": "2026-02-15"})
    put_right(paper, paper.lawyer, taken.seq, running={"court_reply": "2026-02-10"})

    assert [one.due_on for one in rows(paper.desk, Deadline, is_running=True)] == [
        day("2026-03-12")
    ]
    put_right(paper, paper.lawyer, taken.seq, happened_on=day("2026-02-19"))
    assert [one.due_on for one in rows(paper.desk, Deadline, is_running=True)] == [
        day("2026-03-12")
    ]


def test_a_further_one_is_taken_back_and_the_first_is_not(paper: Story) -> None:
    taken = suit_from_paper(paper)
    undo(paper, paper.lawyer, taken.seq)

    assert stands(paper.desk, paper.reference) == [(1, "active")]
    assert is_told_by_its_events(paper.desk, paper.reference)
    with pytest.raises(StepNotPossible):
        undo(paper, paper.officer, 1)


def test_one_that_has_a_child_is_not_taken_back(paper: Story) -> None:
    taken = suit_from_paper(paper, "appealed")
    wish = told(paper, "appeal", "pending", **CHILD, parent=2)
    paper.note(take_over(paper.desk, paper.lawyer, wish))

    with pytest.raises(StepNotPossible):
        undo(paper, paper.lawyer, taken.seq)
