"""Which deadlines run where a proceeding stands: on every way there, or on some."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from legalaid.domain.conditions import AnyOf, Condition, DeadlineCondition
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.graph import Graph, Way

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Running:
    """By state: deadlines that every way leaves running, and those that some way does and that
    a condition, a timer or a block may still look at."""

    surely: Mapping[str, Names]
    perhaps: Mapping[str, Names]


def running(workflow: Workflow, graph: Graph) -> Running:
    surely = spread(workflow, graph, Names.intersection)
    somewhere = spread(workflow, graph, Names.union)
    looked_at = live(workflow, graph)
    return Running(
        surely,
        {s: (somewhere.get(s, Names()) & looked_at[s]) - surely.get(s, Names()) for s in looked_at},
    )


def spread(
    workflow: Workflow, graph: Graph, join: Callable[[Names, Names], Names]
) -> dict[str, Names]:
    """What runs at each state, followed along every way until nothing changes."""
    found = {graph.initial: frozenset(workflow.opening.starts)}
    changed = True
    while changed:
        changed = False
        for way in graph.ways:
            if way.from_ in found:
                after = runs_after(workflow, way, found[way.from_])
                there = join(found[way.to], after) if way.to in found else after
                changed = changed or there != found.get(way.to)
                found[way.to] = there
    return found


def runs_after(workflow: Workflow, way: Way, before: Names) -> Names:
    if way.to in workflow.states and workflow.states[way.to].final:
        return Names()
    if way.kind == "timer":
        return before
    step = workflow.steps[way.name]
    return (before - set(step.ends)) | set(step.starts)


def live(workflow: Workflow, graph: Graph) -> dict[str, Names]:
    """The deadlines that something still looks at before they begin anew or are ended."""
    found = {state: Names(read_at(workflow, state)) for state in graph.states}
    changed = True
    while changed:
        changed = False
        for way in reversed(graph.ways):
            kept = found[way.to] - set(over_by(workflow, way))
            changed = changed or not kept <= found[way.from_]
            found[way.from_] |= kept
    return found


def over_by(workflow: Workflow, way: Way) -> tuple[str, ...]:
    step = workflow.steps[way.name] if way.kind == "step" else None
    return (*step.ends, *step.starts) if step else ()


def read_at(workflow: Workflow, state: str) -> Iterator[str]:
    for step in workflow.steps.values():
        if state in step.from_:
            for condition in step.when:
                yield from named(condition)
    yield from (one.after for one in workflow.timers.values() if state in one.from_)
    blocks = (one.after for one in workflow.blocks.values() if state in one.in_)
    yield from (name for name in blocks if name is not None)


def named(condition: Condition) -> Iterator[str]:
    if isinstance(condition, AnyOf):
        for one in condition.any_of:
            yield from named(one)
    elif isinstance(condition, DeadlineCondition):
        yield condition.deadline
