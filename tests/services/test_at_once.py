"""Danger is told with a safe contact alone, and everything that must follow is begun with it."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid, NotFound, StepNotPossible
from legalaid.domain.hotlines import Hotline
from legalaid.domain.part import Text
from legalaid.models.engine import Sessions
from legalaid.services.acts import Opening, Taken, TakingBack
from legalaid.services.at_once import at_once
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, at_noon, play, scenes
from legalaid.services.opening import open_proceeding
from legalaid.services.taking_back import take_back
from tests.services.shipped import shipped_cast, shipped_desk

DANGER = "immediate_danger"
CONTACT = {"safe_contact": {"channel": "in_person", "may_leave_message": False}}
ALONG = ["protection_order", "referral", "legal_aid_request"]


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return shipped_desk(sessions)


@pytest.fixture
def cast(desk: Desk) -> Cast:
    return shipped_cast(desk)


def tell(desk: Desk, cast: Cast, reference: str | None = None, **changes: Any) -> Taken:
    wish = Opening(
        reference=reference,
        workflow=DANGER,
        answers=CONTACT,
        happened_on=desk.today(),
        key=str(reference),
        serving_office=cast.serving_office,
    )
    return open_proceeding(desk, cast.playing("womens_affairs"), replace(wish, **changes))


def stands(desk: Desk, cast: Cast, reference: str) -> list[tuple[str, str]]:
    case = view_case(desk, cast.playing("womens_affairs"), reference)
    return [(one.workflow, one.state) for one in case.proceedings]


def test_a_safe_contact_alone_opens_a_case_with_all_that_must_follow(
    desk: Desk, cast: Cast
) -> None:
    reference = tell(desk, cast).reference

    assert stands(desk, cast, reference) == [
        (DANGER, "in_danger"),
        ("protection_order", "draft"),
        ("referral", "draft"),
        ("legal_aid_request", "received"),
    ]
    found = at_once(desk, cast.playing("womens_affairs"), reference)
    assert [one.workflow for one in found.along] == ALONG
    assert {one.name for one in found.deadlines} == {
        "next_check", "consent_wanted", "conflict_wanted", "means_wanted", "contact_lapse",
    }  # fmt: skip


def test_the_request_and_the_referral_can_be_filled_in_at_once(desk: Desk, cast: Cast) -> None:
    reference = tell(desk, cast).reference

    found = at_once(desk, cast.playing("case_owner"), reference)
    open_now = {step.step for one in found.along for step in one.steps if step.is_possible}

    assert {"file_court_request", "send", "record_consent"} <= open_now


def test_without_a_safe_contact_nothing_is_opened(desk: Desk, cast: Cast) -> None:
    with pytest.raises(InputInvalid) as refused:
        tell(desk, cast, answers={})

    assert {fault.path for fault in refused.value.faults} == {
        "safe_contact.channel", "safe_contact.may_leave_message",
    }  # fmt: skip


def test_telling_it_twice_tells_it_once(desk: Desk, cast: Cast) -> None:
    first = tell(desk, cast)

    assert tell(desk, cast) == first
    with pytest.raises(StepNotPossible):
        tell(desk, cast, first.reference, seen=first.seen)


def test_where_a_request_runs_already_it_serves(desk: Desk, cast: Cast) -> None:
    *_, last = play(desk, cast, scenes(desk, "legal_aid_request", "power_signed"))
    then = replace(desk, clock=partial(at_noon, last.scene.on))

    tell(then, cast, last.taken.reference, seen=last.taken.seen)

    assert stands(then, cast, last.taken.reference) == [
        ("legal_aid_request", "active"),
        (DANGER, "in_danger"),
        ("protection_order", "draft"),
        ("referral", "draft"),
    ]
    found = at_once(then, cast.playing("case_owner"), last.taken.reference)
    assert [one.workflow for one in found.along] == ALONG


def test_taking_it_back_takes_back_what_it_opened(desk: Desk, cast: Cast) -> None:
    *_, last = play(desk, cast, scenes(desk, "legal_aid_request", "power_signed"))
    then = replace(desk, clock=partial(at_noon, last.scene.on))
    taken = tell(then, cast, last.taken.reference, seen=last.taken.seen)
    wish = TakingBack(
        reference=taken.reference, target=taken.seq, reason="ច្រឡំ", key="back", seen=taken.seen
    )

    take_back(then, cast.playing("womens_affairs"), wish)

    assert stands(then, cast, taken.reference) == [("legal_aid_request", "active")]


def test_a_number_is_confirmed_by_a_call_within_a_year() -> None:
    one = Hotline(
        title=Text(km="លេខ", en="Number"),
        number="1281",
        source="a paper",
        certainty="secondary",
        as_of=date(2023, 12, 31),
    )
    called = one.model_copy(update={"called_on": date(2026, 3, 2)})

    assert not one.is_confirmed(date(2026, 3, 2))
    assert called.is_confirmed(date(2027, 3, 2))
    assert not called.is_confirmed(date(2027, 3, 3))


def test_no_shipped_number_is_shown_as_confirmed(desk: Desk, cast: Cast) -> None:
    found = at_once(desk, cast.playing("case_owner"), tell(desk, cast).reference)

    assert [(one.number, one.is_confirmed) for one in found.hotlines] == [("1281", False)]


def test_a_case_without_danger_has_no_such_page(desk: Desk, cast: Cast) -> None:
    line = scenes(desk, "legal_aid_request", "power_signed")
    reference = next(iter(play(desk, cast, line))).taken.reference

    with pytest.raises(NotFound):
        at_once(desk, cast.playing("case_owner"), reference)
