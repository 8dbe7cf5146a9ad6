"""Every shipped story, walked back to its first event, and corrected in all of its events."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from legalaid.domain.fields import Field
from legalaid.domain.roles import Person
from legalaid.domain.values import flatten, nest
from legalaid.models.engine import Sessions
from legalaid.services.acts import Correction, TakingBack
from legalaid.services.aiming import correction_form
from legalaid.services.asked import CorrectionForm
from legalaid.services.case_page import view_case
from legalaid.services.corrections import correct
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import Cast, Played, at_noon, play, scenes
from legalaid.services.taking_back import take_back
from tests.services.looking import ground, is_told_by_its_events
from tests.services.shipped import shipped_cast, shipped_desk, sources

STORIES = [
    (workflow, name)
    for workflow in sources().library.definitions
    for name in sources().library.journeys(workflow)
]
Shot = tuple[object, ...]


@pytest.fixture
def desk(sqlite_sessions: Sessions) -> Desk:
    return shipped_desk(sqlite_sessions)


@pytest.fixture
def cast(desk: Desk) -> Cast:
    return shipped_cast(desk)


def shoot(desk: Desk, reference: str) -> Shot:
    """All of a case that a taking back must restore."""
    with desk.sessions.reading() as session:
        found = ground(desk, session, reference)
        return (
            [
                (one.number, one.state, one.awaits, one.is_final, one.acted_on, one.since)
                for one in found.proceedings
            ],
            [found.values_of(one) for one in (found.case, *found.proceedings)],
            sorted((one.name, str(one.proceeding_id), one.due_on) for one in found.deadlines),
            sorted((one.relation, str(one.user_id)) for one in found.relations),
            found.case.is_closed,
        )


def on_the_day_of(desk: Desk, played: Played) -> Desk:
    return replace(desk, clock=lambda: at_noon(played.scene.on))


def shots(desk: Desk, cast: Cast, story: tuple[str, str]) -> Iterator[tuple[Played, Shot]]:
    for played in play(desk, cast, scenes(desk, *story)):
        yield played, shoot(desk, played.taken.reference)


@pytest.mark.parametrize("story", STORIES, ids="/".join)
def test_each_act_taken_back_restores_what_was_before(
    desk: Desk, cast: Cast, story: tuple[str, str]
) -> None:
    taken = list(shots(desk, cast, story))
    last = taken[-1][0]
    then, seen = on_the_day_of(desk, last), last.taken.seen
    for (played, _), (_, before) in reversed([*zip(taken[1:], taken[:-1], strict=True)]):
        wish = TakingBack(
            reference=last.taken.reference, target=played.taken.seq, reason="Walked back.",
            key=f"back {played.taken.seq}", seen=seen,
        )  # fmt: skip
        seen = take_back(then, cast.people["supervisor"], wish).seen
        assert shoot(then, wish.reference) == before
    assert verify(desk) == ()


@pytest.mark.parametrize("story", STORIES, ids="/".join)
def test_each_event_corrected_leaves_a_case_that_its_record_tells(
    desk: Desk, cast: Cast, story: tuple[str, str]
) -> None:
    last = list(play(desk, cast, scenes(desk, *story)))[-1]
    then, boss = on_the_day_of(desk, last), cast.people["supervisor"]
    page = view_case(then, boss, last.taken.reference)
    seqs = [one.seq for one in page.events if one.is_correctable]
    corrected = [one for one in seqs if is_corrected(then, boss, page.reference, one)]

    assert corrected
    assert len(corrected) > len(seqs) // 2 or story[0] == "immediate_danger"  # hardly asks
    assert verify(desk) == ()


def is_corrected(desk: Desk, boss: Person, reference: str, seq: int) -> bool:
    """Every text, sum and date of the event a little otherwise."""
    form = correction_form(desk, boss, reference, seq)
    answers = dict(otherwise(desk, form))
    if not answers:
        return False
    wish = Correction(
        reference=reference, target=seq, reason="A little otherwise.", key=f"correct {seq}",
        seen=form.seen, answers=nest(answers),
    )  # fmt: skip
    correct(desk, boss, wish)
    assert is_told_by_its_events(desk, reference)
    return True


def otherwise(desk: Desk, form: CorrectionForm) -> Iterator[tuple[str, Any]]:
    values = flatten(desk.library.catalog, form.values)
    for asked in form.asked:
        if asked.field is not None and asked.path in values:
            changed = changed_a_little(asked.field, values[asked.path])
            if changed is not None:
                yield asked.path, changed


def changed_a_little(field: Field, value: Any) -> object:
    if field.type in {"text", "long_text"}:
        return f"{value}x" if len(value) < 20 else value[:-1]
    if isinstance(value, date):
        return (value - timedelta(days=1)).isoformat()
    if field.type in {"riel", "integer"} and value > 1:
        return value - 1
    return None
