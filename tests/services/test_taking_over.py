"""A case that ran on paper: put where it stands, marked as such, and everything works on it."""

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound, StepNotPossible
from legalaid.models.deadline import Deadline
from legalaid.models.relation import Relation
from legalaid.services.case_page import view_case
from legalaid.services.events import verify
from legalaid.services.taking_over import take_over
from legalaid.services.timers import run_timers
from tests.people import DWA, FAR, LAC, add_person
from tests.services.from_paper import ACTIVE, CHILD, REFUSED, from_paper, suit_from_paper, told
from tests.services.looking import count_rows, is_told_by_its_events, rows, stands, values
from tests.services.stories import Story, day


def codes(refused: pytest.ExceptionInfo[InputInvalid]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in refused.value.faults]


def test_it_is_one_event_without_a_paper(story: Story) -> None:
    before = count_rows(story.desk)
    taken = from_paper(story)
    after = count_rows(story.desk)

    assert (taken.state, taken.papers, taken.seq) == ("active", (), 1)
    assert [after[one] - before[one] for one in ("event", "document", "case")] == [1, 0, 1]
    assert is_told_by_its_events(story.desk, story.reference)
    assert verify(story.desk) == ()


def test_it_binds_who_has_charge_and_the_lawyer(paper: Story) -> None:
    held = {(one.relation, one.user_id) for one in rows(paper.desk, Relation)}

    assert ("assigned_lawyer", paper.lawyer.id) in held
    assert view_case(paper.desk, paper.lawyer, paper.reference).reference == paper.reference


def test_the_page_of_the_case_marks_it(paper: Story) -> None:
    page = view_case(paper.desk, paper.lawyer, paper.reference)

    assert page.proceedings[0].is_taken_over
    assert [one.kind for one in page.events] == ["take_over"]


def test_a_further_proceeding_asks_only_what_the_case_does_not_know(paper: Story) -> None:
    suit_from_paper(paper)

    assert stands(paper.desk, paper.reference) == [(1, "active"), (2, "refused")]
    assert values(paper.desk, paper.reference, 2)["problem"] == ACTIVE["problem"]


def test_its_deadline_counts_from_the_day_that_was_told(paper: Story) -> None:
    suit_from_paper(paper)

    assert [(one.name, one.due_on) for one in rows(paper.desk, Deadline, is_running=True)] == [
        ("chomtoah", day("2026-03-09"))
    ]


def test_one_that_counts_from_a_step_asks_its_day(paper: Story) -> None:
    answers = {key: one for key, one in REFUSED.items() if key != "ruling"}
    with pytest.raises(InputInvalid) as refused:
        suit_from_paper(paper, "filed", answers=answers)
    assert codes(refused) == [("running.court_reply", "required")]

    suit_from_paper(paper, "filed", answers=answers, running={"court_reply": "2026-01-15"})
    assert [one.due_on for one in rows(paper.desk, Deadline, is_running=True)] == [
        day("2026-02-14")
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [("2026-03-03", "in_future"), ("soon", "not_a_date"), ("1066-10-14", "not_a_date")],
)
def test_no_day_is_guessed(paper: Story, raw: str, code: str) -> None:
    answers = {key: one for key, one in REFUSED.items() if key != "ruling"}
    with pytest.raises(InputInvalid) as refused:
        suit_from_paper(paper, "filed", answers=answers, running={"court_reply": raw})

    assert codes(refused) == [("running.court_reply", code)]


def test_a_timer_that_is_overdue_fires_as_for_any_other(paper: Story) -> None:
    answers = {**REFUSED, "ruling": {"number": "1", "notice_received_on": "2026-01-05"}}
    suit_from_paper(paper, answers=answers)

    assert run_timers(paper.desk) == 1
    assert stands(paper.desk, paper.reference)[1] == (2, "window_passed")


def test_all_faults_are_told_at_once(paper: Story) -> None:
    with pytest.raises(InputInvalid) as refused:
        suit_from_paper(
            paper,
            "filed",
            answers={"acts_in_own_name": "perhaps", "strange": "1"},
            happened_on=day("2026-03-03"),
            running={"chomtoah": "yes"},
            parent=1,
        )

    assert set(codes(refused)) >= {
        ("happened_on", "in_future"), ("strange", "unknown_field"), ("kind", "required_choice"),
        ("opponent.name_km", "required"), ("running.chomtoah", "unknown_field"),
        ("running.court_reply", "required"),
    }  # fmt: skip


