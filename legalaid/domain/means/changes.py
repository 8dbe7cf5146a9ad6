"""What would give another answer: the nearest value of each fact, one fact at a time."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from math import ceil, floor

from legalaid.domain.errors import Reason
from legalaid.domain.means.counting import count
from legalaid.domain.means.facts import Facts, ages_on, require_sense
from legalaid.domain.means.finding import Change, Outcome
from legalaid.domain.means.reckoning import find
from legalaid.domain.means.scheme import GREATEST, Scheme, Test
from legalaid.domain.means.span import NOTHING

MOST_DEPENDANTS = 20
MORE: dict[Test, str] = {
    "income": "means_change_income_more",
    "savings": "means_change_savings_more",
}
LESS: dict[Test, str] = {
    "income": "means_change_income_less",
    "savings": "means_change_savings_less",
}
Answer = Callable[[object], Outcome]


def changes(scheme: Scheme, facts: Facts, on: date) -> tuple[Change, ...]:
    """Nothing where there is no answer yet. Raises InputInvalid as `reckon` does."""
    require_sense(scheme, facts, on)
    aged = ages_on(facts, on)
    outcome = find(scheme, aged).outcome
    if outcome == "unknown":
        return ()
    nearest = (
        *by_passport(scheme, aged),
        *by_sum(scheme, aged, "income"),
        *by_sum(scheme, aged, "savings"),
        *by_age(scheme, aged),
        *by_dependants(scheme, aged),
    )
    return tuple(one for one in nearest if one.outcome not in {outcome, "unknown"})


def with_fact(scheme: Scheme, facts: Facts, fact: str) -> Answer:
    return lambda value: find(scheme, facts.model_copy(update={fact: value})).outcome


def by_passport(scheme: Scheme, facts: Facts) -> Iterator[Change]:
    held = facts.passports or ()
    answer = with_fact(scheme, facts, "passports")
    for name, passport in scheme.passports.items():
        if name not in held:
            why = Reason("means_change_passport", {"title": passport.title})
            yield Change("passports", name, answer((*held, name)), why)


def by_sum(scheme: Scheme, facts: Facts, test: Test) -> Iterator[Change]:
    """The answer only gets worse with more, so the place where it turns can be halved down to."""
    rules = getattr(scheme, test)
    total = count(getattr(facts, test), rules.kinds, test, "").span.known if rules else None
    if total is None:
        return
    answer = with_fact(scheme, facts, test)
    now = answer(total)
    if answer(GREATEST) != now:
        at = halve(lambda value: answer(Decimal(value)) != now, floor(total), int(GREATEST))
        yield change_of_sum(test, MORE[test], at, answer(Decimal(at)))
    if answer(NOTHING) != now:
        at = halve(lambda value: answer(Decimal(value)) == now, 0, ceil(total)) - 1
        yield change_of_sum(test, LESS[test], at, answer(Decimal(at)))


def change_of_sum(test: Test, code: str, at: int, outcome: Outcome) -> Change:
    return Change(test, at, outcome, Reason(code, {"at": at}))


def halve(is_past: Callable[[int], bool], before: int, after: int) -> int:
    """The first whole number that is past the turn; `before` is not, `after` is."""
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if is_past(middle) else (middle, after)
    return after


def by_age(scheme: Scheme, facts: Facts) -> Iterator[Change]:
    older = scheme.savings.older if scheme.savings else ()
    answer = with_fact(scheme, facts, "age")
    for row in older:
        if isinstance(facts.age, int) and facts.age < row.from_age:
            why = Reason("means_change_age", {"at": row.from_age})
            yield Change("age", row.from_age, answer(row.from_age), why)


def by_dependants(scheme: Scheme, facts: Facts) -> Iterator[Change]:
    """More of each age band; fewer only where all add the same, so that it does not matter who."""
    told, bands = facts.dependants, scheme.income.dependants
    if told is None:
        return
    number = len(told) if isinstance(told, tuple) else told
    answer = with_fact(scheme, facts, "dependants")
    if len(bands) == 1:
        yield from nearest_number(answer, number)
    elif isinstance(told, tuple):
        youngest = 0
        for band in bands:
            yield from nearest_of_age(answer, told, youngest, band.up_to_age)
            youngest = (band.up_to_age or 0) + 1


def nearest_number(answer: Answer, number: int) -> Iterator[Change]:
    now = answer(number)
    for way in (range(number + 1, MOST_DEPENDANTS + 1), range(number - 1, -1, -1)):
        at = next((n for n in way if answer(n) != now), None)
        if at is not None:
            yield Change(
                "dependants", at, answer(at), Reason("means_change_dependants", {"at": at})
            )


def nearest_of_age(
    answer: Answer, told: tuple[object, ...], youngest: int, eldest: int | None
) -> Iterator[Change]:
    now = answer(told)
    for number in range(len(told) + 1, MOST_DEPENDANTS + 1):
        outcome = answer((*told, *((youngest,) * (number - len(told)))))
        if outcome != now:
            code = (
                "means_change_dependants_from"
                if eldest is None
                else "means_change_dependants_up_to"
            )
            age = youngest if eldest is None else eldest
            yield Change("dependants", number, outcome, Reason(code, {"at": number, "age": age}))
            return
