"""The ways of a workflow: states joined by steps and by timers that move."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from legalaid.domain.workflow import Workflow

Kind = Literal["step", "timer"]


@dataclass(frozen=True, slots=True)
class Way:
    """One move: a step that a person takes, or a timer."""

    kind: Kind
    name: str
    from_: str
    to: str


Route = tuple[Way, ...]


@dataclass(frozen=True)
class Graph:
    """All ways of one workflow. The shortest route comes first, ties as in the file."""

    initial: str
    finals: frozenset[str]
    states: tuple[str, ...]
    ways: tuple[Way, ...]

    @cached_property
    def out(self) -> Mapping[str, Route]:
        """The ways that leave each state; one that returns to it does not leave."""
        return {s: tuple(w for w in self.ways if w.from_ == s != w.to) for s in self.states}

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """The shortest route from the opening to every state that can be reached."""
        routes: dict[str, Route] = {self.initial: ()}
        queue = deque([self.initial])
        while queue:
            here = queue.popleft()
            for way in self.out[here]:
                if way.to not in routes:
                    routes[way.to] = (*routes[here], way)
                    queue.append(way.to)
        return routes

    def leading_to(self, goals: Iterable[str]) -> frozenset[str]:
        """The goals, and every state from which one of them can be reached."""
        found = set(goals)
        queue = deque(found)
        while queue:
            here = queue.popleft()
            new = {way.from_ for way in self.ways if way.to == here} - found
            found |= new
            queue.extend(new)
        return frozenset(found)

    def steps_before(self, state: str) -> frozenset[str]:
        """The steps that some way to the state takes."""
        behind = self.leading_to([state])
        steps = (way for way in self.ways if way.kind == "step")
        return frozenset(way.name for way in steps if way.from_ in behind and way.to in behind)

    def ahead_of(self, state: str) -> frozenset[str]:
        """The state, and every state that can be reached from it."""
        found, queue = {state}, deque([state])
        while queue:
            here = queue.popleft()
            new = {way.to for way in self.ways if way.from_ == here} - found
            found |= new
            queue.extend(new)
        return frozenset(found)


def graph_of(workflow: Workflow) -> Graph:
    return Graph(
        initial=workflow.initial,
        finals=frozenset(name for name, state in workflow.states.items() if state.final),
        states=tuple(workflow.states),
        ways=(*steps_of(workflow), *timers_of(workflow)),
    )


def steps_of(workflow: Workflow) -> Iterator[Way]:
    for name, step in workflow.steps.items():
        yield from (Way("step", name, state, step.to) for state in step.from_)


def timers_of(workflow: Workflow) -> Iterator[Way]:
    for name, timer in workflow.timers.items():
        if timer.to is not None:
            yield from (Way("timer", name, state, timer.to) for state in timer.from_)
