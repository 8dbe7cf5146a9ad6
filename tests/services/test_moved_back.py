"""After a move, what was done before is told, corrected and undone under its own definition."""

from dataclasses import replace
from typing import Any

import pytest

from legalaid.domain.errors import Conflict, NotFound
from legalaid.models.deadline import Deadline
from legalaid.models.document import Document
from legalaid.models.proceeding import Proceeding
from legalaid.models.task import Task
from legalaid.services.acts import Migration
from legalaid.services.aiming import correction_form
from legalaid.services.case_page import view_case
from legalaid.services.events import verify
from legalaid.services.home import home
from legalaid.services.migrating import migrate
from legalaid.services.notices import work_off_outbox
from legalaid.services.population import Moving, target_of
from legalaid.services.timers import run_timers
from tests.people import add_person
from tests.services.changing import after, back, chief, codes, look, renamed, run
from tests.services.conftest import Watch
from tests.services.looking import (
    count_rows,
    is_told_by_its_events,
    rows,
    stands,
    values,
)
from tests.services.righting import put_right, undo
from tests.services.stories import Story, day

LODGED = {"states": {"filed": "lodged"}}


def otherwise(body: Any) -> None:
    """Everything about the state has another name, and what starts there another length."""
    renamed(body)
    body["steps"]["lodge"] = body["steps"].pop("file") | {"asks_if_known": [], "documents": []}
    body["deadlines"]["court_reply"]["days"] = 45


def moved(filed: Story, change: Any = otherwise, **given: Any) -> Story:
    newer = after(filed, change)
    run(newer.desk, chief(filed.desk), **LODGED | given)
    newer.seen += 1
    return newer


def hash_of(story: Story) -> str:
    return str(rows(story.desk, Proceeding, workflow="suit")[0].definition_hash)


def due(story: Story) -> dict[str, Any]:
    return {one.name: one.due_on for one in rows(story.desk, Deadline) if one.is_running}


def test_what_was_done_before_is_told_by_its_old_title(filed: Story) -> None:
    page = view_case(moved(filed).desk, filed.lawyer, filed.reference)

    assert [(one.kind, one.title.en) for one in page.events[-2:]] == [
        ("step", "File"),
        ("migrate", "Suit"),
    ]
    assert [one.step for one in page.proceedings[1].steps] == ["write_memo", "refuse"]


def test_news_of_what_was_done_before_is_still_told(filed: Story) -> None:
    story = moved(filed)
    while work_off_outbox(story.desk):
        pass

    told = [one.title.en for one in home(story.desk, story.officer).news]
    assert told[:2] == ["File", "Say who acts"]


def test_a_form_of_before_meets_the_move(filed: Story) -> None:
    """Nothing is taken under a definition that its page did not show."""
    newer = moved(filed)

    with pytest.raises(Conflict) as refused:
        newer.refuse(seen=filed.seen)

    assert refused.value.by[-1]["what"] == "migrate"


def test_a_correction_asks_what_was_asked_then(filed: Story) -> None:
    newer = moved(filed)

    form = correction_form(newer.desk, newer.lawyer, newer.reference, 6)
    put_right(newer, newer.lawyer, 6, answers={"opponent": {"name_km": "ចាន់ ភារុណ"}})

    assert (form.title.en, "children" in [one.path for one in form.asked]) == ("File", True)
    assert values(newer.desk, newer.reference, 2)["opponent"] == {"name_km": "ចាន់ ភារុណ"}
    papers = rows(newer.desk, Document, name="suit/complaint")
    assert sorted(one.version for one in papers) == [1, 2]
    assert hash_of(newer) == newer.desk.library.definitions["suit"].hash
    assert stands(newer.desk, newer.reference)[1] == (2, "lodged")
    assert is_told_by_its_events(newer.desk, newer.reference)
    assert verify(newer.desk) == ()


def test_a_corrected_day_counts_by_the_rule_of_now(filed: Story, watch: Watch) -> None:
    watch.go(days=2)
    newer = moved(filed)

    put_right(newer, newer.lawyer, 6, happened_on=day("2026-03-03"))

    assert due(newer) == {"court_reply": day("2026-04-17")}


def test_taking_back_over_the_move_leads_back_to_the_old_definition(filed: Story) -> None:
    old = hash_of(filed)
    newer = moved(filed)

    undo(newer, newer.lawyer, 6)

    assert stands(newer.desk, newer.reference)[1] == (2, "draft")
    assert hash_of(newer) == old
    assert due(newer) == {}
    assert is_told_by_its_events(newer.desk, newer.reference)
    assert newer.file().state == "filed"
    assert [one.title.en for one in view_case(newer.desk, newer.lawyer, newer.reference).events][
        -4:
    ] == ["File", "Suit", "File", "File"]


