"""What holds of every scheme that the format lets through, whatever the sums."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from legalaid.domain.means.facts import Facts
from legalaid.domain.means.finding import Finding
from legalaid.domain.means.income import settle
from legalaid.domain.means.reckoning import find, rounded
from legalaid.domain.means.scheme import Rounding, Scheme
from tests.domain.means import ENGLISH, KNOWN

RANKS = ("full", "part", "none")
SAME = settings(derandomize=True, max_examples=300, deadline=None, database=None)
SUMS = st.decimals(0, 100_000, places=4)
WORD = {"km": "ក", "en": "A"}


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Any valid scheme: bands rise, relief falls, part payment in one of the three ways."""
    limits = sorted(draw(st.sets(st.integers(0, 5000), min_size=2, max_size=5)))
    full = draw(st.integers(0, len(limits)))
    ways = {
        "percent": st.integers(1, 100), "sum": st.integers(0, 3000),
        "percent_of_fee": st.integers(1, 100),
    }  # fmt: skip
    way = draw(st.sampled_from(sorted(ways)))
    shares = [draw(ways[way]) for _ in limits[full:]]
    shares = shares if way == "percent" else sorted(shares)
    bands: list[dict[str, Any]] = [{"up_to": limit, "relief": "full"} for limit in limits[:full]]
    bands += [
        {"up_to": limit, "relief": "part", way: share}
        for limit, share in zip(limits[full:], shares, strict=True)
    ]
    return scheme_of([*bands, {"relief": "none"}], draw(roundings()))


@st.composite
def roundings(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "to": draw(st.sampled_from([1, 10, 100, "0.5"])),
        "direction": draw(st.sampled_from(["down", "up", "nearest"])),
    }


def scheme_of(bands: list[dict[str, Any]], rounding: dict[str, Any]) -> Scheme:
    return Scheme.model_validate(
        {
            "title": WORD, "source": "made up for these tests", "certainty": "guessed",
            "standing": "guide", "currency": WORD, "fee": WORD, "rounding": rounding,
            "income": {"source": "S", "ceiling": 1000, "bands": bands},
        }
    )  # fmt: skip


def pays(scheme: Scheme, income: Decimal, fee: int = 2000) -> Finding:
    return find(scheme, Facts.model_validate(KNOWN | {"income": income, "fee": fee}))


def burden(finding: Finding) -> tuple[int, Decimal]:
    assert finding.amount is not None
    return RANKS.index(finding.outcome), finding.amount


@SAME
@given(schemes(), SUMS, SUMS, st.integers(1, 5000))
def test_more_income_never_gives_more_relief(
    scheme: Scheme, one: Decimal, other: Decimal, fee: int
) -> None:
    less, more = sorted((one, other))

    assert burden(pays(scheme, less, fee)) <= burden(pays(scheme, more, fee))


@SAME
@given(st.integers(0, 8000), st.integers(0, 8000), st.integers(1, 9000))
def test_more_savings_never_give_more_relief(one: int, other: int, fee: int) -> None:
    less, more = sorted((one, other))
    found = [
        find(ENGLISH, Facts.model_validate(KNOWN | {"savings": sum_, "fee": fee}))
        for sum_ in (less, more)
    ]

    assert burden(found[0]) <= burden(found[1])


@SAME
@given(schemes(), SUMS, st.integers(1, 5000))
def test_rounding_never_crosses_a_band(scheme: Scheme, income: Decimal, fee: int) -> None:
    exact = settle(scheme, income - scheme.income.ceiling, Decimal(fee))
    finding = pays(scheme, income, fee)

    assert finding.outcome == exact.outcome
    if finding.outcome == "part":
        assert finding.amount is not None
        assert scheme.rounding is not None
        assert abs(finding.amount - exact.exact) <= scheme.rounding.to
        assert finding.amount <= fee


@SAME
@given(roundings(), SUMS)
def test_rounding_gives_a_multiple_on_the_side_it_states(
    raw: dict[str, Any], exact: Decimal
) -> None:
    rounding = Rounding.model_validate(raw)
    amount = rounded(rounding, exact, None)

    assert amount % rounding.to == 0
    assert rounding.direction != "down" or amount <= exact
    assert rounding.direction != "up" or amount >= exact


@SAME
@given(schemes(), st.decimals(-5000, 100_000, places=4))
def test_every_decimal_amount_falls_in_exactly_one_band(scheme: Scheme, excess: Decimal) -> None:
    beneath, falls = Decimal("-Infinity"), 0
    for band in scheme.income.bands:
        upper = Decimal("Infinity") if band.up_to is None else band.up_to
        falls += beneath < excess <= upper
        beneath = upper

    assert falls == 1


@SAME
@given(st.sets(st.sampled_from(sorted(KNOWN)), min_size=1), SUMS, SUMS)
def test_an_answer_given_with_gaps_is_the_answer_without_them(
    gaps: set[str], income: Decimal, savings: Decimal
) -> None:
    whole = KNOWN | {"income": income, "savings": savings}
    finding = find(ENGLISH, Facts.model_validate({k: v for k, v in whole.items() if k not in gaps}))

    if finding.outcome != "unknown":
        assert finding.outcome == find(ENGLISH, Facts.model_validate(whole)).outcome
    else:
        assert finding.missing
