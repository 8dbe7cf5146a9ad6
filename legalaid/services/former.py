"""How a proceeding on paper could have begun: its opening, as far as that still shows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from legalaid.domain.conditions import OthersCondition, is_met
from legalaid.domain.definition import Definition
from legalaid.domain.errors import InputFault
from legalaid.domain.facts import Facts, Standing, Values
from legalaid.domain.values import flatten
from legalaid.domain.workflow import Workflow
from legalaid.engine.machine import is_running, reason_of
from legalaid.engine.proof.graph import graph_of
from legalaid.models.proceeding import Proceeding
from legalaid.services.acts import TakingOver
from legalaid.services.ground import Ground

STATE, PARENT = "state", "parent"


def faults_of_opening(
    ground: Ground, definition: Definition, wish: TakingOver, values: Values
) -> Iterator[InputFault]:
    """Others may have moved on since: a condition on where they stood is met where they could
    have stood so. Who opened it is not asked: that was on paper."""
    opening, facts = definition.workflow.opening, ground.facts(None, wish.happened_on, values)
    is_over = definition.workflow.states[wish.state].final
    if opening.one_running and not is_over and is_running(definition.name, facts):
        yield InputFault(STATE, "already_running", {"workflow": definition.workflow.title})
    then = formerly(ground, facts)
    for condition in opening.when:
        if not isinstance(condition, OthersCondition) and not is_met(condition, then):
            yield InputFault(STATE, "could_not_begin", {"why": reason_of(condition).text})


def formerly(ground: Ground, facts: Facts) -> Facts:
    """The other proceedings at every state that may lie behind them."""
    workflows = {name: one.workflow for name, one in ground.desk.library.definitions.items()}
    stood = (past for one in facts.others for past in behind(workflows, one))
    return replace(facts, others=tuple(stood))


def behind(workflows: Mapping[str, Workflow], one: Standing) -> Iterator[Standing]:
    yield one
    if one.workflow in workflows:
        workflow = workflows[one.workflow]
        for state in graph_of(workflow).leading_to([one.state]) - {one.state}:
            yield replace(one, state=state, is_final=workflow.states[state].final)


def parents_of(ground: Ground, definition: Definition) -> tuple[Proceeding, ...]:
    """The proceedings that may have opened it: at or after a step that does."""
    return tuple(one for one in ground.proceedings if list(openers(ground, definition, one)))


def openers(
    ground: Ground, definition: Definition, row: Proceeding
) -> Iterator[Mapping[str, object]]:
    """The fixed answers of each step that could have."""
    living = ground.desk.library.definitions.get(row.workflow)
    if living is None:
        return
    graph = graph_of(living.workflow)
    workflow = living.workflow
    acts = [(one.opens, one.to) for one in workflow.steps.values()]
    for opens, to in ((workflow.opening.opens, workflow.initial), *acts):
        if definition.name in opens and row.state in graph.ahead_of(to):
            yield opens[definition.name].answers


def faults_of_parent(
    ground: Ground, definition: Definition, wish: TakingOver, answers: Values
) -> Iterator[InputFault]:
    """What opened it must have been there, and have opened such a one."""
    if wish.parent is None:
        return
    row = next((one for one in ground.proceedings if one.number == wish.parent), None)
    fixed = list(openers(ground, definition, row)) if row else []
    flat = flatten(ground.desk.library.catalog, answers)
    if not any(all(flat.get(p) == v for p, v in one.items()) for one in fixed):
        yield InputFault(PARENT, "not_opened_by_it")
