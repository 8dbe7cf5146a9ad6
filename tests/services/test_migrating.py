"""Running proceedings are moved to another definition only knowingly, and nothing is guessed."""

from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid, Missing, NotAllowed
from legalaid.models.block_from import BlockFrom
from legalaid.models.proceeding import Proceeding
from legalaid.services.case_page import view_case
from legalaid.services.events import verify
from legalaid.services.moving import move
from legalaid.services.population import Moving
from tests.services.changing import (
    after,
    chief,
    codes,
    look,
    renamed,
    retitled,
    run,
)
from tests.services.looking import count_rows, events, is_told_by_its_events, rows, stands
from tests.services.stories import Story, day


def hashes(story: Story) -> set[str]:
    return {one.definition_hash for one in rows(story.desk, Proceeding, workflow="suit")}


def test_a_dry_run_tells_and_changes_nothing(filed: Story) -> None:
    newer = after(filed, retitled)
    before = count_rows(filed.desk)

    report = look(newer.desk)

    assert [(one.state, one.to, one.running, one.ready) for one in report.groups] == [
        ("filed", "filed", 1, 1)
    ]
    assert report.stuck == ()
    assert count_rows(filed.desk) == before


def test_what_moves_stands_under_the_other_definition_by_its_own_record(filed: Story) -> None:
    newer = after(filed, retitled)

    progress = run(newer.desk, chief(filed.desk))

    assert [(one.reference, one.number) for one in progress.moved] == [(filed.reference, 2)]
    assert hashes(filed) == {newer.desk.library.definitions["suit"].hash}
    assert events(filed.desk, filed.reference)[-1] == (7, "migrate", "run")
    assert is_told_by_its_events(newer.desk, filed.reference)
    assert verify(newer.desk) == ()


def test_a_second_run_changes_nothing(filed: Story) -> None:
    newer, by = after(filed, retitled), chief(filed.desk)
    run(newer.desk, by)
    before = count_rows(filed.desk)

    progress = run(newer.desk, by, "again")

    assert (progress.moved, progress.is_done) == ([], True)
    assert count_rows(filed.desk) == before


def test_who_is_no_administrator_moves_nothing(filed: Story) -> None:
    with pytest.raises(NotAllowed):
        run(after(filed, retitled).desk, filed.aide)


def test_a_reason_is_asked_for(filed: Story) -> None:
    with pytest.raises(InputInvalid):
        move(after(filed, retitled).desk, chief(filed.desk), Moving(workflow="suit"), " ", "run")


def test_a_state_that_is_gone_is_not_guessed(filed: Story) -> None:
    newer = after(filed, renamed)

    assert codes(look(newer.desk)) == {"migrate_state_unmapped"}
    assert run(newer.desk, chief(filed.desk)).moved == []


def test_a_state_is_mapped_by_a_word(filed: Story) -> None:
    newer = after(filed, renamed)

    run(newer.desk, chief(filed.desk), states={"filed": "lodged"})

    assert stands(newer.desk, filed.reference)[1] == (2, "lodged")
    assert [(one.kind, one.from_on) for one in rows(filed.desk, BlockFrom)] == [
        ("silence", day("2026-04-02"))
    ]
    page = view_case(newer.desk, filed.lawyer, filed.reference)
    assert page.proceedings[1].passed == ("draft", "draft", "lodged")
    assert (page.events[-1].kind, page.events[-1].leads_to) == (
        "migrate", newer.desk.library.definitions["suit"].workflow.states["lodged"].title,
    )  # fmt: skip


def test_a_word_for_no_state_is_refused(filed: Story) -> None:
    with pytest.raises(InputInvalid):
        look(after(filed, renamed).desk, states={"filed": "nowhere"})


@pytest.mark.parametrize("given", [{"workflow": "nothing"}, {"to": "feed"}, {"from_": ("feed",)}])
def test_an_unknown_name_is_told(filed: Story, given: dict[str, Any]) -> None:
    with pytest.raises(Missing):
        look(after(filed, retitled).desk, **given)
