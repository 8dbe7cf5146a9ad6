"""The rules that steps, deadlines and papers rest on, as pages show them."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.services.asked import LawView
from legalaid.services.confirmations import is_confirmed


def laws(session: Session, definition: Definition, names: Iterable[str]) -> tuple[LawView, ...]:
    return tuple(law(session, definition, name) for name in dict.fromkeys(names))


def law(session: Session, definition: Definition, name: str) -> LawView:
    rule = definition.rules[name]
    return LawView(
        rule=name,
        says=rule.says,
        article=rule.article,
        certainty=rule.certainty,
        is_confirmed=is_confirmed(session, name, rule),
    )
