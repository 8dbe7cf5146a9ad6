"""A case begins with a reference, an owner, its first proceeding and its first paper."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound, StepNotPossible
from legalaid.models.relation import Relation
from legalaid.services.case_page import view_case
from tests.people import DWA, FAR, add_person
from tests.services.conftest import Watch
from tests.services.looking import count_rows, events, is_told_by_its_events, rows, stands, values
from tests.services.stories import TOLD, Story, day


def codes(refused: pytest.ExceptionInfo[InputInvalid]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in refused.value.faults]


def test_a_reference_names_province_office_year_and_number(story: Story) -> None:
    assert story.open().reference == "KSP-LAC1-2026-000002"
    assert story.open().reference == "KSP-LAC1-2026-000003"


def test_numbers_begin_anew_each_year_and_in_each_office(story: Story, watch: Watch) -> None:
    far = add_person(story.desk, "far", "legal_aid_officer", FAR)
    watch.go(days=365)

    assert story.open().reference == "KSP-LAC1-2027-000001"
    assert story.open(by=far, serving_office=FAR).reference == "PNP-FAR1-2027-000001"


def test_an_opening_leaves_one_event_and_its_paper(story: Story) -> None:
    before = count_rows(story.desk)
    taken = story.open()
    after = count_rows(story.desk)

    assert (taken.number, taken.seq, taken.state, taken.papers) == (
        1,
        1,
        "received",
        ("request/slip",),
    )
    assert (after["event"] - before["event"], after["document"] - before["document"]) == (1, 1)
    assert is_told_by_its_events(story.desk, taken.reference)


def test_who_opens_has_charge_of_the_case(story: Story) -> None:
    story.open()

    held = [(one.relation, one.user_id, one.from_seq) for one in rows(story.desk, Relation)]
    assert held.count(("case_owner", story.officer.id, 1)) == 2


def test_both_offices_see_the_case_and_another_does_not(story: Story) -> None:
    story.open()
    far = add_person(story.desk, "far", "legal_aid_officer", FAR)

    assert view_case(story.desk, story.aide, story.reference).reference == story.reference
    with pytest.raises(NotFound):
        view_case(story.desk, far, story.reference)


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        (
            {"answers": {}},
            [
                ("client.name_km", "required"),
                ("client.sex", "required_choice"),
                ("problem", "required"),
            ],
        ),
        ({"serving_office": DWA}, [("serving_office", "not_a_choice")]),
        ({"serving_office": None}, [("serving_office", "required_choice")]),
        ({"happened_on": day("2026-03-03")}, [("happened_on", "in_future")]),
        ({"answers": {**TOLD, "shoe_size": "38"}}, [("shoe_size", "unknown_field")]),
    ],
)
def test_all_faults_are_told_at_once_and_nothing_is_written(
    story: Story, given: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    before = count_rows(story.desk)

    with pytest.raises(InputInvalid) as refused:
        story.open(**given)

    assert codes(refused) == faults
    assert count_rows(story.desk) == before


def test_a_legal_aid_office_serves_what_it_opens_itself(story: Story) -> None:
    assert story.open(by=story.aide, serving_office=None).reference.startswith("KSP-LAC1")


def test_who_holds_no_such_role_opens_nothing(story: Story) -> None:
    with pytest.raises(NotAllowed):
        story.open(by=story.lawyer)


def test_a_case_begins_with_its_first_workflow_only(story: Story) -> None:
    with pytest.raises(NotFound):
        story.open({"kind": "first"}, workflow="suit")


def test_a_further_proceeding_waits_for_its_conditions(story: Story) -> None:
    story.open()
    with pytest.raises(StepNotPossible) as refused:
        story.open({"kind": "first"}, reference=story.reference, workflow="suit", by=story.officer)

    assert [one.text.en for one in refused.value.reasons if one.text] == [
        "The request is not active yet."
    ]


def test_one_running_means_one(active: Story) -> None:
    active.sue()
    with pytest.raises(StepNotPossible, match="already_running"):
        active.sue()

    assert stands(active.desk, active.reference) == [(1, "active"), (2, "draft")]


def test_the_same_key_opens_one_case(story: Story) -> None:
    first = story.open(key="the same")
    again = story.open(key="the same")

    assert again == first
    assert len(events(story.desk, first.reference)) == 1


def test_many_cases_at_once_get_each_its_number(story: Story) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: story.open().reference, range(12)))

    assert sorted(opened) == [f"KSP-LAC1-2026-{n:06}" for n in range(2, 14)]


def test_one_key_sent_many_times_at_once_opens_one_case(story: Story) -> None:
    before = count_rows(story.desk)["case"]
    with ThreadPoolExecutor(4) as pool:
        opened = {taken.reference for taken in pool.map(lambda _: story.open(key="k"), range(4))}

    assert len(opened) == 1
    assert count_rows(story.desk)["case"] == before + 1


def test_the_answers_come_back_as_they_were_typed(story: Story) -> None:
    children = [
        {"name_km": "ក", "sex": "male", "lives_with": "ជីដូន"},
        {"name_km": "ខ", "sex": "female"},
    ]
    story.open({**TOLD, "children": children, "income": "១២០០០០"})

    kept = values(story.desk, story.reference)
    assert kept["children"] == children
    assert (kept["income"], kept["problem"]) == (120000, TOLD["problem"])