def test_its_opening_must_have_been_possible(story: Story) -> None:
    owner = {"case_owner": str(story.officer.id)}
    asked = {name: one for name, one in ACTIVE.items() if name != "income"}
    wish = told(story, "request", "received", answers=asked | owner)
    story.note(take_over(story.desk, story.officer, wish))
    more = {"income": "200000", "assigned_lawyer": str(story.lawyer.id)}
    with pytest.raises(InputInvalid) as refused:
        take_over(story.desk, story.officer, told(story, "suit", "refused", answers=REFUSED | more))

    assert codes(refused) == [("state", "could_not_begin")]


def test_a_second_one_does_not_run_beside_the_first(paper: Story) -> None:
    suit_from_paper(paper)
    again = {name: one for name, one in REFUSED.items() if name != "opponent"}
    with pytest.raises(InputInvalid) as refused:
        suit_from_paper(paper, answers=again)

    assert codes(refused) == [("state", "already_running")]


def test_who_took_it_over_answers_for_the_steps_behind_it(story: Story) -> None:
    boss = add_person(story.desk, "boss", "supervisor", LAC)
    owner = {"case_owner": str(story.aide.id)}
    asked = {name: one for name, one in ACTIVE.items() if name != "income"}
    wish = told(story, "request", "received", answers=asked | owner)
    story.note(take_over(story.desk, boss, wish))

    with pytest.raises(StepNotPossible) as refused:
        story.take(boss, "accept", answers={"income": "200000"})
    assert [one.code for one in refused.value.reasons] == ["decided_by_two"]
    assert story.take(story.aide, "accept", answers={"income": "200000"}).state == "accepted"


def test_a_child_names_the_proceeding_that_opened_it(paper: Story) -> None:
    suit_from_paper(paper, "appealed")
    wish = told(paper, "appeal", "pending", **CHILD, parent=2)
    paper.note(take_over(paper.desk, paper.lawyer, wish))

    page = view_case(paper.desk, paper.lawyer, paper.reference)
    assert page.proceedings[2].parent == 2


def test_no_proceeding_is_the_child_of_one_that_does_not_open_such(paper: Story) -> None:
    wish = told(paper, "appeal", "pending", **CHILD, parent=1)
    with pytest.raises(InputInvalid) as refused:
        take_over(paper.desk, paper.lawyer, wish)

    assert ("parent", "not_opened_by_it") in codes(refused)


def test_the_same_key_takes_over_once(story: Story) -> None:
    bonds = {"case_owner": str(story.officer.id), "assigned_lawyer": str(story.lawyer.id)}
    wish = told(story, "request", "active", answers={**ACTIVE, **bonds})
    first = take_over(story.desk, story.officer, wish)
    before = count_rows(story.desk)

    assert take_over(story.desk, story.officer, wish) == first
    assert count_rows(story.desk) == before


def test_who_may_and_who_may_not(paper: Story) -> None:
    wish = told(paper, "suit", "refused", answers=REFUSED)
    with pytest.raises(NotFound):
        take_over(paper.desk, add_person(paper.desk, "far", "legal_aid_officer", FAR), wish)
    with pytest.raises(NotFound):
        take_over(paper.desk, add_person(paper.desk, "stranger", "lawyer", LAC), wish)
    with pytest.raises(NotAllowed):
        take_over(paper.desk, add_person(paper.desk, "reader", "auditor", DWA), wish)
    new = told(Story(paper.desk, paper.officer, paper.aide, paper.lawyer), "request", "active",
               answers=ACTIVE)  # fmt: skip
    with pytest.raises(NotAllowed):
        take_over(paper.desk, paper.lawyer, new)


@pytest.mark.parametrize(("workflow", "state"), [("suit", "active"), ("nothing", "draft")])
def test_what_does_not_exist_is_not_found(paper: Story, workflow: str, state: str) -> None:
    with pytest.raises(NotFound):
        take_over(paper.desk, paper.lawyer, told(paper, workflow, state, answers={}))
