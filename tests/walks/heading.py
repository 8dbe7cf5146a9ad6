"""Where a walk wants to go: a state drawn by chance, and which steps lead there."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from legalaid.domain.definition import Definition
from legalaid.engine.proof.graph import graph_of
from legalaid.services.desk import Desk
from legalaid.services.journeys import names

THERE, NEARER, ASIDE, AWAY, AN_END = 200.0, 40.0, 10.0, 2.0, 1.0


@dataclass(frozen=True)
class Goal:
    """A state of a workflow, and the states from which it can be reached."""

    workflow: str
    state: str
    behind: frozenset[str]

    def pull(self, definition: Definition, to: str, tried: int) -> float:
        """How much a step to that state is wanted; the less, the oftener it was tried before."""
        return self.nearness(definition, to) / (1 + 2 * tried)

    def nearness(self, definition: Definition, to: str) -> float:
        """Walks that end at once see little."""
        if definition.name != self.workflow:
            return AN_END if definition.workflow.states[to].final else ASIDE
        if to == self.state:
            return THERE
        return NEARER if to in self.behind else AWAY


def any_goal(chance: Random, definitions: Mapping[str, Definition]) -> Goal:
    """Every state is as likely as another, however many its workflow has."""
    every = [(one, state) for one in definitions.values() for state in one.workflow.states]
    definition, state = chance.choice(every)
    behind = graph_of(definition.workflow).leading_to([state])
    return Goal(definition.name, state, behind)


def story_towards(desk: Desk, goal: Goal, chance: Random) -> tuple[str, str]:
    """A shipped story of the workflow that the walk wants to go to."""
    return goal.workflow, chance.choice(names(desk, goal.workflow))
