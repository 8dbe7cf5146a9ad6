"""The page of a case: where it stands, what can be done and why not, what is due, made and past."""

import pytest

from legalaid.domain.errors import NotAllowed, NotFound, StepNotPossible
from legalaid.services.case_page import view_case
from legalaid.services.definitions import definition_of
from legalaid.services.drafts import DraftAt, drop_draft, find_draft, keep_draft
from legalaid.services.step_form import opening_form, step_form
from legalaid.services.views import CaseView
from tests.people import FAR, add_person
from tests.services.conftest import Watch
from tests.services.looking import count_rows
from tests.services.stories import Story, day


def page(story: Story) -> CaseView:
    return view_case(story.desk, story.lawyer, story.reference)


def test_it_tells_where_each_proceeding_stands_and_who_is_awaited(filed: Story) -> None:
    stands = [(p.title.en, p.state_title.en, p.awaits) for p in page(filed).proceedings]

    assert stands == [("Request", "Active", "assigned_lawyer"), ("Suit", "Filed", "court")]


def test_it_tells_what_can_be_done_and_what_stands_against_the_rest(filed: Story) -> None:
    steps = {one.step: one for p in page(filed).proceedings for one in p.steps}

    assert steps["refuse"].is_possible
    assert [one.text.en for one in steps["close"].reasons if one.text] == [
        "Something else is running."
    ]
    assert [one.rule for one in steps["refuse"].law] == ["RULE_WEEK"]


def test_a_deadline_shows_its_article_and_every_line_of_the_way(filed: Story) -> None:
    filed.refuse()
    found = next(one for one in page(filed).deadlines if one.name == "chomtoah")

    assert (found.due_on, found.standing) == (day("2026-03-09"), "running")
    assert [line.why.code for line in found.lines][:2] == [
        "reckoning_start_not_counted", "reckoning_length",
    ]  # fmt: skip
    assert [one.standing for one in found.calendar] == ["unconfirmed"]
    assert [one.article.en for one in found.law] == ["Article 1"]


def test_it_tells_what_happened_with_the_answers_as_they_count(filed: Story) -> None:
    told = page(filed).events

    assert [(one.seq, one.kind, one.title.en, one.role) for one in told][-1] == (
        6, "step", "File", "assigned_lawyer",
    )  # fmt: skip
    assert told[5].answers["opponent.name_km"] == "ចាន់ រិទ្ធ"
    assert told[5].is_takeable_back
    assert not told[0].is_takeable_back


def test_the_papers_say_to_which_event_they_belong(filed: Story) -> None:
    assert {(one.name, one.seq, one.version) for one in page(filed).papers} == {
        ("request/slip", 1, 1), ("request/slip", 2, 1), ("suit/complaint", 6, 1),
    }  # fmt: skip


def test_a_workflow_that_runs_already_says_so(filed: Story) -> None:
    reasons = {one.workflow: [r.code for r in one.reasons] for one in page(filed).openings}

    assert reasons == {"suit": ["already_running"], "appeal": []}


def test_an_officer_sees_no_buttons_of_the_lawyer(filed: Story) -> None:
    seen = view_case(filed.desk, filed.officer, filed.reference)
    codes = {one.step: [r.code for r in one.reasons] for one in seen.proceedings[1].steps}

    assert codes == {"write_memo": [], "refuse": ["not_by_you"]}


def test_a_form_shows_what_is_asked_and_what_is_known(story: Story) -> None:
    story.open()
    form = step_form(story.desk, story.aide, story.reference, 1, "accept")

    assert [(one.path, one.is_required) for one in form.asked] == [("income", True)]
    assert (form.values, form.seen, form.leads_to.en) == ({}, 1, "Accepted")
    assert form.papers == ("request/slip",)
    assert (form.earliest, form.latest) == (day("2026-03-02"), day("2026-03-02"))


def test_a_form_offers_only_people_who_can_hold_the_bond(story: Story) -> None:
    story.open()
    story.accept()
    add_person(story.desk, "far", "lawyer", FAR)
    form = step_form(story.desk, story.aide, story.reference, 1, "assign")

    assert [one.name for one in form.asked[0].people] == [story.lawyer.name]


def test_a_form_that_can_lead_nowhere_says_why(filed: Story) -> None:
    with pytest.raises(StepNotPossible, match="wrong_state"):
        step_form(filed.desk, filed.lawyer, filed.reference, 2, "finish")
    with pytest.raises(StepNotPossible, match="not_by_you"):
        step_form(filed.desk, filed.officer, filed.reference, 2, "refuse")


def test_a_form_for_an_act_in_time_opens_after_the_time(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=20)

    assert step_form(filed.desk, filed.lawyer, filed.reference, 2, "appeal").reasons


def test_the_form_of_a_new_case_offers_the_offices_that_serve(story: Story) -> None:
    form = opening_form(story.desk, story.officer, "request")

    assert [one.name for one in form.offices] == ["Office 3", "Office 2"]
    assert (form.reference, form.seen) == (None, 0)
    with pytest.raises(NotAllowed):
        opening_form(story.desk, story.lawyer, "request")


def test_the_form_of_a_further_proceeding_waits_for_its_conditions(story: Story) -> None:
    story.open()

    with pytest.raises(StepNotPossible):
        opening_form(story.desk, story.officer, "suit", story.reference)


def test_a_draft_is_for_its_writer_and_goes_when_the_step_is_taken(story: Story) -> None:
    story.open()
    at = DraftAt(story.reference, 1, "accept")
    keep_draft(story.desk, story.aide, at, {"income": "\ud800 typed badly"})
    form = step_form(story.desk, story.aide, story.reference, 1, "accept")

    assert form.draft == {"income": "\ud800 typed badly"}
    assert find_draft(story.desk, story.officer, at) is None
    story.accept()
    assert find_draft(story.desk, story.aide, at) is None


def test_a_draft_is_kept_once_and_dropped_at_will(story: Story) -> None:
    at = DraftAt(None, None, "request")
    for text in ("one", "two"):
        keep_draft(story.desk, story.officer, at, {"problem": text})
    assert find_draft(story.desk, story.officer, at) == {"problem": "two"}

    drop_draft(story.desk, story.officer, at)

    assert find_draft(story.desk, story.officer, at) is None


def test_no_draft_is_kept_in_a_case_of_others(story: Story) -> None:
    story.open()
    far = add_person(story.desk, "far", "supervisor", FAR)
    before = count_rows(story.desk)

    with pytest.raises(NotFound):
        keep_draft(story.desk, far, DraftAt(story.reference, 1, "accept"), {})

    assert count_rows(story.desk) == before


def test_a_definition_is_kept_and_read_again(filed: Story) -> None:
    definition = filed.desk.library.definitions["suit"]
    with filed.desk.sessions.reading() as session:
        assert definition_of(filed.desk, session, definition.hash) == definition
