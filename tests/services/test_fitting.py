"""What stands against a move is named, and the days of what moves are reckoned again."""

from dataclasses import replace
from typing import Any

import pytest

from legalaid.models.deadline import Deadline
from legalaid.models.proceeding import Proceeding
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.timers import run_timers
from tests.services.changing import (
    after,
    changed,
    chief,
    codes,
    look,
    retitled,
    run,
)
from tests.services.conftest import Watch
from tests.services.looking import is_told_by_its_events, rows
from tests.services.stories import Story, day


def ask_number(body: Any) -> None:
    """Whoever files gives a kind of case, and a step after it weighs it."""
    body["steps"]["file"]["asks"] += ["note"]
    body["steps"]["refuse"]["when"] = [
        {"field": "note", "is": "given", "otherwise": {"km": "គ្មាន", "en": "There is no note."}}
    ]


def forget_reply(body: Any) -> None:
    body["steps"]["file"]["starts"] = []
    body["steps"]["refuse"]["ends"] = []
    for kind, name in (
        ("deadlines", "court_reply"),
        ("timers", "court_silent"),
        ("blocks", "silence"),
    ):
        del body[kind][name]


def forget_kind(body: Any) -> None:
    body["opening"]["asks"] = []
    body["steps"]["appeal"]["opens"] = {}


def shorten_reply(body: Any) -> None:
    body["deadlines"]["court_reply"]["days"] = 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (ask_number, "migrate_answer_lacking"),
        (forget_reply, "migrate_deadline_unknown"),
        (forget_kind, "migrate_answer_dropped"),
        (shorten_reply, "migrate_deadline_over"),
    ],
)
def test_what_cannot_move_is_named_with_its_reason(
    filed: Story, watch: Watch, change: Any, code: str
) -> None:
    watch.go(days=3)
    newer = after(filed, change)

    report, progress = look(newer.desk), run(newer.desk, chief(filed.desk))

    assert codes(report) == codes(progress) == {code}
    assert [(one.reference, one.number) for one in report.stuck] == [(filed.reference, 2)]
    assert progress.moved == []


def under(story: Story) -> str:
    return str(rows(story.desk, Proceeding, workflow="suit")[0].definition_hash)


def test_an_answer_is_dropped_by_a_word_and_stays_in_the_record(filed: Story) -> None:
    newer = after(filed, forget_kind)

    run(newer.desk, chief(filed.desk), drops=frozenset({"kind"}))

    assert under(filed) == newer.desk.library.definitions["suit"].hash
    assert is_told_by_its_events(newer.desk, filed.reference)


def test_a_form_that_somebody_fills_in_is_not_pulled_away(filed: Story) -> None:
    at = DraftAt(filed.reference, 2, "refuse")
    keep_draft(filed.desk, filed.lawyer, at, {"ruling": {"number": "1"}})

    assert codes(look(after(filed, retitled).desk)) == set()
    assert codes(look(after(filed, ask_more).desk)) == {"migrate_form_begun"}


def ask_more(body: Any) -> None:
    body["steps"]["refuse"]["asks_if_known"] = ["note"]


def lengthen_reply(body: Any) -> None:
    body["deadlines"]["court_reply"]["days"] = 45


def test_a_running_deadline_is_reckoned_by_the_new_rule(filed: Story) -> None:
    newer = after(filed, lengthen_reply)

    assert [(d.name, d.effect, d.count) for d in look(newer.desk).groups[0].days] == [
        ("court_reply", "moves", 1)
    ]
    run(newer.desk, chief(filed.desk))
    assert rows(filed.desk, Deadline)[0].due_on == day("2026-04-16")


def hurry(body: Any) -> None:
    """Filing starts a second clock, after which the court is asked."""
    title = {"km": "សួរ", "en": "Ask"}
    body["deadlines"]["answer"] = {"title": title, "days": 10, "from": "step", "law": ["PRACTICE"]}
    body["steps"]["file"]["starts"] = ["court_reply", "answer"]
    body["steps"]["refuse"]["ends"] = ["court_reply", "answer"]
    body["timers"]["court_silent"]["after"] = "answer"


def test_a_deadline_that_its_step_starts_now_counts_from_the_day_of_that_step(
    filed: Story, watch: Watch
) -> None:
    watch.go(days=4)
    newer = after(filed, hurry)

    run(newer.desk, chief(filed.desk))

    due = {one.name: one.due_on for one in rows(filed.desk, Deadline)}
    assert due == {"court_reply": day("2026-04-01"), "answer": day("2026-03-12")}


def test_timers_run_by_the_new_definition(filed: Story, watch: Watch) -> None:
    newer = after(filed, hurry)
    run(newer.desk, chief(filed.desk))
    watch.go(days=11)

    assert run_timers(newer.desk) == 1
    assert run_timers(newer.desk) == 0
    assert is_told_by_its_events(newer.desk, filed.reference)


def test_a_late_act_is_still_recorded_on_its_day(filed: Story, watch: Watch) -> None:
    newer, acted = after(filed, retitled), filed.desk.today()
    watch.go(days=5)
    run(newer.desk, chief(filed.desk))

    story = replace(newer, seen=filed.seen + 1)

    assert story.refuse(happened_on=acted).state == "refused"


def test_a_decision_by_two_does_not_lose_its_half(story: Story) -> None:
    story.open()
    story.take(story.aide, "propose", answers={"note": "x"})
    desk = changed(story.desk, rename_proposal, "request")

    assert codes(look(desk, workflow="request")) == {"migrate_half_decided"}


def rename_proposal(body: Any) -> None:
    body["steps"]["suggest"] = body["steps"].pop("propose")
    body["decided_by_two"] = [["suggest", "accept"]]
