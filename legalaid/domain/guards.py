"""Legal tests too rich for YAML: one named, documented function each, over the facts alone."""

from collections.abc import Callable, Mapping

from legalaid.domain.facts import Facts


def power_in_force_or_own_name(facts: Facts) -> bool:
    """A party acts alone or by a lawyer whose authority is in writing (CCP 52, 53(2))."""
    if facts.value("acts_in_own_name") is True:
        return True
    return facts.value("power.signed_on") is not None and facts.value("power.ended_on") is None


GUARDS: Mapping[str, Callable[[Facts], bool]] = {
    guard.__name__: guard for guard in (power_in_force_or_own_name,)
}
