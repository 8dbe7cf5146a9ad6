"""The named tests that watch over protection and over what is shared, as tables."""

from datetime import date, timedelta

import pytest

from legalaid.domain.facts import Facts
from legalaid.domain.guards import GUARDS

TODAY = date(2026, 3, 3)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("protection", "holds"),
    [
        ({}, False),
        ({"measures": []}, False),
        ({"measures": ["no_violence"]}, True),
        ({"measures": ["other"]}, False),
        ({"measures": ["other"], "other_measures": "ក"}, True),
        ({"measures": ["stay_away_from_home"]}, False),
        ({"measures": ["no_violence", "stay_away_from_work"]}, False),
        ({"measures": ["stay_away_from_work"], "known_places": "ផ្សារ"}, True),
        ({"measures": ["stay_away_from_work", "other"], "known_places": "ផ្សារ"}, False),
    ],
)
def test_each_measure_says_what_it_bans(protection: dict[str, object], *, holds: bool) -> None:
    facts = Facts(on=TODAY, values={"protection": protection})

    assert GUARDS["protection_measures_are_specified"](facts) is holds


@pytest.mark.parametrize(
    ("order", "holds"),
    [
        ({}, False),
        ({"starts_on": TODAY}, False),
        ({"ends_on": TODAY}, False),
        ({"starts_on": TODAY, "ends_on": TODAY}, True),
        ({"starts_on": TODAY, "ends_on": TODAY - DAY}, False),
        ({"starts_on": TODAY, "ends_on": TODAY + DAY}, True),
    ],
)
def test_an_order_ends_on_a_day_after_it_starts(order: dict[str, object], *, holds: bool) -> None:
    facts = Facts(on=TODAY, values={"order": order})

    assert GUARDS["order_ends_after_it_starts"](facts) is holds


@pytest.mark.parametrize(
    ("execution", "holds"),
    [
        ({}, False),
        ({"purposes": ["children"], "aimed_at": ["nothing"]}, True),
        ({"purposes": ["support"], "aimed_at": ["claims"]}, False),
        ({"purposes": ["support"], "aimed_at": ["nothing"], "amount_due": 1}, False),
        ({"purposes": ["support"], "aimed_at": ["claims"], "amount_due": 1}, True),
        ({"purposes": ["children", "costs"], "aimed_at": ["movables"]}, False),
        ({"purposes": ["property"], "aimed_at": ["immovables"]}, True),
    ],
)
def test_a_money_claim_names_its_sum_and_what_it_is_taken_from(
    execution: dict[str, object], *, holds: bool
) -> None:
    facts = Facts(on=TODAY, values={"execution": execution})

    assert GUARDS["execution_is_specified"](facts) is holds


GIVEN = {"agrees": True, "given_on": TODAY - DAY, "expires_on": TODAY + DAY}


@pytest.mark.parametrize(
    ("consent", "holds"),
    [
        ({}, False),
        (GIVEN, True),
        (GIVEN | {"agrees": False}, False),
        (GIVEN | {"agrees": None}, False),
        (GIVEN | {"given_on": TODAY}, True),
        (GIVEN | {"given_on": TODAY + DAY}, False),
        (GIVEN | {"expires_on": TODAY}, True),
        (GIVEN | {"expires_on": TODAY - DAY}, False),
        (GIVEN | {"expires_on": None}, False),
        (GIVEN | {"given_on": None}, False),
    ],
)
def test_nothing_is_shared_without_her_consent_of_that_day(
    consent: dict[str, object], *, holds: bool
) -> None:
    facts = Facts(on=TODAY, values={"sharing_consent": consent})

    assert GUARDS["sharing_consent_in_force"](facts) is holds


@pytest.mark.parametrize(
    ("held_by", "second", "holds"),
    [
        ("មន្ត្រី ក", "មន្ត្រី ខ", True),
        ("មន្ត្រី ក", "មន្ត្រីក", False),
        ("មន្ត្រី ក", "\u200bមន្ត្រី ក", False),
        ("មន្ត្រី ក", None, False),
        (None, None, False),
    ],
)
def test_two_of_the_office_are_two_people(
    held_by: str | None, second: str | None, *, holds: bool
) -> None:
    facts = Facts(on=TODAY, values={"talk": {"held_by": held_by, "second_person": second}})

    assert GUARDS["two_of_the_office_talked_with_her"](facts) is holds


@pytest.mark.parametrize(
    ("days_ago", "pause", "holds"),
    [(3, 3, True), (2, 3, False), (0, 0, True), (0, 1, False), (-1, 0, False), (None, 0, False)],
)
def test_the_pause_is_counted_from_the_talk(
    days_ago: int | None, pause: int, *, holds: bool
) -> None:
    held = None if days_ago is None else TODAY - days_ago * DAY
    facts = Facts(on=TODAY, values={"talk": {"held_on": held}}, pause=pause)

    assert GUARDS["she_had_time_to_think"](facts) is holds
