"""Every name a workflow speaks, with what it is a name of and where it stands."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from legalaid.domain.conditions import (
    AnyOf,
    ChildCondition,
    Condition,
    DeadlineCondition,
    FieldCondition,
    GuardCondition,
    ProceedingCondition,
    Scalar,
)
from legalaid.domain.workflow import DeadlineRule, Opening, Opens, Step, Workflow
from legalaid.engine.yaml import Path

Kind: TypeAlias = Literal[
    "state", "step", "field", "value", "fixed", "number", "date", "guard",
    "person", "mover", "document", "deadline", "law", "amount", "workflow", "foreign_state",
    "foreign_step", "part", "choice", "journey",
]  # fmt: skip
RESERVED = frozenset({"given", "missing"})


class Mention(NamedTuple):
    """`of` is the field of a value, and the workflow of a state or step elsewhere."""

    kind: Kind
    name: Scalar
    path: Path
    of: str = ""


Mentions: TypeAlias = Iterator[Mention]


def mentions(workflow: Workflow) -> Mentions:
    yield Mention("state", workflow.initial, ("initial",))
    yield from of_act(workflow.opening, ("opening",))
    for name, state in workflow.states.items():
        if state.awaits is not None:
            yield Mention("mover", state.awaits, ("states", name, "awaits"))
    for name, step in workflow.steps.items():
        yield from of_step(step, ("steps", name))
    for name, deadline in workflow.deadlines.items():
        yield from of_deadline(deadline, ("deadlines", name))
    yield from of_timers(workflow)
    yield from of_blocks(workflow)
    for at, pair in enumerate(workflow.decided_by_two):
        yield from each("step", pair, ("decided_by_two", at))


def each(kind: Kind, names: Iterable[str], path: Path) -> Mentions:
    for at, name in enumerate(names):
        yield Mention(kind, name, (*path, at))


def of_act(act: Opening | Step, path: Path) -> Mentions:
    yield from each("person", act.by, (*path, "by"))
    yield from each("field", act.asks, (*path, "asks"))
    yield from each("field", act.asks_if_known, (*path, "asks_if_known"))
    yield from of_conditions(act.when, (*path, "when"))
    yield from each("document", act.documents, (*path, "documents"))
    yield from each("deadline", act.starts, (*path, "starts"))
    yield from each("law", act.law, (*path, "law"))
    for name, opens in act.opens.items():
        yield Mention("workflow", name, (*path, "opens", name))
        yield from of_opens(opens, (*path, "opens", name))


def of_step(step: Step, path: Path) -> Mentions:
    yield from of_act(step, path)
    yield from each("state", step.from_, (*path, "from"))
    yield Mention("state", step.to, (*path, "to"))
    yield from each("deadline", step.ends, (*path, "ends"))


def of_opens(opens: Opens, path: Path) -> Mentions:
    yield from each("field", opens.carries, (*path, "carries"))
    for field, answer in opens.answers.items():
        yield Mention("field", field, (*path, field))
        for one in answer if isinstance(answer, list) else [answer]:
            if isinstance(one, Scalar):
                yield Mention("fixed", one, (*path, field), field)


def of_deadline(deadline: DeadlineRule, path: Path) -> Mentions:
    if deadline.rule is not None:
        yield Mention("law", deadline.rule, (*path, "rule"))
    if deadline.from_ is not None and deadline.from_ != "step":
        yield Mention("date", deadline.from_, (*path, "from"))
    if deadline.on is not None:
        yield Mention("date", deadline.on, (*path, "on"))
    if deadline.renewed_by is not None:
        yield Mention("field", deadline.renewed_by, (*path, "renewed_by"))
    yield from each("law", deadline.law, (*path, "law"))


def of_timers(workflow: Workflow) -> Mentions:
    for name, timer in workflow.timers.items():
        path = ("timers", name)
        yield from each("state", timer.from_, (*path, "from"))
        if timer.to is not None:
            yield Mention("state", timer.to, (*path, "to"))
        yield Mention("deadline", timer.after, (*path, "after"))
        yield from each("law", timer.law, (*path, "law"))


def of_blocks(workflow: Workflow) -> Mentions:
    for name, block in workflow.blocks.items():
        path = ("blocks", name)
        yield from each("state", block.in_, (*path, "in"))
        if block.after is not None:
            yield Mention("deadline", block.after, (*path, "after"))
        yield Mention("mover", block.asks_of, (*path, "asks_of"))


def of_conditions(conditions: Iterable[Condition], path: Path) -> Mentions:
    for at, condition in enumerate(conditions):
        yield from of_condition(condition, (*path, at))


def of_condition(condition: Condition, path: Path) -> Mentions:
    match condition:
        case AnyOf():
            yield from of_conditions(condition.any_of, (*path, "any_of"))
        case FieldCondition():
            yield from of_field_condition(condition, path)
        case ProceedingCondition():
            yield from of_workflow(condition.proceeding, condition.in_, path, "proceeding")
        case ChildCondition():
            yield from of_workflow(condition.child, condition.in_, path, "child")
        case _:
            yield from of_own_name(condition, path)


def of_own_name(condition: Condition, path: Path) -> Mentions:
    if isinstance(condition, DeadlineCondition):
        yield Mention("deadline", condition.deadline, (*path, "deadline"))
    if isinstance(condition, GuardCondition):
        yield Mention("guard", condition.guard, (*path, "guard"))


def of_workflow(name: str, states: Iterable[str], path: Path, key: str) -> Mentions:
    yield Mention("workflow", name, (*path, key))
    for at, state in enumerate(states):
        yield Mention("foreign_state", state, (*path, "in", at), name)


def of_field_condition(condition: FieldCondition, path: Path) -> Mentions:
    yield Mention("field", condition.field, (*path, "field"))
    if condition.is_ is not None and condition.is_ not in RESERVED:
        yield Mention("value", condition.is_, (*path, "is"), condition.field)
    for at, value in enumerate(condition.is_one_of or ()):
        yield Mention("value", value, (*path, "is_one_of", at), condition.field)
    for key in ("at_most", "at_least"):
        limit = getattr(condition, key)
        if limit is not None:
            yield Mention("number", condition.field, (*path, "field"))
        if isinstance(limit, str):
            yield Mention("amount", limit, (*path, key))
