"""A scheme held against the facts of a person, line by line. It decides nothing by itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from legalaid.domain.errors import Reason
from legalaid.domain.means.facts import Facts, ages_on, require_sense
from legalaid.domain.means.finding import Finding, Line, Outcome, once, plain
from legalaid.domain.means.income import Settled, Weighed, weigh_income
from legalaid.domain.means.savings import Passing, weigh_savings
from legalaid.domain.means.scheme import Rounding, Scheme, Test
from legalaid.domain.means.span import NOTHING

DIRECTIONS = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "nearest": ROUND_HALF_UP}
ROUNDED = {
    "down": "means_rounded_down",
    "up": "means_rounded_up",
    "nearest": "means_rounded_nearest",
}
ANSWERS: dict[Outcome, str] = {
    "full": "means_full",
    "part": "means_part",
    "none": "means_none",
    "unknown": "means_unknown",
}
WAIVED: dict[Test, str] = {
    "income": "means_waived_income",
    "savings": "means_waived_savings",
}


def reckon(scheme: Scheme, facts: Facts, on: date) -> Finding:
    """Raises InputInvalid for facts that the scheme does not know or that cannot be."""
    require_sense(scheme, facts, on)
    return find(scheme, ages_on(facts, on))


def find(scheme: Scheme, facts: Facts) -> Finding:
    """Where nobody asked for passports, the answer stands only if none of them would change it."""
    if facts.passports is not None or not scheme.passports:
        return find_holding(scheme, facts, facts.passports or ())
    without, *others = (
        find_holding(scheme, facts, held) for held in ((), *((one,) for one in scheme.passports))
    )
    if all((one.outcome, one.amount) == (without.outcome, without.amount) for one in others):
        return without
    missing = (Reason("means_missing_passports"), *without.missing)
    weighed = without.lines[: -1 - len(without.missing)]
    return tell(scheme, "unknown", None, weighed, missing)


def find_holding(scheme: Scheme, facts: Facts, held: Sequence[str]) -> Finding:
    waived = {test for name in held for test in scheme.passports[name].waives}
    savings, income = Passing(passes=True), Weighed(Settled("full", NOTHING))
    if scheme.savings is not None and "savings" not in waived:
        savings = weigh_savings(scheme.savings, facts)
    if "income" not in waived:
        income = weigh_income(scheme, facts)
    outcome = together(savings, income)
    lines = [*opening(scheme, held), *savings.lines, *income.lines]
    if outcome != "part":
        amount = {"full": NOTHING, "none": facts.fee}.get(outcome)
        return tell(scheme, outcome, amount, lines, (*savings.missing, *income.missing))
    amount = rounded(scheme.rounding, income.settled.exact, facts.fee)
    return tell(scheme, outcome, amount, [*lines, *line_of_rounding(scheme, amount)], ())


def together(savings: Passing, income: Weighed) -> Outcome:
    """Either test alone can refuse, whatever is unknown of the other."""
    if savings.passes is False or income.settled.outcome == "none":
        return "none"
    return "unknown" if savings.passes is None else income.settled.outcome


def opening(scheme: Scheme, held: Sequence[str]) -> Iterator[Line]:
    if scheme.standing == "guide":
        yield Line(Reason("means_guide"), None, scheme.source)
    for name in held:
        passport = scheme.passports[name]
        for test in passport.waives:
            why = Reason(WAIVED[test], {"title": passport.title})
            yield Line(why, None, passport.source)


def rounded(rounding: Rounding | None, exact: Decimal, fee: Decimal | None) -> Decimal:
    """Never more than the fee, which is what she would pay without any relief."""
    if rounding is None:
        return exact
    direction = DIRECTIONS[rounding.direction]
    amount = (exact / rounding.to).quantize(Decimal(1), direction) * rounding.to
    return amount if fee is None else min(amount, fee)


def line_of_rounding(scheme: Scheme, amount: Decimal) -> Iterator[Line]:
    if scheme.rounding is not None:
        to = plain(scheme.rounding.to)
        yield Line(Reason(ROUNDED[scheme.rounding.direction], {"to": to}), amount, scheme.source)


def tell(
    scheme: Scheme,
    outcome: Outcome,
    amount: Decimal | None,
    lines: Sequence[Line],
    missing: Sequence[Reason],
) -> Finding:
    """The answer is the last line; what is missing is told only where it keeps the answer away."""
    lacking = once(missing) if outcome == "unknown" else ()
    told = (Line(one, None, scheme.source) for one in lacking)
    answer = Line(Reason(ANSWERS[outcome]), amount, scheme.source)
    return Finding(outcome, amount, (*lines, *told, answer), lacking)
