"""Sound ways are not enough: no hole, no contradiction, no lonely decision, no stuck case."""

from pathlib import Path

import pytest

from legalaid.domain.errors import Fault
from legalaid.domain.needs import Need, PaperUse, When
from legalaid.engine.proof.check import check
from tests.engine.broken import condition
from tests.engine.faulty import (
    ALONE,
    HANDED,
    HOLES,
    LOST,
    NEVER,
    ONE_KIND,
    RUNNING,
    SEND,
    SILENCE,
    STUCK,
    UNUSED,
    URGENT,
    USER,
    Changes,
    Row,
    W,
    changed,
    child_in,
    needing,
    together,
    waits_for,
)
from tests.engine.tiny import RULE, WORKFLOW

ROWS = [
    *((code, row) for code, rows in {
        "never-possible": NEVER, "same-person-decides": ALONE,
        "deadline-without-effect": SILENCE,
    }.items() for row in rows),
]  # fmt: skip
SECOND_KIND = When("is", "kind", "second")


def told(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.code, fault.path) for fault in faults]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=[f"{code} {row[1]}"[:90] for code, row in ROWS])
def test_a_fault_of_meaning_is_told_where_it_stands(tmp_path: Path, code: str, row: Row) -> None:
    place, changes = row

    assert (code, place) in told(check(changed(changes).write(tmp_path)))


@pytest.mark.parametrize(("place", "changes", "needs"), HOLES)
def test_a_field_that_a_way_leaves_empty_is_told(
    tmp_path: Path, place: str, changes: Changes, needs: tuple[Need, ...]
) -> None:
    faults = check(changed(changes).write(tmp_path), needing(*needs))

    assert ("unassigned-field", place) in told(faults)


@pytest.mark.parametrize("row", UNUSED, ids=[row[0] for row in UNUSED])
def test_what_nothing_uses_is_told_where_it_is_declared(tmp_path: Path, row: Row) -> None:
    place, changes = row

    assert ("unused", place) in told(check(changed(changes).write(tmp_path), needing()))


def test_what_only_a_paper_uses_is_used(tmp_path: Path) -> None:
    tiny = changed({key: value for place, one in UNUSED for key, value in one.items()
        if place in {"fields.spare", "rules.SPARE"}})  # fmt: skip
    use = PaperUse((), frozenset({"spare"}), ("SPARE",))

    assert check(tiny.write(tmp_path), lambda _catalog, files: dict.fromkeys(files, use)) == []


def test_a_rule_with_a_period_is_used_by_the_calculator_of_deadlines(tmp_path: Path) -> None:
    assert check(changed({"rules.CCP_264": RULE}).write(tmp_path), needing()) == []


def test_what_is_lent_may_stay_unused(tmp_path: Path) -> None:
    changed({"fields.fields.spare": UNUSED[0][1]["fields.fields.spare"]}).write(tmp_path)

    assert check(tmp_path / "relief", needing()) == []


@pytest.mark.parametrize("changes", LOST)
def test_a_timer_takes_no_step_from_another_proceeding(
    tmp_path: Path, changes: dict[str, Changes]
) -> None:
    faults = check(together(changes).write(tmp_path))

    assert ("timer-loses-right", "timers.passed.to") in told(faults)


def test_a_child_is_not_handed_a_person_whom_its_parent_never_had(tmp_path: Path) -> None:
    opens = {"request": {"carries": ["client", "kind", "reviewer"]}}
    tiny = together({
        "relief": {"steps.deny.opens": opens},
        "request": {"steps.send.by": ["reviewer"]},
    })  # fmt: skip
    tiny.fields["fields"]["reviewer"] = USER

    assert ("nobody-can-act", "states.draft") in told(check(tiny.write(tmp_path)))


@pytest.mark.parametrize("changes", STUCK)
def test_a_case_that_cannot_be_closed_is_told(tmp_path: Path, changes: dict[str, Changes]) -> None:
    faults = check(together(changes).write(tmp_path))

    assert {fault.code for fault in faults} == {"stuck-case"}


@pytest.mark.parametrize("changes", STUCK)
def test_a_stuck_case_is_told_as_a_story_in_both_languages(
    tmp_path: Path, changes: dict[str, Changes]
) -> None:
    for fault in check(together(changes).write(tmp_path)):
        assert "is opened, and stands at" in fault.story[0].en
        assert all(line.is_whole and line.km != line.en for line in (fault.message, *fault.story))


def test_what_a_paper_prints_and_every_way_answers_is_no_hole(tmp_path: Path) -> None:
    needs = needing(Need("client.name_km"), Need("kind"), Need("means.income"))

    assert check(changed({}).write(tmp_path), needs) == []