def test_an_act_under_the_new_definition_is_taken_back_to_it(filed: Story) -> None:
    newer = moved(filed)
    newer.refuse()

    undo(newer, newer.lawyer, 8)

    assert stands(newer.desk, newer.reference)[1] == (2, "lodged")
    assert hash_of(newer) == newer.desk.library.definitions["suit"].hash
    assert due(newer) == {"court_reply": day("2026-04-16")}


def test_a_run_is_moved_back_as_if_it_had_not_been(filed: Story) -> None:
    old, before = hash_of(filed), due(filed)
    newer = moved(filed)

    progress = back(newer.desk, add_person(newer.desk, "other", "administrator"))

    assert [(one.reference, one.number) for one in progress.moved] == [(filed.reference, 2)]
    assert (hash_of(newer), due(newer)) == (old, before)
    assert stands(newer.desk, newer.reference)[1] == (2, "filed")
    assert is_told_by_its_events(newer.desk, newer.reference)
    assert verify(newer.desk) == ()


def test_moving_back_twice_changes_nothing(filed: Story) -> None:
    newer = moved(filed)
    by = add_person(newer.desk, "other", "administrator")
    back(newer.desk, by)
    rows_before = count_rows(newer.desk)

    assert back(newer.desk, by).moved == []
    assert count_rows(newer.desk) == rows_before


def test_what_was_moved_back_can_be_moved_again(filed: Story) -> None:
    newer = moved(filed)
    by = add_person(newer.desk, "other", "administrator")
    back(newer.desk, by)

    progress = run(newer.desk, by, "again", **LODGED)

    assert len(progress.moved) == 1
    assert stands(newer.desk, newer.reference)[1] == (2, "lodged")
    assert is_told_by_its_events(newer.desk, newer.reference)


def test_where_somebody_acted_since_it_stays_and_is_named(filed: Story) -> None:
    newer = moved(filed)
    newer.refuse()

    progress = back(newer.desk, add_person(newer.desk, "other", "administrator"))

    assert (progress.moved, codes(progress)) == ([], {"migrate_acted_since"})
    assert stands(newer.desk, newer.reference)[1] == (2, "refused")


def test_a_timer_that_ran_since_goes_back_with_the_move(filed: Story, watch: Watch) -> None:
    newer = moved(filed)
    watch.go(days=50)
    assert run_timers(newer.desk) == 1

    back(newer.desk, add_person(newer.desk, "other", "administrator"))

    assert rows(newer.desk, Task) == []
    assert run_timers(newer.desk) == 1
    assert is_told_by_its_events(newer.desk, newer.reference)


def test_a_run_that_never_was_is_not_found(filed: Story) -> None:
    with pytest.raises(NotFound):
        back(filed.desk, chief(filed.desk), "nothing")


def test_a_step_of_somebody_else_wins_over_the_move(filed: Story) -> None:
    """The batch weighed the proceeding; then she acted; then it would have moved."""
    newer = after(filed, otherwise)
    with newer.desk.sessions.reading() as session:
        target = target_of(newer.desk, session, Moving(workflow="suit", states=LODGED["states"]))
    wish = Migration(
        reference=filed.reference, number=2, run="run", to=target.definition.hash, reason="x",
        key="late", seen=filed.seen, states=LODGED["states"],
    )  # fmt: skip
    newer.take(newer.lawyer, "write_memo", 2, answers={"note": "x"})

    with pytest.raises(Conflict):
        migrate(newer.desk, chief(newer.desk), wish, target)

    assert stands(newer.desk, newer.reference)[1] == (2, "draft")


def test_a_batch_that_was_cut_off_goes_on_where_it_stood(filed: Story) -> None:
    second = replace(filed, reference="", seen=0)
    second.open()
    second.accept()
    second.assign()
    second.sue()
    second.file()
    newer, by = after(filed, otherwise), chief(filed.desk)

    first = run(newer.desk, by, "first", 1, **LODGED)
    left = look(newer.desk, **LODGED).running
    rest = run(newer.desk, by, "second", **LODGED)

    assert (len(first.moved), first.is_done, left) == (1, False, 1)
    assert (len(rest.moved), rest.is_done) == (1, True)
    assert {one.reference for one in (*first.moved, *rest.moved)} == {
        filed.reference, second.reference,
    }  # fmt: skip
    assert verify(newer.desk) == ()
