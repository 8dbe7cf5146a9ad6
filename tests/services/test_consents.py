"""Nobody is told without her word for that receiver and purpose; taken back, it ends at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound, StepNotPossible
from legalaid.models.case import Case
from legalaid.models.engine import Sessions
from legalaid.services.acts import Act, Taken, TakingBack
from legalaid.services.acts_for_her import Agreeing, Overriding, Withdrawing
from legalaid.services.consenting import agree, override, withdraw
from legalaid.services.consents import consent_in_force, require_consent, view_consents
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import Cast, at_noon, play, scenes
from legalaid.services.steps import take
from legalaid.services.taking_back import take_back
from tests.services.looking import rows, stands
from tests.services.shipped import shipped_cast, shipped_desk

KEYS = count()
TOLD: dict[str, Any] = {
    "purposes": ["protection"], "given_on": "2026-01-06", "expires_on": "2026-03-06",
    "language": "khmer", "read_aloud": True, "read_by": "មន្ត្រី ទីមួយ", "witness": "",
    "limits": "", "number": "",
}  # fmt: skip


class Told:
    """A case in which a referral was sent, on the day it was."""

    def __init__(self, desk: Desk) -> None:
        self.cast: Cast = shipped_cast(desk)
        told = scenes(desk, "referral", "counselling_given")
        *_, last = play(desk, self.cast, [one for one, _ in zip(told, range(4), strict=False)])
        self.desk = replace(desk, clock=partial(at_noon, last.scene.on))
        self.reference, self.seen = last.taken.reference, last.taken.seen

    def by(self, part: str) -> Any:
        return self.cast.playing(part)

    def note(self, taken: Taken) -> Taken:
        self.seen = taken.seen
        return taken

    def wish(self, kind: Any, /, **given: Any) -> Any:
        return kind(reference=self.reference, key=f"consent {next(KEYS)}", seen=self.seen, **given)

    def agree(self, receiver: str = "police", part: str = "case_owner", **told: Any) -> Taken:
        wish = self.wish(Agreeing, receiver=receiver, told=TOLD | told)
        return self.note(agree(self.desk, self.by(part), wish))

    def withdraw(self, consent: UUID | None = None) -> Taken:
        wish = self.wish(Withdrawing, consent=consent, happened_on=self.desk.today())
        return self.note(withdraw(self.desk, self.by("case_owner"), wish))

    def send(self, answers: Mapping[str, Any]) -> Taken:
        wish = self.wish(
            Act, number=2, step="send_again", answers=answers, happened_on=self.desk.today()
        )
        return self.note(take(self.desk, self.by("case_owner"), wish))

    def in_force(self, receiver: str, purpose: str, on: date | None = None) -> UUID | None:
        with self.desk.sessions.reading() as session:
            return consent_in_force(
                session, self.case.id, receiver, purpose, on or self.desk.today()
            )

    @property
    def case(self) -> Case:
        found: Case = rows(self.desk, Case, reference=self.reference)[0]
        return found


@pytest.fixture
def told(sessions: Sessions) -> Told:
    return Told(shipped_desk(sessions))


@pytest.mark.parametrize(
    ("receiver", "purpose", "standing"),
    [
        ("court", "court_filing", "told"),
        ("legal_aid_office", "protection", "told"),
        ("psychosocial", "services", "told"),
        ("psychosocial", "protection", "not told"),
        ("police", "protection", "not told"),
        ("working_group", "coordination", "not told"),
    ],
)
def test_only_whom_she_named_is_told_and_only_for_what(
    told: Told, receiver: str, purpose: str, standing: str
) -> None:
    assert ("told" if told.in_force(receiver, purpose) else "not told") == standing


def test_nobody_is_told_before_the_day_nor_after_the_last(told: Told) -> None:
    told.agree()

    begins, ends = date(2026, 1, 6), date(2026, 3, 6)
    days = [begins - timedelta(days=1), begins, ends, ends + timedelta(days=1)]
    assert [told.in_force("police", "protection", day) is not None for day in days] == [
        False, True, True, False,
    ]  # fmt: skip


def test_without_her_word_it_is_refused_with_a_sentence(told: Told) -> None:
    with told.desk.sessions.reading() as session, pytest.raises(StepNotPossible) as refused:
        require_consent(session, told.case.id, "police", "protection", told.desk.today())

    assert [one.code for one in refused.value.reasons] == ["no_consent"]


def test_the_circumstances_are_kept_and_sealed(told: Told) -> None:
    told.agree(limits="កុំប្រាប់កន្លែងស្នាក់នៅ")

    found = view_consents(told.desk, told.by("supervisor"), told.reference)
    police = next(one for one in found.consents if one.receiver.en == "The police")
    assert police.details == {"read_by": "មន្ត្រី ទីមួយ", "limits": "កុំប្រាប់កន្លែងស្នាក់នៅ"}
    with told.desk.sessions.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT details FROM consent").scalars().all()
    assert not any("កុំប្រាប់".encode() in bytes(one) for one in stored)
    assert verify(told.desk, told.reference) == ()


@pytest.mark.parametrize(
    ("wrong", "path", "code"),
    [
        ({"purposes": []}, "purposes", "required"),
        ({"given_on": "2026-01-07"}, "given_on", "in_future"),
        ({"expires_on": "2026-01-05"}, "expires_on", "too_early"),
        ({"expires_on": "2031-01-05"}, "expires_on", "too_late"),
        ({"read_by": ""}, "read_by", "required"),
    ],
)
def test_a_consent_with_a_hole_is_refused(
    told: Told, wrong: Mapping[str, Any], path: str, code: str
) -> None:
    with pytest.raises(InputInvalid) as refused:
        told.agree(**wrong)

    assert [(one.path, one.code) for one in refused.value.faults] == [(path, code)]


def test_what_she_takes_back_ends_at_once_and_stops_what_runs_on_it(told: Told) -> None:
    told.withdraw(told.in_force("psychosocial", "services"))

    assert told.in_force("psychosocial", "services") is None
    assert told.in_force("court", "court_filing") is not None
    assert stands(told.desk, told.reference)[1] == (2, "consent_withdrawn")
    assert verify(told.desk, told.reference) == ()


def test_she_may_take_back_everything_in_one_go_and_service_goes_on(told: Told) -> None:
    told.withdraw()

    assert told.in_force("court", "court_filing") is None
    assert stands(told.desk, told.reference)[0] == (1, "screening")


def test_what_is_not_in_force_is_not_taken_back(told: Told) -> None:
    told.withdraw()

    with pytest.raises(NotFound):
        told.withdraw()


def test_only_a_supervisor_goes_on_without_her_with_a_reason_and_not_for_long(told: Told) -> None:
    def wish(**given: Any) -> Overriding:
        asked = {"receiver": "police", "purposes": ("protection",), "expires_on": "2026-01-20"}
        made: Overriding = told.wish(Overriding, **asked | {"reason": "គ្រោះថ្នាក់ដល់អាយុជីវិត"} | given)
        return made

    with pytest.raises(NotAllowed):
        override(told.desk, told.by("lawyer"), wish())
    for wrong in ({"reason": " "}, {"expires_on": "2026-03-20"}):
        with pytest.raises(InputInvalid):
            override(told.desk, told.by("supervisor"), wish(**wrong))
    told.note(override(told.desk, told.by("supervisor"), wish()))

    assert told.in_force("police", "protection") is not None
    found = view_consents(told.desk, told.by("supervisor"), told.reference)
    assert [one.is_override for one in found.consents].count(True) == 1


def test_a_step_taken_back_takes_its_consents_with_it(told: Told) -> None:
    last = told.seen
    wish = told.wish(TakingBack, target=last, reason="ច្រឡំ")
    told.note(take_back(told.desk, told.by("case_owner"), wish))

    assert told.in_force("psychosocial", "services") is None
    assert told.in_force("court", "court_filing") is not None


def test_a_word_given_before_she_took_it_back_is_none(told: Told) -> None:
    sharing = {"agrees": True, "given_on": "2026-01-05", "expires_on": "2026-02-06"}
    answers = {
        "client": {"name_km": "ផ្កា អំពៅ", "sex": "female"},
        "safe_contact": {"channel": "in_person"},
        "referral": {
            "service": "police", "receiver": "ប៉ុស្តិ៍", "need": "ការការពារ", "urgency": "at_once",
        },
        "sharing_consent": {**sharing, "may_tell": ["name"]},
    }  # fmt: skip
    told.agree(purposes=["services"])
    told.withdraw(told.in_force("police", "services"))

    with pytest.raises(InputInvalid) as refused:
        told.send(answers)

    assert [one.code for one in refused.value.faults] == ["consent_taken_back"]
