"""A lawyer's word counts for the text it was given for, and for no other."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from legalaid.domain.errors import InputInvalid, Missing, NotAllowed
from legalaid.domain.law import LawBook, Rule
from legalaid.domain.part import Text
from legalaid.domain.roles import ROLES, Role
from legalaid.models.confirmation import Confirmation
from legalaid.services.case_page import view_case
from legalaid.services.confirmations import (
    Confirmed,
    Standing,
    Word,
    confirm,
    confirm_present,
    standings,
)
from legalaid.services.desk import Desk
from legalaid.services.step_form import step_form
from tests.build import NOW
from tests.people import add_person
from tests.services.conftest import Watch
from tests.services.stories import Story

WHO, BAR = "Fictitious Lawyer", "000"


def some_rule(desk: Desk) -> str:
    return next(iter(desk.library.law.rules))


def with_text(desk: Desk, name: str, **changed: object) -> Desk:
    """The same desk, where the rule reads otherwise."""
    rules = dict(desk.library.law.rules)
    rules[name] = rules[name].model_copy(update=changed)
    return replace(desk, library=replace(desk.library, law=LawBook(rules=rules)))


def standing(desk: Desk, name: str) -> Standing:
    return next(one for one in standings(desk) if one.name == name)


def test_a_confirmation_tells_who_and_when_for_this_rule_alone(desk: Desk) -> None:
    name = some_rule(desk)

    assert confirm_present(desk, name, f"  {WHO} ", BAR).confirmed == Confirmed(WHO, BAR, NOW)
    assert {one.name for one in standings(desk) if one.confirmed} == {name}


@pytest.mark.parametrize(
    "changed",
    [
        {"says": Text(km="ក", en="Another sentence.")},
        {"article": Text(km="ក", en="Article 1")},
        {"extendable": True},
        {"roll": False},
    ],
)
def test_it_no_longer_counts_when_the_text_changes(desk: Desk, changed: dict[str, object]) -> None:
    name = some_rule(desk)
    confirm_present(desk, name, WHO, BAR)
    other = with_text(desk, name, **changed)

    assert (standing(other, name).confirmed, standing(other, name).earlier) == (
        None, Confirmed(WHO, BAR, NOW),
    )  # fmt: skip
    assert standing(desk, name).confirmed is not None


def test_what_is_only_said_about_the_rule_does_not_undo_it(desk: Desk) -> None:
    name = some_rule(desk)
    confirm_present(desk, name, WHO, BAR)
    other = with_text(desk, name, certainty="guessed", source="Seen elsewhere")

    assert standing(other, name).confirmed == Confirmed(WHO, BAR, NOW)


def test_the_newest_word_is_told_and_every_word_is_kept(desk: Desk, watch: Watch) -> None:
    name = some_rule(desk)
    confirm_present(desk, name, WHO, BAR)
    watch.go(days=1)

    assert confirm_present(desk, name, "Another").confirmed == Confirmed("Another", "", watch.now)
    with desk.sessions.reading() as session:
        assert session.scalar(select(func.count()).select_from(Confirmation)) == 2


def test_the_text_itself_is_kept_beside_its_hash(desk: Desk) -> None:
    name = some_rule(desk)
    confirm_present(desk, name, WHO, BAR)

    with desk.sessions.reading() as session:
        row = session.scalars(select(Confirmation)).one()
    kept = Rule.model_validate(row.text | {"source": "", "certainty": "guessed"})
    assert kept.text_hash == row.text_hash == desk.library.law.rules[name].text_hash


def test_a_rule_that_is_not_there_and_a_name_left_blank_are_refused(desk: Desk) -> None:
    with pytest.raises(Missing):
        confirm_present(desk, "NO_SUCH_RULE", WHO)
    with pytest.raises(InputInvalid):
        confirm_present(desk, some_rule(desk), " ")


def test_the_page_of_a_step_shows_what_is_confirmed(active: Story) -> None:
    page = view_case(active.desk, active.lawyer, active.reference)
    steps = [(p.number, s) for p in page.proceedings for s in p.steps if s.law and s.is_possible]
    number, step = steps[0]
    confirm_present(active.desk, step.law[0].rule, WHO)

    form = step_form(active.desk, active.lawyer, active.reference, number, step.step)

    assert not step.law[0].is_confirmed
    assert [rule.is_confirmed for rule in form.law] == [rule == form.law[0] for rule in form.law]


def word_for(desk: Desk, name: str, **given: str) -> Word:
    read = {"by": WHO, "bar_number": BAR, "text_hash": desk.library.law.rules[name].text_hash}
    return Word(**read | given)


@pytest.mark.parametrize("role", ["lawyer", "supervisor"])
def test_a_lawyer_or_a_supervisor_records_the_word(founded: Desk, role: Role) -> None:
    person, name = add_person(founded, role, role), some_rule(founded)

    confirm(founded, person, name, word_for(founded, name))

    assert standing(founded, name).confirmed == Confirmed(WHO, BAR, NOW)
    with founded.sessions.reading() as session:
        assert session.scalars(select(Confirmation)).one().recorded_by_id == person.id


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"lawyer", "supervisor"}))
def test_nobody_else_does(founded: Desk, role: Role) -> None:
    person, name = add_person(founded, role, role), some_rule(founded)

    with pytest.raises(NotAllowed):
        confirm(founded, person, name, word_for(founded, name))


@pytest.mark.parametrize(
    ("given", "path", "code"),
    [
        ({"by": " "}, "by", "required"),
        ({"bar_number": ""}, "bar_number", "required"),
        ({"by": "x" * 201}, "by", "too_long"),
        ({"text_hash": "of another text"}, "text", "text_changed"),
    ],
)
def test_a_word_without_a_name_a_number_or_for_another_text_is_asked_again(
    founded: Desk, given: dict[str, str], path: str, code: str
) -> None:
    lawyer, name = add_person(founded, "lawyer", "lawyer"), some_rule(founded)

    with pytest.raises(InputInvalid) as refused:
        confirm(founded, lawyer, name, word_for(founded, name, **given))

    assert [(fault.path, fault.code) for fault in refused.value.faults] == [(path, code)]
    assert standing(founded, name).confirmed is None
