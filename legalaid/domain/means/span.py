"""Where an amount lies when not everything is known: between two ends that are both possible."""

from dataclasses import dataclass
from decimal import Decimal

ENDLESS = Decimal("Infinity")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Span:
    low: Decimal
    high: Decimal

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def above(self, other: "Span") -> "Span":
        """How far this may lie above the other."""
        return Span(self.low - other.high, self.high - other.low)

    def around(self, other: "Span") -> "Span":
        return Span(min(self.low, other.low), max(self.high, other.high))

    def at_least(self, other: "Span") -> "Span":
        """The greater of both, wherever they lie."""
        return Span(max(self.low, other.low), max(self.high, other.high))

    @property
    def known(self) -> Decimal | None:
        return self.low if self.low == self.high else None


def exactly(amount: Decimal) -> Span:
    return Span(amount, amount)


ANYTHING = Span(NOTHING, ENDLESS)
