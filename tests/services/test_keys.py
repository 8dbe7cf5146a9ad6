"""Another master key: every data key is wrapped anew, and nothing that was kept is lost."""

from dataclasses import replace
from itertools import islice

import pytest
from sqlalchemy import select

from legalaid.models.case import Case
from legalaid.models.engine import open_sessions
from legalaid.models.name_token import NameToken
from legalaid.models.sealing import Keyring
from legalaid.services import keys
from legalaid.services.cases import search_cases
from legalaid.services.desk import Desk
from legalaid.services.drafts import DraftAt, keep_draft
from legalaid.services.events import verify
from legalaid.services.factors import begin_phone
from legalaid.services.keys import cases_that_do_not_open, rotate, under_keys
from tests.build import KEYRING
from tests.services.stories import Story

NEXT = b"the key that comes after the first one"
BOTH = Keyring.of({1: KEYRING.master.secret, 2: NEXT})


def with_keys(desk: Desk, ring: Keyring) -> Desk:
    return replace(desk, keyring=ring, sessions=open_sessions(desk.sessions.engine, ring))


@pytest.fixture
def told(active: Story) -> Story:
    keep_draft(active.desk, active.lawyer, DraftAt(active.reference, 1, "accept"), {"note": "x"})
    begin_phone(active.desk, active.lawyer)
    return active


def test_every_data_key_comes_under_the_current_one(told: Story) -> None:
    both = with_keys(told.desk, BOTH)
    assert under_keys(both) == {1: 4}

    assert sum(rotate(both)) == 4
    assert under_keys(both) == {2: 4}
    assert list(rotate(both)) == []


def test_what_was_stopped_goes_on(told: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "A_BATCH", 1)
    both = with_keys(told.desk, BOTH)
    list(islice(rotate(both), 1))

    assert under_keys(both) == {1: 3, 2: 1}
    assert cases_that_do_not_open(both) == ()
    assert sum(rotate(both)) == 3


def test_cases_open_records_hold_and_work_goes_on(told: Story) -> None:
    both = with_keys(told.desk, BOTH)
    list(rotate(both))
    told.desk = both
    told.sue()
    told.file()

    assert verify(both) == ()
    with both.sessions.reading() as session:
        case = session.scalars(select(Case).filter_by(reference=told.reference)).one()
        assert case.identity["client"]["name_km"] == "សុខ ដារ៉ា"


def test_names_are_found_by_the_newer_key_alone(told: Story) -> None:
    both = with_keys(told.desk, BOTH)
    list(rotate(both))

    newer = with_keys(both, Keyring.of({2: NEXT}))
    found = search_cases(newer, told.lawyer, "សុខ ដារ៉ា")
    assert [one.reference for one in found] == [told.reference]
    with both.sessions.reading() as session:
        kept = set(session.scalars(select(NameToken.token)))
    assert not kept & KEYRING.search_tokens("05", ["sok", "សុខ"])


def test_without_its_master_key_a_case_does_not_open(told: Story) -> None:
    lost = with_keys(told.desk, Keyring.of({2: NEXT}))

    assert told.reference in cases_that_do_not_open(lost)
