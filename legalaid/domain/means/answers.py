"""What the answers of a case tell of her means; of a partner nothing is asked, and none guessed."""

from collections.abc import Mapping
from decimal import Decimal

from legalaid.domain.facts import Values
from legalaid.domain.means.facts import Facts
from legalaid.domain.means.scheme import Scheme, Test

Sums = dict[str, Decimal | None]
SUMS: Mapping[Test, tuple[str, ...]] = {
    "income": ("monthly_income",),
    "savings": ("savings", "debts"),
}
PASSPORTS = ("equity_card", "poverty_letter")


def facts_of(values: Values, scheme: Scheme) -> Facts:
    """What the scheme asks by the names of our fields; before means are stated all is open."""
    means, client = group(values, "means"), group(values, "client")
    held = tuple(name for name in PASSPORTS if name in scheme.passports and means.get(name))
    return Facts.model_validate(
        {
            "income": sums_of(means, scheme, "income"),
            "savings": sums_of(means, scheme, "savings"),
            "age": client.get("born_on"),
            "dependants": means.get("dependants"),
            "passports": held if means else None,
        }
    )


def group(values: Values, name: str) -> Values:
    found = values.get(name)
    return found if isinstance(found, Mapping) else {}


def sums_of(means: Values, scheme: Scheme, test: Test) -> Sums | None:
    known = scheme.kinds[test]
    told = {name: riel(means.get(name)) for name in SUMS[test] if name in known}
    return told if any(amount is not None for amount in told.values()) else None


def riel(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, int) else None
