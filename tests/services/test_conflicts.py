"""Two at once: one wins, the other is told who did what; what does not clash goes through."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from legalaid.domain.errors import Conflict, LegalAidError, StepNotPossible
from legalaid.services.acts import Act, Taken
from legalaid.services.events import verify
from legalaid.services.steps import take
from tests.people import add_person
from tests.services.conftest import Watch
from tests.services.looking import count_rows, events, is_told_by_its_events, stands
from tests.services.stories import Story


def test_the_second_of_two_reads_who_did_what_and_when(story: Story, watch: Watch) -> None:
    story.open()
    stale = story.seen
    watch.go(minutes=3)
    story.take(story.aide, "propose", answers={"note": "x"})
    boss = add_person(story.desk, "boss", "supervisor")

    with pytest.raises(Conflict) as refused:
        story.take(boss, "accept", answers={"income": 1}, seen=stale)

    told = refused.value.by[0]
    assert refused.value.code == "moved"
    assert (told["who"], told["what"].en, told["when"]) == (story.aide.name, "Propose", watch.now)


def test_what_happened_in_another_proceeding_does_not_matter(active: Story) -> None:
    active.sue()
    stale = active.seen
    active.take(active.lawyer, "write_memo", 2, answers={"note": "x"})

    assert active.take(active.aide, "assign", answers=lawyer_of(active), seen=stale).seq == 7


def lawyer_of(story: Story) -> dict[str, Any]:
    return {"assigned_lawyer": str(story.lawyer.id)}


def test_a_state_that_a_condition_reads_matters(active: Story) -> None:
    active.sue()
    active.file()
    active.refuse()
    stale = active.seen
    active.take(active.lawyer, "finish", 2)

    with pytest.raises(Conflict):
        active.take(active.lawyer, "close", 1, seen=stale)


def test_an_answer_that_a_paper_reads_matters(active: Story) -> None:
    active.sue()
    stale = active.seen
    active.open({"kind": "second", "ruling": RULED}, workflow="appeal", reference=active.reference,
                by=active.lawyer, seen=active.seen)  # fmt: skip
    active.take(active.lawyer, "write_memo", 2, answers={"note": "x"}, seen=stale)

    with pytest.raises(Conflict):
        active.take(active.lawyer, "file", 2, answers={"opponent": {"name_km": "ក"}}, seen=stale)


RULED = {"number": "1", "notice_received_on": "2026-03-01"}


def test_the_same_form_sent_twice_does_its_work_once(story: Story) -> None:
    story.open()
    act = story.act("accept", answers={"income": 1})
    first = take(story.desk, story.aide, act)
    before = count_rows(story.desk)

    assert take(story.desk, story.aide, act) == first
    assert count_rows(story.desk) == before


def test_a_key_used_for_something_else_is_a_conflict(story: Story) -> None:
    story.open()
    story.take(story.aide, "propose", answers={"note": "x"}, key="k")

    with pytest.raises(Conflict, match="key_used"):
        story.take(story.aide, "propose", answers={"note": "y"}, key="k")


def test_a_key_of_one_person_is_nothing_to_another(story: Story) -> None:
    story.open()
    story.take(story.aide, "propose", answers={"note": "x"}, key="k")
    boss = add_person(story.desk, "boss", "supervisor")

    assert story.take(boss, "propose", answers={"note": "x"}, key="k").seq == 3


def test_a_refused_form_keeps_no_key(story: Story) -> None:
    story.open()
    with pytest.raises(StepNotPossible):
        story.take(story.aide, "accept", answers={"income": 9_000_000}, key="k")

    assert story.take(story.aide, "accept", answers={"income": 1}, key="k").seq == 2


def outcome(story: Story, act: Act) -> Taken | str:
    try:
        return take(story.desk, story.aide, act)
    except LegalAidError as refused:
        return type(refused).__name__


def test_of_many_different_forms_at_once_one_wins(story: Story) -> None:
    story.open()
    acts = [story.act("accept", answers={"income": n}) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda act: outcome(story, act), acts))

    won = [one for one in outcomes if isinstance(one, Taken)]
    assert len(won) == 1
    assert set(outcomes) - {won[0]} == {"Conflict"}
    assert stands(story.desk, story.reference) == [(1, "accepted")]
    assert verify(story.desk) == ()


def test_one_form_sent_many_times_at_once_does_its_work_once(story: Story) -> None:
    story.open()
    act = story.act("accept", answers={"income": 1})
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: outcome(story, act), range(8)))

    assert {one for one in outcomes if isinstance(one, Taken)} == set(outcomes)
    assert len(set(outcomes)) == 1
    assert [one[2] for one in events(story.desk, story.reference)] == [None, "accept"]


def test_steps_that_do_not_clash_all_go_through(active: Story) -> None:
    """Four proceedings of one case, each moved by somebody at the same moment."""
    for _ in range(3):
        active.open({"kind": "second", "ruling": RULED}, workflow="appeal",
                    reference=active.reference, by=active.lawyer)  # fmt: skip
    acts = [active.act("decide", number) for number in (2, 3, 4)]
    with ThreadPoolExecutor(3) as pool:
        seqs = [one.seq for one in pool.map(lambda a: take(active.desk, active.lawyer, a), acts)]

    assert sorted(seqs) == [7, 8, 9]
    assert is_told_by_its_events(active.desk, active.reference)
    assert verify(active.desk) == ()
