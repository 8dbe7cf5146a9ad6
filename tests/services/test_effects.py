"""What hangs on a step: deadlines, blocks, children, and what is counted of it."""

import pytest

from legalaid.domain.errors import StepNotPossible
from legalaid.models.block_from import BlockFrom
from legalaid.models.case import Case
from legalaid.models.case_fact import CaseFact
from legalaid.models.deadline import Deadline
from tests.services.conftest import Watch
from tests.services.looking import is_told_by_its_events, rows, stands, values
from tests.services.stories import Story, day


def test_deadlines_start_and_end_with_their_steps(filed: Story) -> None:
    assert due(filed) == {"court_reply": (day("2026-04-01"), True)}

    filed.refuse()

    assert due(filed) == {
        "court_reply": (day("2026-04-01"), False),
        "chomtoah": (day("2026-03-09"), True),
    }


def due(story: Story) -> dict[str, tuple[object, bool]]:
    found = rows(story.desk, Deadline)
    return {one.name: (one.due_on, one.is_running) for one in found}


def test_a_final_state_ends_every_deadline_and_closes_the_case(filed: Story) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "finish", 2)
    filed.take(filed.lawyer, "close", 1)

    assert not any(one.is_running for one in rows(filed.desk, Deadline))
    assert [one.is_closed for one in rows(filed.desk, Case, reference=filed.reference)] == [True]


def test_an_act_in_time_can_be_recorded_late(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=30)

    assert filed.take(filed.lawyer, "appeal", 2, happened_on=day("2026-03-09")).state == "appealed"


def test_an_act_too_late_is_refused(filed: Story, watch: Watch) -> None:
    filed.refuse()
    watch.go(days=30)

    with pytest.raises(StepNotPossible) as refused:
        filed.take(filed.lawyer, "appeal", 2, happened_on=day("2026-03-10"))

    assert [one.text.en for one in refused.value.reasons if one.text] == ["The week has passed."]


def test_a_step_opens_its_child_with_what_it_carries(filed: Story) -> None:
    filed.refuse()
    taken = filed.take(filed.lawyer, "appeal", 2)

    assert (taken.seq, taken.seen) == (8, 9)
    assert stands(filed.desk, filed.reference)[2] == (3, "pending")
    child = values(filed.desk, filed.reference, 3)
    assert (child["kind"], child["ruling"]["number"]) == ("second", "12")
    assert is_told_by_its_events(filed.desk, filed.reference)


def test_what_is_counted_is_coarse_and_plain(story: Story) -> None:
    client = {
        "name_km": "ក",
        "sex": "female",
        "born_on": "1998-05-01",
        "address": {"district": "0502"},
    }
    story.open({"client": client, "problem": "ខ"})

    counted = {(one.path, one.value) for one in rows(story.desk, CaseFact)}
    assert counted >= {
        ("client.sex", "female"),
        ("client.born_on", "25+"),
        ("client.address", "0502"),
    }
    assert not any("1998" in one.value for one in rows(story.desk, CaseFact))


def test_a_block_begins_the_day_after_its_deadline_and_goes_with_the_state(filed: Story) -> None:
    assert [(one.kind, one.from_on) for one in rows(filed.desk, BlockFrom)] == [
        ("silence", day("2026-04-02"))
    ]

    filed.refuse()

    assert rows(filed.desk, BlockFrom) == []
