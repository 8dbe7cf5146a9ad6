"""What was recorded wrongly is put right from the page, and shown before it is."""

from collections.abc import Callable

import pytest

from legalaid.services.desk import Desk
from tests.people import add_person
from tests.services.looking import stands, values
from tests.services.stories import Story
from tests.web.visitor import Page, Visitor

Visit = Callable[[str], Visitor]


@pytest.fixture
def reader(active: Story, visit: Visit) -> Visitor:
    opened = visit(active.aide.login)
    opened.get(f"/cases/{active.reference}/entries/2/correct")
    return opened


def look(reader: Visitor, **typed: str) -> Page:
    return reader.submit({"reason": "a slip", **typed})


def test_what_will_change_is_shown_first(desk: Desk, active: Story, reader: Visitor) -> None:
    page = look(reader, income="150000")

    assert "Answer: Income 200,000 riel 150,000 riel" in page.text
    assert values(desk, active.reference)["income"] == 200_000


def test_a_confirmed_correction_is_recorded(desk: Desk, active: Story, reader: Visitor) -> None:
    look(reader, income="150000")

    page = reader.submit(act="confirm")

    assert "Corrected." in page.text
    assert "Correction: Accept" in page.text
    assert "Reason: a slip" in page.text
    assert values(desk, active.reference)["income"] == 150_000


def test_the_form_can_be_gone_back_to(reader: Visitor) -> None:
    look(reader, income="150000")

    page = reader.submit(act="edit")

    assert page.value("income") == "150000"
    assert page.value("reason") == "a slip"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"reason": ""}, "Why is this corrected?: Enter an answer."),
        ({"income": ""}, "Income: What was answered can be changed, but not emptied."),
        ({"income": "x"}, "Income: Enter a whole number, such as 12."),
        ({"income": "200000"}, "Why is this corrected?: Nothing would change."),
        ({"happened_on.day": "99"}, "On which day did it happen?: Enter a real date"),
    ],
    ids=["no reason", "emptied", "not a number", "nothing", "no day"],
)
def test_what_is_wrong_is_told_on_the_form(
    reader: Visitor, typed: dict[str, str], told: str
) -> None:
    page = look(reader, **{"income": "150000", **typed})

    assert page.status == 422
    assert page.faults()[0].startswith(told)


def test_who_was_quicker_is_told(active: Story, reader: Visitor) -> None:
    look(reader, income="150000")
    active.sue()

    page = reader.submit(act="confirm")

    assert page.status == 409
    assert "Somebody else changed this case" in page.text
    assert active.lawyer.name in page.text


def test_the_last_act_is_taken_back_with_its_reason(
    desk: Desk, active: Story, reader: Visitor
) -> None:
    page = reader.get(f"/cases/{active.reference}")
    reader.get(page.all("//a[contains(@href,'take-back')]/@href")[0])
    assert reader.submit({"reason": ""}).status == 422

    page = reader.submit({"reason": "wrong lawyer"})

    assert "Taken back. Its papers are void." in page.text
    assert stands(desk, active.reference) == [(1, "accepted")]


def test_a_case_is_handed_over(desk: Desk, active: Story, reader: Visitor) -> None:
    other = add_person(desk, "second", "lawyer")
    page = reader.get(f"/cases/{active.reference}/hand-over")
    choice = page.all("//option[contains(.,'Second')]/@value")[0]

    reader.submit({"user": choice, "reason": "on leave"})
    page = reader.get(f"/cases/{active.reference}")

    assert f"Assigned lawyer {other.name}" in page.text
    assert "Handed over" in page.text


@pytest.mark.parametrize("chosen", ["", "assigned_lawyer:nobody", "no_bond:"])
def test_somebody_must_be_chosen_to_hand_over_to(
    active: Story, reader: Visitor, chosen: str
) -> None:
    reader.get(f"/cases/{active.reference}/hand-over")

    assert reader.submit({"reason": "on leave", "user": chosen}).status == 422


def test_a_lawyer_hands_nothing_over(active: Story, visit: Visit) -> None:
    reader = visit(active.lawyer.login)

    assert "Hand over" not in reader.get(f"/cases/{active.reference}").text
    assert reader.get(f"/cases/{active.reference}/hand-over").status == 403
