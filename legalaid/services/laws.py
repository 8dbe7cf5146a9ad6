"""The rules that steps, deadlines and papers rest on, as pages show them."""

from collections.abc import Iterable

from legalaid.domain.definition import Definition
from legalaid.services.asked import LawView


def laws(definition: Definition, names: Iterable[str]) -> tuple[LawView, ...]:
    return tuple(law(definition, name) for name in dict.fromkeys(names))


def law(definition: Definition, name: str) -> LawView:
    rule = definition.rules[name]
    return LawView(rule=name, says=rule.says, article=rule.article, certainty=rule.certainty)
