"""The test of income: what lies above a ceiling, and the relief of the band it falls in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from legalaid.domain.errors import Reason
from legalaid.domain.means.counting import HUNDRED, count
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.finding import Line, Outcome, Sum, plain
from legalaid.domain.means.scheme import Band, DependantBand, IncomeTest, Scheme
from legalaid.domain.means.span import ENDLESS, NOTHING, Span, exactly


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer for one income above the ceiling, and the exact part to pay."""

    outcome: Outcome
    exact: Decimal


@dataclass(frozen=True, slots=True)
class Weighed:
    settled: Settled
    lines: tuple[Line, ...] = ()
    missing: tuple[Reason, ...] = ()


UNKNOWN = Settled("unknown", NOTHING)


def weigh_income(scheme: Scheme, facts: Facts) -> Weighed:
    """The answer never gets better with more, so both ends of what is possible decide it."""
    test = scheme.income
    income = count(facts.income, test.kinds, "income", test.source)
    ceiling = ceiling_of(test, facts)
    excess = income.span.above(ceiling.span)
    low, high = (settle(scheme, end, facts.fee) for end in (excess.low, excess.high))
    lines = (*income.lines, *ceiling.lines)
    if low != high or low == UNKNOWN:
        missing = (*income.missing, *ceiling.missing, *missing_fee(scheme, facts))
        return Weighed(UNKNOWN, lines, missing)
    return Weighed(low, (*lines, *lines_of_bands(scheme, excess, facts.fee, low)), ())


def missing_fee(scheme: Scheme, facts: Facts) -> tuple[Reason, ...]:
    return (Reason("means_missing_fee"),) if scheme.fee and facts.fee is None else ()


def ceiling_of(test: IncomeTest, facts: Facts) -> Sum:
    base = Line(Reason("means_ceiling"), test.ceiling, test.source)
    whole = Sum(exactly(test.ceiling), (base,)) + for_partner(test, facts)
    whole += for_dependants(test, facts)
    if len(whole.lines) == 1 or whole.span.known is None:
        return whole
    total = Line(Reason("means_ceiling_total"), whole.span.known, test.source)
    return Sum(whole.span, (*whole.lines, total), whole.missing)


def for_partner(test: IncomeTest, facts: Facts) -> Sum:
    if facts.partner is False or not test.partner:
        return Sum(exactly(NOTHING))
    if facts.partner is None:
        return Sum(Span(NOTHING, test.partner), missing=(Reason("means_missing_partner"),))
    line = Line(Reason("means_partner"), test.partner, test.source)
    return Sum(exactly(test.partner), (line,))


def for_dependants(test: IncomeTest, facts: Facts) -> Sum:
    told = facts.dependants
    if not test.dependants or told == 0:
        return Sum(exactly(NOTHING))
    if told is None:
        return Sum(Span(NOTHING, ENDLESS), missing=(Reason("means_missing_dependants"),))
    ages = told if isinstance(told, tuple) else (None,) * told
    known = [band_of_age(test, age) for age in ages if len(test.dependants) == 1 or age is not None]
    whole = Sum(exactly(NOTHING), tuple(lines_of_ages(test, known)))
    whole += Sum(exactly(sum((band.adds for band in known), NOTHING)))
    for _ in range(len(ages) - len(known)):
        whole += of_any_age(test)
    return whole


def band_of_age(test: IncomeTest, age: object) -> DependantBand:
    if not isinstance(age, int):
        return test.dependants[-1]
    return next(band for band in test.dependants if band.up_to_age is None or age <= band.up_to_age)


def of_any_age(test: IncomeTest) -> Sum:
    """Somebody whose age is not known."""
    adds = [band.adds for band in test.dependants]
    missing = Reason("means_missing_dependants_ages")
    return Sum(Span(min(adds), max(adds)), missing=(missing,))


def lines_of_ages(test: IncomeTest, known: list[DependantBand]) -> Iterator[Line]:
    youngest = 0
    for band in test.dependants:
        count = known.count(band)
        if count:
            yield Line(said_of_age(band, youngest, count), band.adds * count, test.source)
        youngest = (band.up_to_age or 0) + 1


def said_of_age(band: DependantBand, youngest: int, count: int) -> Reason:
    if band.up_to_age is not None:
        return Reason("means_dependants_up_to", {"count": count, "age": band.up_to_age})
    if youngest:
        return Reason("means_dependants_from", {"count": count, "age": youngest})
    return Reason("means_dependants", {"count": count})


def settle(scheme: Scheme, excess: Decimal, fee: Decimal | None) -> Settled:
    """Bands are met with exact amounts: rounding comes after, so that it crosses none."""
    band = band_of(scheme.income, excess)
    if band.relief != "part":
        return Settled(band.relief, NOTHING)
    if scheme.fee is not None and fee is None:
        return UNKNOWN
    exact = sum((amount for _, amount in taken(scheme.income, excess, fee)), NOTHING)
    return Settled("none" if fee is not None and exact >= fee else "part", exact)


def band_of(test: IncomeTest, excess: Decimal) -> Band:
    return next(band for band in test.bands if band.up_to is None or excess <= band.up_to)


def taken(
    test: IncomeTest, excess: Decimal, fee: Decimal | None
) -> Iterator[tuple[Reason, Decimal]]:
    """What is to be paid of each band, up to the one the excess falls in."""
    mine, beneath = band_of(test, excess), NOTHING
    for band in test.bands:
        if band.percent is not None and excess > beneath:
            part = min(excess, band.up_to if band.up_to is not None else excess) - beneath
            why = Reason("means_percent", {"percent": band.percent, "part": plain(part)})
            yield why, part * band.percent / HUNDRED
        beneath = band.up_to if band.up_to is not None else beneath
    if mine.sum is not None:
        yield Reason("means_sum"), mine.sum
    if mine.percent_of_fee is not None and fee is not None:
        why = Reason("means_percent_of_fee", {"percent": mine.percent_of_fee})
        yield why, fee * mine.percent_of_fee / HUNDRED


BEYOND: Mapping[Outcome, str] = {"full": "means_income_within", "none": "means_income_over"}


def lines_of_bands(
    scheme: Scheme, excess: Span, fee: Decimal | None, settled: Settled
) -> Iterator[Line]:
    source, known = scheme.income.source, excess.known
    if known is not None and known > 0:
        yield Line(Reason("means_excess"), known, source)
    if known is not None and (settled.exact or settled.outcome == "part"):
        for why, amount in taken(scheme.income, known, fee):
            yield Line(why, amount, source)
    if settled.exact and settled.outcome == "none":
        yield Line(Reason("means_whole_fee"), fee, source)
    elif settled.outcome in BEYOND:
        yield Line(Reason(BEYOND[settled.outcome]), None, source)
