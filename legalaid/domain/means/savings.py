"""The test of savings: what counts against a ceiling that may hang on the fee and on age."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from legalaid.domain.errors import Reason
from legalaid.domain.means.counting import count
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.finding import Line, Sum, plain
from legalaid.domain.means.scheme import SavingsCeiling, SavingsTest
from legalaid.domain.means.span import ENDLESS, NOTHING, Span, exactly


@dataclass(frozen=True, slots=True)
class Passing:
    """Whether savings stand in the way; None where it cannot be told."""

    passes: bool | None
    lines: tuple[Line, ...] = ()
    missing: tuple[Reason, ...] = ()


def weigh_savings(test: SavingsTest, facts: Facts) -> Passing:
    total = count(facts.savings, test.kinds, "savings", test.source)
    ceiling = raise_for_age(test, facts, ceiling_by_fee(test, facts.fee))
    passes = is_within(test, total.span, ceiling.span)
    verdict = {
        True: (Line(Reason("means_savings_pass"), None, test.source),),
        False: (Line(Reason("means_savings_over"), None, test.source),),
        None: (),
    }[passes]
    missing = (*total.missing, *ceiling.missing) if passes is None else ()
    return Passing(passes, (*total.lines, *ceiling.lines, *verdict), missing)


def is_within(test: SavingsTest, total: Span, ceiling: Span) -> bool | None:
    """The ceiling itself passes only where the scheme says at most."""
    if test.limit == "at_most":
        surely, possibly = total.high <= ceiling.low, total.low <= ceiling.high
    else:
        surely, possibly = total.high < ceiling.low, total.low < ceiling.high
    if surely:
        return True
    return None if possibly else False


def ceiling_by_fee(test: SavingsTest, fee: Decimal | None) -> Sum:
    if fee is None and test.asks_fee:
        spans = list(possible(test.ceilings))
        lowest, highest = min(span.low for span in spans), max(span.high for span in spans)
        return Sum(Span(lowest, highest), missing=(Reason("means_missing_fee"),))
    row = row_for(test.ceilings, fee)
    amount = fixed(row, fee)
    return Sum(exactly(amount), (Line(said_of(row), amount, test.source),))


def row_for(rows: tuple[SavingsCeiling, ...], fee: Decimal | None) -> SavingsCeiling:
    if fee is None:
        return rows[-1]
    return next(row for row in rows if row.fee_up_to is None or fee <= row.fee_up_to)


def fixed(row: SavingsCeiling, fee: Decimal | None) -> Decimal:
    if row.times_fee is not None and fee is not None:
        return row.times_fee * fee
    return row.ceiling if row.ceiling is not None else NOTHING


def possible(rows: tuple[SavingsCeiling, ...]) -> Iterator[Span]:
    """What each row may give, of the fees that fall into it."""
    beneath = NOTHING
    for row in rows:
        upper = ENDLESS if row.fee_up_to is None else row.fee_up_to
        if row.ceiling is not None:
            yield exactly(row.ceiling)
        elif row.times_fee is not None:
            yield Span(row.times_fee * beneath, row.times_fee * upper)
        beneath = upper


def said_of(row: SavingsCeiling) -> Reason:
    if row.times_fee is not None:
        return Reason("means_savings_times_fee", {"times": plain(row.times_fee)})
    if row.fee_up_to is not None:
        return Reason("means_savings_fee_up_to", {"fee": plain(row.fee_up_to)})
    return Reason("means_savings_ceiling")


def raise_for_age(test: SavingsTest, facts: Facts, ceiling: Sum) -> Sum:
    """Her age or her partner's: the older of both."""
    eldest, missing = eldest_of(facts)
    for row in test.older:
        if row.from_age <= eldest:
            line = Line(
                Reason("means_savings_age", {"age": row.from_age}), row.ceiling, test.source
            )
            span = ceiling.span.at_least(exactly(row.ceiling))
            ceiling = Sum(span, (*ceiling.lines, line), ceiling.missing)
        elif missing and ceiling.span.high < row.ceiling:
            span = Span(ceiling.span.low, row.ceiling)
            ceiling = Sum(span, ceiling.lines, (*ceiling.missing, *missing))
    return ceiling


def eldest_of(facts: Facts) -> tuple[int, tuple[Reason, ...]]:
    """The greatest age that is known, and whose age is not."""
    told = [facts.age, facts.partner_age if facts.partner else None]
    eldest = max((age for age in told if isinstance(age, int)), default=-1)
    missing = [Reason("means_missing_age")] if facts.age is None else []
    if facts.partner is None:
        missing.append(Reason("means_missing_partner"))
    elif facts.partner and facts.partner_age is None:
        missing.append(Reason("means_missing_partner_age"))
    return eldest, tuple(missing)
