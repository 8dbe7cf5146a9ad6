"""A wrong date or answer is corrected with its reason, and everything that hung on it follows."""

from typing import Any

import pytest

from legalaid.domain.errors import Conflict, InputInvalid, NotFound, StepNotPossible
from legalaid.models.deadline import Deadline
from legalaid.models.document import Document
from legalaid.models.name_token import NameToken
from legalaid.models.outbox import Outbox
from legalaid.models.task import Task
from legalaid.services.aiming import correction_form
from legalaid.services.cases import search_cases
from legalaid.services.documents import download, mark_filed
from legalaid.services.events import verify
from legalaid.services.timers import run_timers
from tests.people import FAR, add_person
from tests.services.conftest import Watch
from tests.services.looking import (
    count_rows,
    events,
    is_told_by_its_events,
    lines,
    rows,
    stands,
    values,
)
from tests.services.righting import look_ahead, put_right
from tests.services.stories import Story, day

EARLIER = {"ruling": {"notice_received_on": "2026-02-27"}}


@pytest.fixture
def refused_(filed: Story) -> Story:
    filed.refuse()
    return filed


def test_a_corrected_date_moves_its_deadline(refused_: Story) -> None:
    put_right(refused_, refused_.lawyer, 7, answers=EARLIER)

    running = rows(refused_.desk, Deadline, name="chomtoah")[0]
    assert (running.counted_from, running.due_on) == (day("2026-02-27"), day("2026-03-06"))
    assert values(refused_.desk, refused_.reference, 2)["ruling"]["number"] == "12"
    assert is_told_by_its_events(refused_.desk, refused_.reference)
    assert verify(refused_.desk) == ()


def test_a_reminder_moves_with_its_deadline(refused_: Story) -> None:
    put_right(refused_, refused_.lawyer, 7, answers=EARLIER)

    deadline = rows(refused_.desk, Deadline, name="chomtoah")[0]
    reminders = {one.due_on for one in rows(refused_.desk, Outbox, deadline_id=deadline.id)}
    assert reminders == {refused_.desk.today(), day("2026-03-05")}  # a week before is past


def test_what_would_change_is_shown_first_and_nothing_changes(refused_: Story) -> None:
    before = count_rows(refused_.desk)
    shown = look_ahead(refused_, refused_.lawyer, 7, answers=EARLIER)

    assert [(one.kind, one.name, one.before, one.after) for one in shown] == [
        ("answer", "ruling.notice_received_on", day("2026-03-02"), day("2026-02-27")),
        ("deadline", "chomtoah", day("2026-03-09"), day("2026-03-06")),
    ]
    assert count_rows(refused_.desk) == before


def test_a_corrected_day_of_a_step_moves_what_counts_from_it(filed: Story, watch: Watch) -> None:
    watch.go(days=5)
    filed.take(filed.lawyer, "write_memo", 2, answers={"note": "x"}, happened_on=day("2026-03-06"))
    put_right(filed, filed.lawyer, 6, happened_on=day("2026-03-04"))

    assert rows(filed.desk, Deadline, name="court_reply")[0].due_on == day("2026-04-03")


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2026-03-01", "before_last_act"),
        ("2026-03-07", "after_next_act"),
        ("2027-01-01", "in_future"),
    ],
)
def test_a_day_stays_between_the_acts_around_it(
    filed: Story, watch: Watch, on: str, code: str
) -> None:
    watch.go(days=7)
    filed.take(filed.lawyer, "write_memo", 2, answers={"note": "x"}, happened_on=day("2026-03-06"))

    with pytest.raises(InputInvalid, match=f"happened_on: {code}"):
        put_right(filed, filed.lawyer, 6, happened_on=day(on))


def test_papers_not_filed_are_made_anew_and_the_old_ones_stay(filed: Story) -> None:
    put_right(filed, filed.officer, 1, answers={"client": {"name_km": "សុខ ធារី"}})

    old, new = sorted(rows(filed.desk, Document, name="suit/complaint"), key=lambda p: p.version)
    assert (old.superseded_by_id, new.superseded_by_id, new.event_id) == (
        new.id,
        None,
        old.event_id,
    )
    content = download(filed.desk, filed.lawyer, filed.reference, new.id).content
    assert lines(content)[0] == "សុខ ធារី / ចាន់ រិទ្ធ"
    assert download(filed.desk, filed.lawyer, filed.reference, old.id).file_name.endswith("t.docx")


def test_a_paper_at_court_stays_and_is_flagged(filed: Story) -> None:
    paper = rows(filed.desk, Document, name="suit/complaint")[0]
    mark_filed(filed.desk, filed.lawyer, filed.reference, paper.id)
    put_right(filed, filed.officer, 1, answers={"client": {"name_km": "សុខ ធារី"}})

    found = rows(filed.desk, Document, name="suit/complaint")
    assert [(one.version, one.outdated_by_id is None) for one in found] == [(1, False)]


def test_a_correction_leaves_papers_alone_that_do_not_say_it(refused_: Story) -> None:
    before = count_rows(refused_.desk)["document"]
    put_right(refused_, refused_.lawyer, 7, answers=EARLIER)

    assert count_rows(refused_.desk)["document"] == before


