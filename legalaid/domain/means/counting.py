"""How much of what she has counts, kind by kind."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from legalaid.domain.errors import Reason
from legalaid.domain.means.finding import Line, Sum
from legalaid.domain.means.scheme import Kind, Test
from legalaid.domain.means.span import ANYTHING, NOTHING, Span, exactly

Told = Decimal | Mapping[str, Decimal | None] | None
HUNDRED = Decimal(100)
MISSING: Mapping[Test, str] = {
    "income": "means_missing_income",
    "savings": "means_missing_savings",
}
TOTAL: Mapping[Test, str] = {
    "income": "means_income_total",
    "savings": "means_savings_total",
}


def count(told: Told, kinds: Mapping[str, Kind], test: Test, source: str) -> Sum:
    """What counts in all; what is taken off never makes it less than nothing."""
    if told is None:
        return Sum(ANYTHING, missing=(Reason(MISSING[test]),))
    if isinstance(told, Decimal):
        return Sum(exactly(told), (Line(Reason(TOTAL[test]), told, source),))
    span = weigh(told, kinds)
    lines = (*lines_of(told, kinds, source), Line(Reason(TOTAL[test]), span.known, source))
    return Sum(span, lines, tuple(unknown(told, kinds)))


def weigh(told: Mapping[str, Decimal | None], kinds: Mapping[str, Kind]) -> Span:
    added, deducted = exactly(NOTHING), exactly(NOTHING)
    for name, amount in told.items():
        part = part_of(amount, kinds[name])
        if kinds[name].counts == "added":
            added += part
        elif kinds[name].counts == "deducted":
            deducted += part
    return added.above(deducted).at_least(exactly(NOTHING))


def part_of(amount: Decimal | None, kind: Kind) -> Span:
    return ANYTHING if amount is None else exactly(amount * kind.percent / HUNDRED)


def unknown(told: Mapping[str, Decimal | None], kinds: Mapping[str, Kind]) -> Iterator[Reason]:
    for name, amount in told.items():
        if amount is None and kinds[name].counts != "left_out":
            yield Reason("means_missing_kind", {"title": kinds[name].title})


def lines_of(
    told: Mapping[str, Decimal | None], kinds: Mapping[str, Kind], source: str
) -> Iterator[Line]:
    for name, amount in told.items():
        if amount is not None:
            yield Line(said_of(kinds[name]), part_of(amount, kinds[name]).known, source)


def said_of(kind: Kind) -> Reason:
    if kind.counts == "left_out":
        return Reason("means_left_out", {"title": kind.title})
    if kind.counts == "deducted":
        return Reason("means_deducted", {"title": kind.title})
    if kind.percent < HUNDRED:
        return Reason("means_counted_in_part", {"title": kind.title, "percent": kind.percent})
    return Reason("means_counted", {"title": kind.title})
