"""Cases that come to a state from which their own answers let nothing lead to an end."""

from collections.abc import Iterable, Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.escape import Escapes, escapes_of
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.routes import Spot, Taking
from legalaid.engine.proof.space import (
    GIVEN,
    MISSING,
    NO,
    NONE,
    OFF,
    PASSED,
    RUNNING,
    SOME,
    YES,
    World,
)
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "no-way-to-final"
Stranded = tuple[Spot, World]
SAID = {
    MISSING: "“%(field)s” is not answered.",
    NONE: "“%(field)s” is answered with nothing in it.",
    SOME: "“%(field)s” is answered.",
    GIVEN: "“%(field)s” is answered.",
    YES: "“%(field)s” is answered with yes.",
    NO: "“%(field)s” is answered with no.",
    OFF: "“%(field)s” does not run.",
    RUNNING: "“%(field)s” runs.",
    PASSED: "“%(field)s” has passed.",
}


def faults_of_stranded(
    reading: Reading[Workflow], flow: Flow, takings: Iterable[Taking]
) -> Iterator[Fault]:
    """Where nothing at all can be done, or else at the first state that leads only there."""
    escapes = escapes_of(flow)
    found = list(stranded(escapes, takings))
    still = [one for one in found if is_still(flow, one)]
    told: set[str] = set()
    for spot, world in still or found[:1]:
        if spot.state not in told:
            told.add(spot.state)
            yield fault(reading, escapes, spot, world)


def stranded(escapes: Escapes, takings: Iterable[Taking]) -> Iterator[Stranded]:
    for spot in {(one.spot.state, one.spot.world): one.spot for one in takings}.values():
        left = escapes.without(spot.state, spot.world)
        if left is not None:
            yield spot, left


def is_still(flow: Flow, one: Stranded) -> bool:
    spot, world = one
    ways = (way for way in flow.ways_from[spot.state] if way.to != spot.state)
    return not any(flow.taking(world, way) for way in ways)


def fault(reading: Reading[Workflow], escapes: Escapes, spot: Spot, world: World) -> Fault:
    workflow = reading.part
    told = both(
        "“%(state)s” is no end, and some cases cannot be brought from there to any.",
        state=story.state(workflow, spot.state),
    )
    ways = (story.tell_way(workflow, way) for way in spot.route)
    entered = story.of_entry(workflow, spot.entry)
    why = (*entered, *ways, *answers(escapes, spot.state, world))
    return reading.fault(CODE, ("states", spot.state), told, why)


def answers(escapes: Escapes, state: str, world: World) -> Iterator[Text]:
    """What is so in these cases and keeps them from every way on."""
    flow = escapes.flow
    for name, slot in flow.space.slots.items():
        here = world & slot.all
        keeps = any(not here & cube for cube in escapes.found[state])
        if keeps and here != slot.all:
            point = next(point for point, bit in slot.points.items() if here & bit)
            yield said(flow, name, point)


def said(flow: Flow, name: str, point: object) -> Text:
    if name.startswith("deadline:"):
        deadline = name.removeprefix("deadline:")
        title = story.titled(deadline, flow.workflow.deadlines[deadline].title)
        return both(SAID[str(point)], field=title)
    path, _, code = name.partition("=")
    title = story.field(flow.catalog, path)
    if not code and str(point) in SAID:
        return both(SAID[str(point)], field=title)
    choices = {} if flow.catalog.is_list(path) else flow.catalog.field(path).choices
    answer = choices.get(code or str(point), str(point))
    if code and point == NO:
        return both("“%(field)s” is answered without “%(answer)s”.", field=title, answer=answer)
    return both("“%(field)s” is answered with “%(answer)s”.", field=title, answer=answer)
