"""A safe way to reach her holds thirty days; then staff ask anew, and no court date waits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid
from legalaid.models.engine import Sessions
from legalaid.models.outbox import Outbox
from legalaid.models.task import Task
from legalaid.services.acts import Taken
from legalaid.services.acts_for_her import ConfirmingContact
from legalaid.services.contacts import ContactView, confirm_contact, view_contact
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import Cast, at_noon, play, scenes
from legalaid.services.timers import run_timers
from tests.services.looking import is_told_by_its_events, rows, values
from tests.services.shipped import shipped_cast, shipped_desk

KEYS = count()
SAFE = {"channel": "trusted_person", "detail": "មិត្តរបស់គាត់", "may_leave_message": "false"}
OPENED = date(2026, 1, 5)


class Case:
    """A case just opened, with a clock that goes on by days."""

    def __init__(self, desk: Desk) -> None:
        self.cast: Cast = shipped_cast(desk)
        told = [*scenes(desk, "referral", "counselling_given")][:1]
        *_, last = play(desk, self.cast, told)
        self.desk, self.reference, self.seen = desk, last.taken.reference, last.taken.seen
        self.on(0)

    def on(self, days: int) -> None:
        at = partial(at_noon, OPENED + timedelta(days=days))
        self.desk = replace(self.desk, clock=at)

    def confirm(self, told: Mapping[str, Any] = SAFE) -> Taken:
        wish = ConfirmingContact(
            reference=self.reference, told=told, happened_on=self.desk.today(),
            key=f"contact {next(KEYS)}", seen=self.seen,
        )  # fmt: skip
        taken = confirm_contact(self.desk, self.cast.playing("case_owner"), wish)
        self.seen = taken.seen
        return taken

    @property
    def contact(self) -> ContactView:
        _, found = view_contact(self.desk, self.cast.playing("case_owner"), self.reference)
        assert found is not None
        return found

    @property
    def tasks(self) -> list[tuple[str, bool]]:
        found = rows(self.desk, Task, timer="contact_lapsed")
        return [(one.awaits, one.is_open) for one in found]


@pytest.fixture
def case(sessions: Sessions) -> Case:
    return Case(shipped_desk(sessions))


def test_a_way_told_today_is_confirmed_today(case: Case) -> None:
    assert case.contact.confirmed_on == OPENED
    assert not case.contact.is_lapsed
    assert not case.contact.is_forbidden


@pytest.mark.parametrize(("days", "tasks"), [(30, []), (31, [("case_owner", True)])])
def test_after_thirty_days_who_has_charge_asks_anew(
    case: Case, days: int, tasks: list[tuple[str, bool]]
) -> None:
    case.on(days)
    run_timers(case.desk)

    assert case.tasks == tasks


def test_the_clock_asks_once_however_often_it_runs(case: Case) -> None:
    case.on(40)
    run_timers(case.desk)

    assert run_timers(case.desk) == 0
    assert len(case.tasks) == 1
    assert case.contact.is_lapsed


def test_confirmed_it_holds_again_and_lapses_again(case: Case) -> None:
    case.on(40)
    run_timers(case.desk)
    case.seen = view_seen(case)
    case.confirm()
    answered = case.tasks
    case.on(71)
    run_timers(case.desk)

    assert answered == [("case_owner", False)]
    assert sorted(case.tasks) == [("case_owner", False), ("case_owner", True)]
    assert case.contact.confirmed_on == OPENED + timedelta(days=40)
    assert verify(case.desk, case.reference) == ()


def view_seen(case: Case) -> int:
    seen, _ = view_contact(case.desk, case.cast.playing("case_owner"), case.reference)
    return seen.seen


def test_what_she_leaves_out_is_no_way_any_more(case: Case) -> None:
    case.confirm()

    contact = values(case.desk, case.reference)["safe_contact"]
    assert contact == {**SAFE, "may_leave_message": False}
    assert is_told_by_its_events(case.desk, case.reference)


def test_who_calls_us_herself_is_not_contacted(case: Case) -> None:
    case.confirm({"channel": "she_calls", "may_leave_message": "false"})

    assert case.contact.is_forbidden


def test_a_hole_is_refused(case: Case) -> None:
    with pytest.raises(InputInvalid) as refused:
        case.confirm({"channel": "call"})

    assert [one.path for one in refused.value.faults] == ["safe_contact.may_leave_message"]


def test_a_lapsed_contact_silences_no_reminder(case: Case) -> None:
    def others() -> set[tuple[str, datetime | None]]:
        told = rows(case.desk, Outbox, kind="due_soon")
        return {(str(one.deadline_id), one.done_at) for one in told}

    before = others()
    case.on(40)
    run_timers(case.desk)

    assert before <= others()