def test_a_later_answer_is_not_overwritten_by_correcting_an_earlier_one(story: Story) -> None:
    story.open({"client": {"name_km": "ក", "sex": "male"}, "problem": "ខ", "income": 5})
    story.accept()
    put_right(story, story.officer, 1, answers={"income": 7})

    assert values(story.desk, story.reference)["income"] == 200000
    assert is_told_by_its_events(story.desk, story.reference)


def test_a_name_is_found_under_its_corrected_spelling_only(filed: Story) -> None:
    put_right(filed, filed.officer, 1, answers={"client": {"name_km": "មាស បុប្ផា"}})

    assert [one.reference for one in search_cases(filed.desk, filed.officer, "Meas Bopha")] == [
        filed.reference
    ]
    assert search_cases(filed.desk, filed.officer, "Sok Dara") == ()
    assert len(rows(filed.desk, NameToken)) > 3


def test_a_child_follows_what_was_carried_into_it(refused_: Story) -> None:
    refused_.take(refused_.lawyer, "appeal", 2)
    put_right(refused_, refused_.lawyer, 7, answers={"ruling": {"number": "13"}})

    assert values(refused_.desk, refused_.reference, 3)["ruling"]["number"] == "13"
    paper = max(rows(refused_.desk, Document, name="suit/appeal"), key=lambda one: one.version)
    content = download(refused_.desk, refused_.lawyer, refused_.reference, paper.id).content
    assert lines(content)[1] == "13"
    assert is_told_by_its_events(refused_.desk, refused_.reference)


def test_a_timer_that_ran_out_too_early_is_undone(refused_: Story, watch: Watch) -> None:
    watch.go(days=20)
    run_timers(refused_.desk)
    refused_.seen += 1
    later = {"ruling": {"notice_received_on": "2026-03-20"}}
    put_right(refused_, refused_.lawyer, 7, answers=later)

    assert stands(refused_.desk, refused_.reference)[1] == (2, "refused")
    assert rows(refused_.desk, Task) == []
    assert is_told_by_its_events(refused_.desk, refused_.reference)
    watch.go(days=10)
    assert run_timers(refused_.desk) == 1


def test_a_correction_can_be_corrected(refused_: Story) -> None:
    put_right(refused_, refused_.lawyer, 7, answers={"ruling": {"number": "13"}})
    put_right(refused_, refused_.lawyer, 7, answers={"ruling": {"number": "14"}})

    assert values(refused_.desk, refused_.reference, 2)["ruling"]["number"] == "14"
    assert [one[1] for one in events(refused_.desk, refused_.reference)][-2:] == ["correct"] * 2


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"answers": {"ruling": {"number": ""}}}, "ruling.number: cannot_be_emptied"),
        ({"answers": {"ruling": {"number": "12"}}}, "reason: nothing_changes"),
        ({"answers": {}}, "reason: nothing_changes"),
        ({"answers": {"problem": "x"}}, "problem: unknown_field"),
        ({"answers": {"ruling": "no group"}}, "ruling: unknown_field"),
        ({"answers": EARLIER, "reason": " "}, "reason: required"),
        ({"answers": EARLIER, "reason": "a\x07"}, "reason: control"),
        ({"answers": {"ruling": {"notice_received_on": "2026-13-01"}}}, "received_on: not_a_date"),
    ],
)
def test_a_poor_correction_changes_nothing(
    refused_: Story, given: dict[str, Any], fault: str
) -> None:
    before = count_rows(refused_.desk)

    with pytest.raises(InputInvalid, match=fault):
        put_right(refused_, refused_.lawyer, 7, **given)

    assert count_rows(refused_.desk) == before


def test_a_list_may_be_corrected_to_none(filed: Story) -> None:
    put_right(filed, filed.lawyer, 6, answers={"children": []})

    assert values(filed.desk, filed.reference)["children"] == []


def test_only_what_a_person_did_is_corrected(refused_: Story, watch: Watch) -> None:
    watch.go(days=20)
    run_timers(refused_.desk)
    refused_.seen += 1

    with pytest.raises(StepNotPossible, match="not_correctable"):
        put_right(refused_, refused_.lawyer, 8, answers=EARLIER)


def test_a_correction_on_a_page_that_is_old_is_a_conflict(refused_: Story) -> None:
    stale = refused_.seen
    put_right(refused_, refused_.lawyer, 7, answers=EARLIER)

    with pytest.raises(Conflict):
        put_right(refused_, refused_.lawyer, 7, answers={"ruling": {"number": "1"}}, seen=stale)


def test_who_does_not_see_the_case_corrects_nothing(refused_: Story) -> None:
    far = add_person(refused_.desk, "far", "legal_aid_officer", FAR)

    with pytest.raises(NotFound):
        put_right(refused_, far, 7, answers=EARLIER)


def test_the_form_shows_what_was_asked_and_answered(refused_: Story) -> None:
    form = correction_form(refused_.desk, refused_.lawyer, refused_.reference, 7)

    assert [one.path for one in form.asked] == ["ruling.number", "ruling.notice_received_on"]
    assert form.values == {"ruling": {"number": "12", "notice_received_on": day("2026-03-02")}}
    assert (form.earliest, form.latest) == (day("2026-03-02"), day("2026-03-02"))
