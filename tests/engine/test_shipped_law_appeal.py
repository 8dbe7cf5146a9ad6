"""What the appeal workflow lets pass and what it stops: its kinds, its periods, its law."""

from datetime import date, timedelta

import pytest

from legalaid.domain.facts import Facts
from tests.engine.test_shipped_law import LAWYER, POWER, reasons, shipped

DUE = date(2026, 2, 3)
LATE = DUE + timedelta(days=1)
KINDS = {"chomtoah": "file_chomtoah", "uttor": "file_uttor", "satuk": "file_satuk"}
SERVED = {"served_address": "lawyer_service_address", "lawyer": {"office_address": {"house": "1"}}}


def file(kind: str, state: str, on: date, step: str | None = None, **appeal: object) -> list[str]:
    about = {"kind": kind, "filed_by": "client", "provision": "dismissal"} | appeal
    values = POWER | SERVED | {"acts_in_own_name": False, "appeal": about}
    facts = Facts(on=on, values=values, deadlines={kind: DUE})
    return reasons("appeal", state, step or KINDS[kind], facts, LAWYER)


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("state", ["preparing", "window_passed"])
def test_an_appeal_filed_in_time_can_be_recorded_at_any_time(kind: str, state: str) -> None:
    assert file(kind, state, DUE) == []


@pytest.mark.parametrize("kind", ["chomtoah", "uttor"])
def test_a_period_that_cannot_be_extended_is_over_when_it_is_over(kind: str) -> None:
    assert [one[-31:] for one in file(kind, "window_passed", LATE)] == [
        " The period cannot be extended."
    ]


def test_a_period_that_nobody_confirmed_bars_no_appeal() -> None:
    assert file("satuk", "window_passed", LATE) == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_appeal_is_filed_by_the_step_of_its_own_kind(kind: str) -> None:
    for other in set(KINDS) - {kind}:
        assert file(kind, "preparing", DUE, KINDS[other])[0].startswith("This is not a")


@pytest.mark.parametrize(
    ("provision", "note", "is_offered"),
    [
        ("dismissal", None, True),
        ("correction_of_judgment", None, True),
        ("execution_costs", None, True),
        ("cost_relief", None, False),
        ("protection", None, False),
        ("other", None, False),
        ("other", "CCP 64", True),
    ],
)
@pytest.mark.parametrize("step", ["file_chomtoah", "file_chomtoah_without_grounds"])
def test_a_chomtoah_appeal_rests_on_a_law_that_provides_it(
    step: str, provision: str, note: str | None, *, is_offered: bool
) -> None:
    told = file("chomtoah", "preparing", DUE, step, provision=provision, provision_note=note)

    assert [one.startswith("A Chomtoah appeal exists only") for one in told] == (
        [] if is_offered else [True]
    )


def test_the_other_partys_appeal_is_never_filed_as_hers() -> None:
    assert file("uttor", "preparing", DUE, filed_by="opponent") == [
        "This is the other party's appeal."
    ]


def test_no_second_chomtoah_appeal_follows_the_ruling_on_the_first() -> None:
    workflow = shipped().definitions["appeal"].workflow
    ends = ("chomtoah_succeeds", "chomtoah_succeeds_in_part", "chomtoah_fails")

    assert all(workflow.states[workflow.steps[one].to].final for one in ends)
