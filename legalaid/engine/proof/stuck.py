"""A combination of states told to people: what was done in which proceeding, and what is stuck."""

from collections import deque
from collections.abc import Iterator, Mapping

from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.proof import story
from legalaid.engine.proof.merging import UNOPENED, Effect, Merged, Move
from legalaid.engine.proof.together import Done, Place, Whole, whole_of
from legalaid.engine.speech import both

CODE = "stuck-case"


def faults_of_cases(collection: Collection, is_open: Mapping[str, bool]) -> Iterator[Fault]:
    whole = whole_of(collection, is_open)
    readings = {one.part.workflow: one for one in collection.workflows.values()}
    for place, at in whole.stuck():
        stood, told = tell(whole, whole.way_to(place))
        workflow = whole.parts[at].workflow
        reading = readings.get(workflow.workflow) or next(iter(readings.values()))
        path = ("states", stood[at]) if reading.part is workflow else ("workflow",)
        yield reading.fault(CODE, path, message(whole, stood, at), told)


def tell(whole: Whole, way: list[tuple[Done, Place]]) -> tuple[list[str], story.Story]:
    """The blocks' moves as steps of people, and where every proceeding stands after them."""
    stood = [UNOPENED for _ in whole.parts]
    told: list[Text] = []
    for (at, effect), there in way:
        part = whole.parts[at]
        for move in steps_to(part, stood[at], effect):
            stood[at] = move.to
            told.append(tell_move(part.workflow, move))
        opened = {name for name, _ in effect.opens}
        for other, one in enumerate(whole.parts):
            is_new = one.blocks[stood[other]] != there.blocks[other]
            if one.workflow.workflow in opened and is_new:
                stood[other] = one.workflow.initial
                told.append(tell_opening(one.workflow))
    return stood, tuple(told)


def steps_to(part: Merged, state: str, effect: Effect) -> list[Move]:
    """The shortest way inside the block to a move of this effect, and that move."""
    routes: dict[str, list[Move]] = {state: []}
    queue = deque([state])
    while queue:
        here = queue.popleft()
        for move in part.moves:
            if move.from_ != here:
                continue
            if move.effect(part.blocks[move.to]) == effect:
                return [*routes[here], move]
            is_inside = part.blocks[move.to] == part.blocks[state] and not move.is_felt
            if is_inside and move.to not in routes:
                routes[move.to] = [*routes[here], move]
                queue.append(move.to)
    return []


def tell_move(workflow: Workflow, move: Move) -> Text:
    if move.kind == "opening":
        return tell_opening(workflow)
    title = story.timer if move.kind == "timer" else story.step
    return both(
        "“%(workflow)s”: after “%(way)s” it stands at “%(state)s”.",
        workflow=story.titled(workflow.workflow, workflow.title),
        way=title(workflow, move.name),
        state=story.state(workflow, move.to),
    )


def tell_opening(workflow: Workflow) -> Text:
    return both(
        "“%(workflow)s” is opened, and stands at “%(state)s”.",
        workflow=story.titled(workflow.workflow, workflow.title),
        state=story.state(workflow, workflow.initial),
    )


def message(whole: Whole, stood: list[str], at: int) -> Text:
    workflow = whole.parts[at].workflow
    return both(
        "The case can no longer be closed: “%(workflow)s” stands at “%(state)s”, and cannot be"
        " brought to an end as the other proceedings stand.",
        workflow=story.titled(workflow.workflow, workflow.title),
        state=story.state(workflow, stood[at]),
    )
