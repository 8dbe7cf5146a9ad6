"""What a means test finds: the answer, the amount to pay, the lines of the way, what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from legalaid.domain.errors import Reason
from legalaid.domain.means.scheme import Relief
from legalaid.domain.means.span import Span

Outcome = Literal[Relief, "unknown"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reckoning; the sentence is made at the edge."""

    why: Reason
    amount: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with the lines that lead to it, and the facts that would make it known."""

    span: Span
    lines: tuple[Line, ...] = ()
    missing: tuple[Reason, ...] = ()

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.span + other.span, self.lines + other.lines, self.missing + other.missing)


@dataclass(frozen=True, slots=True)
class Change:
    """What would give another answer: a fact, the value at which it turns, and the answer."""

    fact: str
    at: object
    outcome: Outcome
    why: Reason


@dataclass(frozen=True, slots=True)
class Finding:
    """`amount` is what she pays towards the cost; None where no cost is known, or no answer."""

    outcome: Outcome
    amount: Decimal | None
    lines: tuple[Line, ...]
    missing: tuple[Reason, ...] = ()


def plain(amount: Decimal) -> int | str:
    """A whole number where it is one."""
    return int(amount) if amount == amount.to_integral_value() else f"{amount.normalize():f}"


def once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, in its order."""
    return tuple({(one.code, str(one.data)): one for one in reasons}.values())
