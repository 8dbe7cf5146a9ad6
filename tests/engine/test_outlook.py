"""What can be done next: what stands against each step, and what its own page still answers."""

from legalaid.domain.facts import Facts
from legalaid.engine.machine import Actor
from legalaid.engine.outlook import Outlook, outlook
from tests.engine.scene import (
    AUDITOR,
    LAWYER,
    OFFICER,
    TODAY,
    YESTERDAY,
    at,
    defined,
    definition_of,
    facts,
)
from tests.engine.tiny import Tiny, change, text

EMPTY: dict[str, object] = {}


def only(known: Facts, actor: Actor, state: str, **changes: object) -> Outlook:
    (one,) = outlook(defined(**changes), known, actor, at(state))
    return one


def said(reasons: tuple[object, ...]) -> list[str]:
    return [reason.text.en for reason in reasons]  # type: ignore[attr-defined]


def test_every_step_that_starts_here_is_shown_and_no_other() -> None:
    shown = outlook(defined(), facts(), LAWYER, at("sent"))

    assert [one.step for one in shown] == ["deny", "finish"]
    assert all(one.is_open for one in shown)


def test_nothing_can_be_done_where_it_ended() -> None:
    assert outlook(defined(), facts(), LAWYER, at("done")) == ()


def test_what_the_step_asks_itself_is_not_missing() -> None:
    one = only(facts(values=EMPTY), OFFICER, "draft", steps__send__asks_if_known=["children"])

    assert said(one.asks) == ["Too much."]
    assert said(one.reasons) == ["Neither urgent nor first."]


def test_an_answer_known_already_may_be_given_anew() -> None:
    one = only(facts(values={"means": {"income": 900}, "urgent": True}), OFFICER, "draft")

    assert (said(one.reasons), said(one.asks)) == ([], ["Too much."])
    assert one.is_open


def test_a_whole_group_answers_for_its_parts() -> None:
    given = {"field": "ruling.number", "is": "given", "otherwise": text("No number.")}
    shown = outlook(defined(steps__deny__when=[given]), facts(), LAWYER, at("sent"))

    assert said(shown[0].asks) == ["No number."]


def test_one_of_several_ways_is_open_when_the_step_asks_for_one_of_them() -> None:
    one = only(facts(values=EMPTY), OFFICER, "draft", steps__send__asks=["urgent"])

    assert said(one.asks) == ["Neither urgent nor first."]


def test_a_guard_is_open_when_the_step_asks_what_it_looks_at() -> None:
    field = {"title": text("Own name"), "type": "yes_no", "class": "filing"}
    guard = {"guard": "power_in_force_or_own_name", "otherwise": text("No power.")}
    tiny = change(Tiny(), "fields.fields.acts_in_own_name", field)
    change(tiny, "workflow.steps.send.asks", ["acts_in_own_name"])
    change(tiny, "workflow.steps.send.when", [guard])

    (one,) = outlook(definition_of(tiny), facts(), OFFICER, at("draft"))
    assert said(one.asks) == ["No power."]


def test_an_act_in_time_can_still_be_recorded_after_the_period() -> None:
    one = outlook(defined(), facts(deadlines={"appeal": YESTERDAY}), LAWYER, at("late"))[0]

    assert (one.step, one.is_open, said(one.asks)) == ("appeal", True, ["Too late."])


def test_a_period_that_never_began_is_a_reason() -> None:
    one = outlook(defined(), facts(), LAWYER, at("late"))[0]

    assert said(one.reasons) == ["Too late."]


def test_a_running_period_asks_nothing() -> None:
    one = outlook(defined(), facts(deadlines={"appeal": TODAY}), LAWYER, at("denied"))[0]

    assert (one.reasons, one.asks) == ((), ())


def test_another_person_sees_why_it_is_not_for_her() -> None:
    one = only(facts(), AUDITOR, "draft")

    assert [reason.code for reason in one.reasons] == ["not_by_you", "role_takes_no_steps"]
