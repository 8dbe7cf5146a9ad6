"""A step happens with its papers, deadlines and record, for who may take it, or not at all."""

from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid, NotFound, StepNotPossible, WordsMissing
from legalaid.domain.roles import Person
from legalaid.models.document import Document
from legalaid.services.documents import download
from tests.people import FAR, add_person
from tests.services.looking import (
    count_rows,
    events,
    lines,
    rows,
    stands,
    values,
)
from tests.services.stories import RULING, Story, day

NOTICE = "ruling.notice_received_on"


def said(refused: pytest.ExceptionInfo[StepNotPossible]) -> list[str]:
    return [one.text.en if one.text else one.code for one in refused.value.reasons]


def test_a_step_moves_the_state_and_keeps_the_answers(story: Story) -> None:
    story.open()
    taken = story.accept()

    assert (taken.seq, taken.seen, taken.state) == (2, 2, "accepted")
    assert stands(story.desk, story.reference) == [(1, "accepted")]
    assert values(story.desk, story.reference)["income"] == 200000


def test_the_paper_says_what_was_entered(filed: Story) -> None:
    paper = rows(filed.desk, Document, name="suit/complaint")[0]
    found = download(filed.desk, filed.lawyer, filed.reference, paper.id)

    assert found.file_name == f"{filed.reference}-complaint.docx"
    assert lines(found.content) == ["សុខ ដារ៉ា / ចាន់ រិទ្ធ", "ក ", "គាត់ចង់លែងលះ"]


def test_a_step_not_possible_tells_every_reason_and_changes_nothing(story: Story) -> None:
    story.open()
    before = count_rows(story.desk)

    with pytest.raises(StepNotPossible) as refused:
        story.take(story.officer, "accept", answers={"income": 5_000_000})

    assert said(refused) == ["not_by_you", "The income is too high."]
    assert count_rows(story.desk) == before


def test_who_may_not_take_the_step_is_not_asked_to_fill_in_its_form(story: Story) -> None:
    story.open()

    with pytest.raises(StepNotPossible) as refused:
        story.take(story.officer, "accept", answers={})

    assert said(refused) == ["not_by_you"]


def test_a_step_from_another_state_says_where_it_stands(story: Story) -> None:
    story.open()

    with pytest.raises(StepNotPossible, match="wrong_state"):
        story.assign()


@pytest.mark.parametrize(("step", "number"), [("fly", 1), ("accept", 7), ("file", 1)])
def test_what_does_not_exist_is_not_found(story: Story, step: str, number: int) -> None:
    story.open()

    with pytest.raises(NotFound):
        story.take(story.aide, step, number)


def test_out_of_scope_looks_like_not_existing(story: Story) -> None:
    story.open()
    far = add_person(story.desk, "far", "legal_aid_officer", FAR)

    for reference in (story.reference, "KSP-LAC1-2026-999999", "nothing\x00"):
        with pytest.raises(NotFound):
            story.take(far, "accept", reference=reference, answers={"income": 1})


def test_a_role_held_in_another_office_counts_for_nothing(story: Story) -> None:
    story.open()
    both = add_person(story.desk, "both", "legal_aid_officer", FAR)
    seer = Person(both.id, "both", "Both", "en", (*both.memberships, *story.officer.memberships))

    with pytest.raises(StepNotPossible, match="not_by_you"):
        story.take(seer, "accept", answers={"income": 1})


def test_a_lawyer_acts_in_her_own_cases_only(active: Story) -> None:
    other = add_person(active.desk, "other", "lawyer")

    with pytest.raises(NotFound):
        active.take(other, "close")
    active.take(active.lawyer, "close")


def test_the_same_person_does_not_decide_twice(story: Story) -> None:
    story.open()
    story.take(story.aide, "propose", answers={"note": "yes"})

    with pytest.raises(StepNotPossible, match="decided_by_two"):
        story.accept()

    boss = add_person(story.desk, "boss", "supervisor")
    assert story.take(boss, "accept", answers={"income": 1}).state == "accepted"


@pytest.mark.parametrize(
    ("on", "code"), [("2026-03-03", "in_future"), ("2026-03-01", "before_last_act")]
)
def test_a_step_happens_neither_in_the_future_nor_before_what_it_answers(
    story: Story, on: str, code: str
) -> None:
    story.open()

    with pytest.raises(InputInvalid, match=f"happened_on: {code}"):
        story.take(story.aide, "accept", answers={"income": 1}, happened_on=day(on))


def test_a_user_who_may_not_hold_the_bond_is_no_choice(story: Story) -> None:
    story.open()
    story.accept()
    far = add_person(story.desk, "far", "lawyer", FAR)

    with pytest.raises(InputInvalid, match="assigned_lawyer: not_a_choice"):
        story.take(story.aide, "assign", answers={"assigned_lawyer": str(far.id)})


@pytest.mark.parametrize(
    ("note", "error"), [("", WordsMissing), ("so\x07", InputInvalid), ("so\u202e", InputInvalid)]
)
def test_a_missing_or_hostile_word_leaves_everything_as_it_was(
    active: Story, note: str, error: type[Exception]
) -> None:
    active.sue()
    before = count_rows(active.desk)

    with pytest.raises(error, match="note"):
        active.take(active.lawyer, "write_memo", 2, answers={"note": note})

    assert count_rows(active.desk) == before


@pytest.mark.parametrize(
    "note", ["A & B <x> ]]>", "{{ 7*7 }} {% x %}", "{_{ }_}", "ក\u200bខ", "'; --"]
)
def test_a_strange_word_stands_in_the_paper_as_it_was_typed(active: Story, note: str) -> None:
    active.sue()
    active.take(active.lawyer, "write_memo", 2, answers={"note": note})

    paper = rows(active.desk, Document, name="suit/memo")[0]
    content = download(active.desk, active.lawyer, active.reference, paper.id).content
    assert lines(content) == [note, "the end"]


def test_the_record_follows_the_steps(filed: Story) -> None:
    assert [one[1:] for one in events(filed.desk, filed.reference)] == [
        ("open", None), ("step", "accept"), ("step", "assign"),
        ("open", None), ("step", "declare"), ("step", "file"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"ruling": {"number": "1"}}, NOTICE),
        ({"ruling": {"number": "1", "notice_received_on": "2026-03-03"}}, NOTICE),
        ({"ruling": "no group"}, "ruling"),
        ({**RULING, "note": "not asked"}, "note"),
    ],
)
def test_poor_answers_are_named_by_their_path(
    filed: Story, answers: dict[str, Any], path: str
) -> None:
    with pytest.raises(InputInvalid) as refused:
        filed.refuse(answers=answers)

    assert [fault.path for fault in refused.value.faults] == [path]
