"""The last act is taken back by who did it that day, or by a supervisor; the record keeps both."""

import pytest

from legalaid.domain.errors import InputInvalid, StepNotPossible
from legalaid.models.case_fact import CaseFact
from legalaid.models.deadline import Deadline
from legalaid.models.document import Document
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.task import Task
from legalaid.services.events import verify
from legalaid.services.timers import run_timers
from tests.people import add_person
from tests.services.conftest import Watch
from tests.services.looking import (
    count_rows,
    events,
    is_told_by_its_events,
    rows,
    stands,
    values,
)
from tests.services.righting import put_right, undo
from tests.services.stories import Story, day


def running(story: Story) -> set[str]:
    return {one.name for one in rows(story.desk, Deadline) if one.is_running}


def test_state_answers_papers_and_deadlines_are_as_before(filed: Story) -> None:
    undo(filed, filed.lawyer, 6)

    assert stands(filed.desk, filed.reference)[1] == (2, "draft")
    assert "opponent" not in values(filed.desk, filed.reference, 2)
    assert rows(filed.desk, Document, name="suit/complaint")[0].void_by_id is not None
    assert running(filed) == set()
    assert is_told_by_its_events(filed.desk, filed.reference)
    assert verify(filed.desk) == ()


def test_the_step_can_be_taken_again(filed: Story) -> None:
    undo(filed, filed.lawyer, 6)
    filed.file()

    assert stands(filed.desk, filed.reference)[1] == (2, "filed")
    assert running(filed) == {"court_reply"}


def test_a_deadline_that_the_step_ended_runs_again(filed: Story) -> None:
    filed.refuse()
    undo(filed, filed.lawyer, 7)

    assert running(filed) == {"court_reply"}


def test_nothing_is_erased(filed: Story) -> None:
    before = count_rows(filed.desk)
    undo(filed, filed.lawyer, 6)

    after = count_rows(filed.desk)
    assert (after["event"], after["document"]) == (before["event"] + 1, before["document"])
    assert events(filed.desk, filed.reference)[-1] == (7, "take_back", None)


def test_children_that_did_not_move_go_with_the_step(filed: Story) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "appeal", 2)
    undo(filed, filed.lawyer, 8)

    assert stands(filed.desk, filed.reference) == [(1, "active"), (2, "refused")]
    assert [one.is_void for one in rows(filed.desk, Proceeding, number=3)] == [True]
    assert running(filed) == {"chomtoah"}
    assert is_told_by_its_events(filed.desk, filed.reference)


def test_the_next_proceeding_gets_a_number_of_its_own(filed: Story) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "appeal", 2)
    undo(filed, filed.lawyer, 8)
    filed.take(filed.lawyer, "appeal", 2)

    assert stands(filed.desk, filed.reference)[2] == (4, "pending")


def test_a_child_that_moved_on_keeps_its_step(filed: Story) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "appeal", 2)
    filed.take(filed.lawyer, "decide", 3)

    with pytest.raises(StepNotPossible, match="not_the_last_act"):
        undo(filed, filed.lawyer, 8)


def test_a_bond_that_the_step_made_is_loosed(story: Story) -> None:
    story.open()
    story.accept()
    story.assign()
    undo(story, story.aide, 3)

    held = rows(story.desk, Relation, user_id=story.lawyer.id)
    assert [(one.from_seq, one.to_seq) for one in held] == [(3, 4)]
    assert "assigned_lawyer" not in values(story.desk, story.reference)


def test_an_earlier_holder_holds_the_bond_again(active: Story) -> None:
    other = add_person(active.desk, "other", "lawyer")
    active.take(active.aide, "assign", answers={"assigned_lawyer": str(other.id)})
    undo(active, active.aide, 4)

    held = {one.user_id for one in rows(active.desk, Relation, to_seq=None)}
    assert active.lawyer.id in held
    assert other.id not in held


def test_what_was_counted_of_it_is_counted_no_more(active: Story) -> None:
    active.sue()
    undo(active, active.lawyer, 5)
    before = [one for one in rows(active.desk, CaseFact) if one.path == "kind"]
    undo(active, active.lawyer, 4)

    after = [one for one in rows(active.desk, CaseFact) if one.path == "kind"]
    assert (len(before), len(after)) == (1, 0)
    assert stands(active.desk, active.reference) == [(1, "active")]


def test_only_the_last_act_of_a_proceeding(filed: Story) -> None:
    for seq in (1, 4, 5):
        with pytest.raises(StepNotPossible, match="not_the_last_act"):
            undo(filed, filed.lawyer, seq)


def test_an_act_of_another_proceeding_does_not_stand_in_the_way(filed: Story) -> None:
    filed.assign()
    undo(filed, filed.lawyer, 6)

    assert stands(filed.desk, filed.reference)[1] == (2, "draft")


def test_the_first_event_of_a_case_stays(story: Story) -> None:
    story.open()

    with pytest.raises(StepNotPossible, match="not_the_last_act"):
        undo(story, story.officer, 1)


def test_the_next_day_it_takes_a_supervisor(filed: Story, watch: Watch) -> None:
    watch.go(hours=14)  # two in the morning in Phnom Penh would be the next day
    with pytest.raises(StepNotPossible, match="not_yours_today"):
        undo(filed, filed.lawyer, 6)

    boss = add_person(filed.desk, "boss", "supervisor")
    assert undo(filed, boss, 6).state == "draft"


def test_another_person_does_not_take_it_back(story: Story) -> None:
    story.open()
    story.accept()

    with pytest.raises(StepNotPossible, match="not_yours_today"):
        undo(story, story.officer, 2)


def test_it_needs_a_reason(filed: Story) -> None:
    with pytest.raises(InputInvalid, match="reason: required"):
        undo(filed, filed.lawyer, 6, reason="")


def test_a_corrected_step_can_be_taken_back(filed: Story) -> None:
    put_right(filed, filed.lawyer, 6, answers={"opponent": {"name_km": "ចាន់ បូរ៉ា"}})
    undo(filed, filed.lawyer, 6)

    assert "opponent" not in values(filed.desk, filed.reference, 2)
    assert all(one.void_by_id for one in rows(filed.desk, Document, name="suit/complaint"))


def test_a_timer_that_ran_since_goes_with_it(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=20)
    run_timers(filed.desk)
    filed.seen += 1
    boss = add_person(filed.desk, "boss", "supervisor")
    undo(filed, boss, 7)

    assert stands(filed.desk, filed.reference)[1] == (2, "filed")
    assert rows(filed.desk, Task) == []


def test_a_task_that_the_step_answered_is_open_again(filed: Story, watch: Watch) -> None:
    watch.go(days=40)
    run_timers(filed.desk)
    filed.seen += 1
    filed.refuse()
    assert [one.is_open for one in rows(filed.desk, Task)] == [False]

    undo(filed, filed.lawyer, 8)

    assert [one.is_open for one in rows(filed.desk, Task)] == [True]
    assert day("2026-04-11") == filed.desk.today()
