"""Whoever is kept out of a case finds it nowhere, whatever roles are held, and is not told so."""

from collections.abc import Callable

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.models.event import Event
from legalaid.models.notice import Notice
from legalaid.models.user import User
from legalaid.services.attachments import list_attachments
from legalaid.services.case_page import view_case
from legalaid.services.cases import list_cases, search_cases
from legalaid.services.documents import download
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.events import verify
from legalaid.services.home import home
from legalaid.services.keeping_out import view_kept_out
from legalaid.services.means import guide
from legalaid.services.notices import work_off_outbox
from legalaid.services.reassigning import reassignment_choices
from legalaid.services.rows import Filters
from legalaid.services.step_form import step_form
from tests.people import add_person
from tests.services.excluding import exclude, readmit
from tests.services.looking import count_rows, events, rows
from tests.services.righting import hand_over, undo
from tests.services.stories import Story
from tests.services.test_scope import statements_of

Look = Callable[[Story, Person], object]


def paper(story: Story, person: Person) -> object:
    found = view_case(story.desk, story.officer, story.reference).papers[0]
    return download(story.desk, person, story.reference, found.id)


LOOKS: dict[str, Look] = {
    "case": lambda s, p: view_case(s.desk, p, s.reference),
    "paper": paper,
    "files": lambda s, p: list_attachments(s.desk, p, s.reference),
    "means": lambda s, p: guide(s.desk, p, s.reference),
    "form": lambda s, p: step_form(s.desk, p, s.reference, 2, "refuse"),
    "draft": lambda s, p: keep_draft(s.desk, p, DraftAt(s.reference, 2, "refuse"), {}),
    "step": lambda s, p: s.take(p, "accept"),
    "taking back": lambda s, p: undo(s, p, s.seen),
    "list of who is kept out": lambda s, p: view_kept_out(s.desk, p, s.reference),
}


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_of_the_case_is_found(filed: Story, look: str) -> None:
    exclude(filed, filed.officer, filed.aide)
    before = count_rows(filed.desk)

    with pytest.raises(NotFound):
        LOOKS[look](filed, filed.aide)
    assert count_rows(filed.desk) == before


def test_neither_list_nor_search_nor_home_shows_it(active: Story) -> None:
    desk, aide = active.desk, active.aide
    assert active.reference in {one.reference for one in list_cases(desk, aide, Filters()).rows}

    exclude(active, active.officer, aide)

    assert active.reference not in {one.reference for one in list_cases(desk, aide, Filters()).rows}
    assert search_cases(desk, aide, active.reference) == ()
    assert search_cases(desk, aide, "សុខ ដារ៉ា") == ()
    assert active.reference not in {one.reference for one in home(desk, aide).moves}


def test_a_bond_opens_it_no_more_and_is_told_nothing(filed: Story) -> None:
    exclude(filed, filed.officer, filed.lawyer)
    work_off_outbox(filed.desk)

    with pytest.raises(NotFound):
        view_case(filed.desk, filed.lawyer, filed.reference)
    assert rows(filed.desk, Notice, user_id=filed.lawyer.id) == []
    assert [one.is_bound for one in kept_out(filed)] == [True]


def kept_out(story: Story) -> tuple[object, ...]:
    return view_kept_out(story.desk, story.officer, story.reference).kept_out


def test_it_asks_the_store_the_same_as_for_a_case_that_is_not_there(active: Story) -> None:
    exclude(active, active.officer, active.aide)

    hidden = statements_of(active.desk, active.aide, active.reference)

    assert hidden == statements_of(active.desk, active.aide, "KSP-LAC1-2026-999999")


def test_nobody_kept_out_is_given_a_bond(active: Story) -> None:
    other = add_person(active.desk, "other", "lawyer")
    exclude(active, active.officer, other)

    choices = reassignment_choices(active.desk, active.aide, active.reference)

    assert other.id not in {one.id for one in choices["assigned_lawyer"]}
    with pytest.raises(InputInvalid, match="not_a_choice"):
        hand_over(active, active.aide, other)


def test_the_others_go_on_as_before(active: Story) -> None:
    exclude(active, active.officer, active.aide)

    active.sue()
    assert active.file().state == "filed"
    assert verify(active.desk) == ()


def test_the_record_says_it_but_whom_only_under_seal(active: Story) -> None:
    exclude(active, active.officer, active.aide)

    assert events(active.desk, active.reference)[-1][1] == "keep_out"
    row: Event = rows(active.desk, Event, kind="keep_out")[0]
    assert str(active.aide.id).encode() not in row.payload
    assert row.touched == []


def test_only_a_supervisor_lets_in_again(active: Story) -> None:
    chief = add_person(active.desk, "chief", "supervisor")
    exclude(active, active.officer, active.aide)
    with pytest.raises(NotAllowed):
        readmit(active, active.officer, active.aide)

    readmit(active, chief, active.aide)

    assert view_case(active.desk, active.aide, active.reference).reference == active.reference
    assert kept_out(active) == ()
    assert verify(active.desk) == ()


def test_whoever_knows_her_keeps_herself_out(active: Story) -> None:
    exclude(active, active.aide, active.aide, "She is my neighbour.")

    with pytest.raises(NotFound):
        view_case(active.desk, active.aide, active.reference)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_asked_and_nobody_is_listed_twice(active: Story, reason: str) -> None:
    with pytest.raises(InputInvalid, match="reason: required"):
        exclude(active, active.officer, active.aide, reason)
    exclude(active, active.officer, active.aide)
    with pytest.raises(InputInvalid, match="user: not_a_choice"):
        exclude(active, active.officer, active.aide)


def test_a_stranger_to_the_case_keeps_nobody_out(active: Story) -> None:
    other = add_person(active.desk, "other", "lawyer")

    with pytest.raises(NotFound):
        exclude(active, other, active.aide)
    assert rows(active.desk, User, id=active.aide.id)[0].disabled_at is None
