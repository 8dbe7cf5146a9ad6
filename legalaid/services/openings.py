"""Which further proceedings can be opened in a case, and why the others cannot."""

from collections.abc import Iterator

from legalaid.domain.conditions import is_met
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Reason
from legalaid.engine.machine import Actor, is_running, reason_of, reasons_of_actor
from legalaid.engine.outlook import depends, opened
from legalaid.services.ground import Ground
from legalaid.services.views import OpeningView


def view_openings(ground: Ground, actor: Actor) -> tuple[OpeningView, ...]:
    """Every workflow that a person may open; children of steps and the first one are not."""
    desk = ground.desk
    return tuple(
        OpeningView(
            name,
            one.workflow.title,
            reasons_against_opening(ground, one, actor),
            is_urgent=one.workflow.opening.urgent,
        )
        for name, one in desk.library.definitions.items()
        if name != desk.first and may_ever(one, actor)
    )


def may_ever(definition: Definition, actor: Actor) -> bool:
    return not any(reasons_of_actor(definition, definition.workflow.opening.by, actor))


def reasons_against_opening(
    ground: Ground, definition: Definition, actor: Actor
) -> tuple[Reason, ...]:
    """What stands against it whatever its form will say."""
    return tuple(reasons(ground, definition, actor))


def reasons(ground: Ground, definition: Definition, actor: Actor) -> Iterator[Reason]:
    opening, facts = (
        definition.workflow.opening,
        ground.facts(None, ground.desk.today(), ground.values(None)),
    )
    asked = frozenset(opened(definition, (*opening.asks, *opening.asks_if_known)))
    yield from reasons_of_actor(definition, opening.by, actor)
    for condition in opening.when:
        if not is_met(condition, facts) and not depends(condition, facts, asked):
            yield reason_of(condition)
    if opening.one_running and is_running(definition.name, facts):
        yield Reason("already_running", {"workflow": definition.workflow.title})
