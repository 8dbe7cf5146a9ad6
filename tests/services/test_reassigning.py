"""A case is handed to another, who sees it from then on; the one before sees it no more."""

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound
from legalaid.services.case_page import view_case
from legalaid.services.events import verify
from legalaid.services.reassigning import reassignment_choices
from tests.people import FAR, add_person
from tests.services.looking import is_told_by_its_events, values
from tests.services.righting import hand_over
from tests.services.stories import Story


def test_the_new_lawyer_sees_the_case_and_the_old_one_does_not(active: Story) -> None:
    new = add_person(active.desk, "new", "lawyer")
    hand_over(active, active.aide, new)

    assert view_case(active.desk, new, active.reference).seen == 4
    with pytest.raises(NotFound):
        view_case(active.desk, active.lawyer, active.reference)


def test_the_answer_and_the_record_say_so(active: Story) -> None:
    new = add_person(active.desk, "new", "lawyer")
    hand_over(active, active.aide, new)

    assert values(active.desk, active.reference)["assigned_lawyer"] == str(new.id)
    assert is_told_by_its_events(active.desk, active.reference)
    assert verify(active.desk) == ()


@pytest.mark.parametrize("office", [FAR, None])
def test_only_to_who_may_hold_the_bond_and_does_not_yet(active: Story, office: object) -> None:
    to = add_person(active.desk, "far", "lawyer", FAR) if office else active.lawyer

    with pytest.raises(InputInvalid, match="user: not_a_choice"):
        hand_over(active, active.aide, to)


def test_a_bond_that_nobody_holds_is_not_handed_over(story: Story) -> None:
    story.open()

    with pytest.raises(NotFound):
        hand_over(story, story.aide, story.lawyer)


def test_a_lawyer_does_not_hand_over_her_cases_herself(active: Story) -> None:
    with pytest.raises(NotAllowed):
        hand_over(active, active.lawyer, add_person(active.desk, "new", "lawyer"))


def test_the_choices_are_those_of_each_bond(active: Story) -> None:
    add_person(active.desk, "far", "lawyer", FAR)
    choices = reassignment_choices(active.desk, active.aide, active.reference)

    names = {bond: {one.name for one in able} for bond, able in choices.items()}
    assert names["assigned_lawyer"] == {active.lawyer.name}
    assert names["case_owner"] == {active.officer.name, active.aide.name}