@pytest.mark.parametrize(
    "need",
    [
        Need("reason", (SECOND_KIND,)),
        Need("urgent", (When("true", "urgent"),)),
        Need("reason", (When("not", of=(When("true", "kind"),)),)),
        Need("reason", (When("all", of=(SECOND_KIND, When("free"))),)),
        Need("children", (When("true", "children"),)),
        Need("children.age"),
    ],
)
def test_what_is_printed_only_where_it_is_known_is_no_hole(tmp_path: Path, need: Need) -> None:
    """A request is sent for the first kind alone, so nothing is printed for the second."""
    assert check(changed(ONE_KIND).write(tmp_path), needing(need)) == []


def test_the_other_half_of_a_choice_is_weighed_as_well(tmp_path: Path) -> None:
    both_kinds = changed({f"{SEND}.when": []}).write(tmp_path)
    need = Need("reason", (SECOND_KIND,))

    assert told(check(both_kinds, needing(need))) == [
        ("unassigned-field", "steps.send.documents[0]")
    ]


def test_a_hole_is_told_with_the_way_that_leads_to_it(tmp_path: Path) -> None:
    changes = {f"{W}.steps.finish.documents": ["request"]}
    (fault,) = check(changed(changes).write(tmp_path), needing(Need("ruling.number")))[1:]

    assert [line.en for line in fault.story] == [
        "It is opened, and stands at “Draft”.",
        "“Send” is taken; now it stands at “Sent”.",
        "Now “Finish” is to be taken.",
    ]
    assert "“Ruling – Number”, which this way leaves empty" in fault.message.en


def test_a_condition_that_was_met_before_is_known_after(tmp_path: Path) -> None:
    given = condition(field="reason", **{"is": "given"})
    conditions = [*WORKFLOW["steps"]["send"]["when"], given]
    changes = {
        **ONE_KIND,
        f"{SEND}.asks_if_known": ["children", "reason"],
        f"{SEND}.when": conditions,
    }

    assert check(changed(changes).write(tmp_path), needing(Need("reason"))) == []


def test_a_field_that_can_still_be_answered_may_be_asked_for(tmp_path: Path) -> None:
    ask = changed({})
    ask.workflow["steps"]["ask"] = {**ask.workflow["steps"]["finish"], "from": ["draft"],
        "to": "draft", "by": ["case_owner"], "asks": ["urgent"]}  # fmt: skip
    ask.workflow["steps"]["send"]["when"] = [URGENT]

    assert check(ask.write(tmp_path)) == []


def test_what_another_proceeding_answers_is_known_where_it_has_to_stand(tmp_path: Path) -> None:
    changes = {
        "relief": {"steps.finish.asks": [], "steps.send.asks": ["assigned_lawyer"],
                   "steps.send.when": [], "opening.when": waits_for("request", "sent")},
        "request": {},
    }  # fmt: skip

    assert check(together(changes).write(tmp_path), needing(Need("means.income"))) == []


def test_what_another_proceeding_answers_is_not_known_without_it(tmp_path: Path) -> None:
    changes = {"relief": {"steps.send.asks": ["assigned_lawyer"], "steps.send.when": []},
               "request": {}}  # fmt: skip
    faults = check(together(changes).write(tmp_path), needing(Need("means.income")))

    assert told(faults) == [("unassigned-field", "steps.send.documents[0]")]


def test_a_step_in_time_is_possible_once_the_deadline_runs(tmp_path: Path) -> None:
    assert check(changed({f"{W}.steps.appeal.when": [RUNNING]}).write(tmp_path)) == []


def test_two_roles_may_decide_what_two_must(tmp_path: Path) -> None:
    assert check(changed({f"{W}.decided_by_two": [["send", "deny"]]}).write(tmp_path)) == []


def test_a_parent_may_wait_for_the_end_of_its_child(tmp_path: Path) -> None:
    changes = {"relief": {"steps.send.opens": HANDED,
                          "steps.finish.when": child_in("request", "done")},
               "request": {}}  # fmt: skip

    assert check(together(changes).write(tmp_path)) == []


def test_a_child_that_can_be_opened_again_may_be_waited_for(tmp_path: Path) -> None:
    changes = {"relief": {"steps.deny.opens": HANDED,
                          "steps.finish.when": child_in("request", "draft")},
               "request": {}}  # fmt: skip

    assert check(together(changes).write(tmp_path)) == []


def test_workflows_that_wait_for_each_other_one_way_are_not_stuck(tmp_path: Path) -> None:
    changes = {"relief": {"steps.finish.when": waits_for("request", "done")}, "request": {}}

    assert check(together(changes).write(tmp_path)) == []
