"""Cases told apart no more than the proof needs, for they multiply with every question.

All are told apart where that is few. Else those at a state are taken together first: whatever
holds of them all holds of each. Only where something seems wrong are they told apart by what
that rests on, until it is gone, or stays.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from legalaid.domain.errors import Fault
from legalaid.domain.needs import Uses
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.routes import Entry, Explored, Taking, explore, read_by
from legalaid.engine.proof.space import World

MOST = 2_000
MOST_REFINED = 8_000
EVERYTHING = -1
Weigh = Callable[[Sequence[Taking]], Iterator[Fault]]


def weighed(flow: Flow, entries: Sequence[Entry], uses: Uses, weigh: Weigh) -> list[Fault]:
    """What is found wrong with the steps and states of a workflow."""
    apart = explore(flow, entries, uses, EVERYTHING, MOST)
    if apart is not None:
        return list(weigh(apart.takings))
    return refined(flow, entries, uses, weigh)


def refined(flow: Flow, entries: Sequence[Entry], uses: Uses, weigh: Weigh) -> list[Fault]:
    faults: list[Fault] = []
    apart, wanted = 0, 0
    explored = explore(flow, entries, uses, apart, None)
    while explored is not None:
        faults = list(weigh(explored.takings))
        wanted = apart | rested_on(flow, faults, uses)
        if not faults or wanted == apart:
            break
        apart = wanted
        explored = explore(flow, entries, uses, apart, MOST_REFINED)
    return faults


def joined(flow: Flow, entries: Iterable[Entry], uses: Uses) -> Explored:
    """The cases at each state, told apart if they are few."""
    every = list(entries)
    found = explore(flow, every, uses, EVERYTHING, MOST) or explore(flow, every, uses, 0, None)
    if found is None:
        raise ValueError("an exploration without a limit does not end early")
    return found


def rested_on(flow: Flow, faults: Iterable[Fault], uses: Uses) -> World:
    """What the acts weigh and print of which something was told, or that lead out of a state."""
    bits = 0
    for fault in faults:
        kind, _, name = fault.path.partition(".")
        for act in acts_at(flow, kind, name.partition(".")[0]):
            bits |= read_by(flow, act, uses)
    return bits


def acts_at(flow: Flow, kind: str, name: str) -> Iterator[str]:
    if kind == "states":
        yield from (one for one, step in flow.workflow.steps.items() if name in step.from_)
    elif kind == "steps":
        yield name
