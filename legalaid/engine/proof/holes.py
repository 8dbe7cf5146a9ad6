"""No paper, number or deadline rests on a field that some way to it leaves empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legalaid.domain.conditions import AnyOf, Condition, FieldCondition
from legalaid.domain.errors import Fault
from legalaid.domain.needs import Need, Uses
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.claims import conjunction
from legalaid.engine.proof.flow import Act, Flow
from legalaid.engine.proof.routes import Entry, Taking, whole_name
from legalaid.engine.proof.space import MISSING, SOME, World
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both
from legalaid.engine.yaml import Path

CODE = "unassigned-field"


@dataclass(frozen=True, slots=True)
class Hole:
    """What rests on an empty field, and where that is said in the act."""

    place: Path
    field: str
    told: Text


@dataclass(frozen=True, slots=True)
class Doing:
    """An act, the opening where the name is empty, with the cases before and at its doing."""

    flow: Flow
    name: str
    asked: World
    worlds: tuple[World, ...]
    state: str = ""

    @property
    def act(self) -> Act:
        return self.flow.acts[self.name]


def holes_in_opening(
    reading: Reading[Workflow], flow: Flow, entries: Iterable[Entry], uses: Uses
) -> Iterator[Fault]:
    told: set[tuple[Path, str]] = set()
    for entry in entries:
        begun = story.of_entry(flow.workflow, entry)
        doing = Doing(flow, "", flow.answered(flow.start, ""), (entry.world,), "")
        for hole in holes(doing, uses, is_child=entry.opener is not None):
            if (hole.place, hole.field) not in told:
                told.add((hole.place, hole.field))
                yield reading.fault(CODE, ("opening", *hole.place), hole.told, begun)


def holes_in_steps(
    reading: Reading[Workflow], flow: Flow, takings: Iterable[Taking], uses: Uses
) -> Iterator[Fault]:
    """A step that can never be taken is weighed as if it could: its holes may be why."""
    told: set[tuple[str, Path, str]] = set()
    steps = [taking for taking in takings if taking.way.kind == "step"]
    possible = {taking.way.name for taking in steps if taking.worlds}
    for taking in steps:
        name = taking.way.name
        asked = flow.answered(taking.spot.world, name)
        worlds = taking.worlds if name in possible else (asked,)
        for hole in holes(Doing(flow, name, asked, worlds, taking.spot.state), uses):
            if (name, hole.place, hole.field) not in told:
                told.add((name, hole.place, hole.field))
                place = ("steps", name, *hole.place)
                yield reading.fault(CODE, place, hole.told, story.of_taking(flow.workflow, taking))


def holes(doing: Doing, uses: Uses, *, is_child: bool = False) -> Iterator[Hole]:
    yield from holes_in_papers(doing, uses)
    yield from holes_in_deadlines(doing)
    if not is_child:
        yield from holes_in_conditions(doing)


def holes_in_papers(doing: Doing, uses: Uses) -> Iterator[Hole]:
    for at, document in enumerate(doing.act.documents):
        use = uses.get(whole_name(doing.flow.workflow.workflow, document))
        for need in use.needs if use else ():
            if may_be_empty(doing, need):
                told = both(
                    "The paper “%(paper)s” prints “%(field)s”, which this way leaves empty.",
                    paper=document,
                    field=story.field(doing.flow.catalog, need.path),
                )
                yield Hole(("documents", at), need.path, told)


def may_be_empty(doing: Doing, need: Need) -> bool:
    """A part of a row is empty where it need not be answered and there may be a row."""
    flow, group = doing.flow, need.path.partition(".")[0]
    if "." in need.path and flow.catalog.is_list(group):
        if not flow.catalog.field(need.path).optional:
            return False
        wanted = flow.space.literal(group, (SOME,))
    elif need.path in flow.space.slots:
        wanted = flow.space.literal(need.path, (MISSING,))
    else:
        return False
    lacking = [world for world in doing.worlds if world & wanted.allowed]
    if not lacking:
        return False
    tests = conjunction([*map(flow.reader.said, need.when), ((wanted,),)])
    return any(True for _ in flow.meet(lacking, tests))


def holes_in_deadlines(doing: Doing) -> Iterator[Hole]:
    """A deadline that counts from a day which nobody gave does not begin to run."""
    flow = doing.flow
    for at, name in enumerate(doing.act.starts):
        deadline = flow.workflow.deadlines[name]
        day = deadline.on or deadline.from_
        if day in flow.space.slots and any(flow.space.may_be_missing(w, day) for w in doing.worlds):
            told = both(
                "“%(deadline)s” counts from “%(field)s”, which this way leaves empty.",
                deadline=story.titled(name, deadline.title),
                field=story.field(flow.catalog, day),
            )
            yield Hole(("starts", at), day, told)


def holes_in_conditions(doing: Doing) -> Iterator[Hole]:
    for at, condition in enumerate(doing.act.when):
        tests = tests_of(condition)
        if tests and all(is_silent(doing, one) for one in tests):
            told = both(
                "A condition weighs “%(field)s”, which this way leaves empty.",
                field=story.field(doing.flow.catalog, tests[0].field),
            )
            yield Hole(("when", at), tests[0].field, told)


def tests_of(condition: Condition) -> tuple[FieldCondition, ...]:
    """The tests of values that a condition is made of; none where it asks more."""
    parts = condition.any_of if isinstance(condition, AnyOf) else (condition,)
    tests = tuple(one for one in parts if isinstance(one, FieldCondition) and weighs(one))
    return tests if len(tests) == len(parts) else ()


def weighs(condition: FieldCondition) -> bool:
    return condition.is_ not in {"given", "missing"} or isinstance(condition.is_, bool)


def is_silent(doing: Doing, test: FieldCondition) -> bool:
    """A limit is not reached by a number that nobody gave; nor an answer that nobody can give."""
    space = doing.flow.space
    if test.field not in space.slots:
        return False
    is_limit = test.at_most is not None or test.at_least is not None
    if is_limit:
        return any(
            space.may_be_missing(world, test.field) for world in where_others_hold(doing, test)
        )
    slot = space.slots[test.field]
    is_empty = not doing.asked & slot.all & ~slot.missing
    return is_empty and not can_be_given(doing, test.field)


def where_others_hold(doing: Doing, test: FieldCondition) -> Iterator[World]:
    """The cases in which what the other conditions say of this field holds."""
    others = [
        one
        for one in doing.act.when
        if isinstance(one, FieldCondition) and one.field == test.field and not weighs(one)
    ]
    worlds = [doing.asked]
    for one in others:
        worlds = list(doing.flow.meet(worlds, doing.flow.reader.alternatives(one)))
    yield from worlds


def can_be_given(doing: Doing, path: str) -> bool:
    """Whether a way from here answers it and comes back to where the step is taken."""
    flow = doing.flow
    if not doing.name:
        return False
    step = flow.workflow.steps[doing.name]
    back = flow.graph.leading_to(step.from_)
    ahead = flow.graph.ahead_of(doing.state)
    return any(
        way.from_ in ahead and way.to in back and path in flow.asked.get(way.name, {})
        for way in flow.graph.ways
        if way.kind == "step"
    )
