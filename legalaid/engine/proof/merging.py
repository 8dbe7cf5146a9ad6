"""One workflow seen from outside: states that no other workflow can tell apart are one block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from legalaid.domain.conditions import (
    AnyOf,
    ChildCondition,
    Condition,
    OthersCondition,
    ProceedingCondition,
)
from legalaid.domain.workflow import Conditions, Workflow
from legalaid.engine.proof.graph import steps_of, timers_of

UNOPENED = ""
OTHERS_FINAL = "others"


@dataclass(frozen=True, slots=True)
class Atom:
    """That a proceeding of the workflow stands in one of the states, or that all others ended."""

    workflow: str
    states: frozenset[str] = frozenset()


Guard = tuple[frozenset[Atom], ...]  # every one of these must have an atom that holds


@dataclass(frozen=True, slots=True)
class Move:
    """One act as the other workflows feel it."""

    name: str
    kind: str
    from_: str
    to: str
    guard: Guard = ()
    opens: frozenset[str] = frozenset()

    @property
    def is_felt(self) -> bool:
        return bool(self.guard or self.opens)


Effect = tuple[Guard, frozenset[str], int]


@dataclass(frozen=True)
class Merged:
    """A workflow with its moves, and its states put into blocks."""

    workflow: Workflow
    moves: tuple[Move, ...]
    blocks: Mapping[str, int]

    @cached_property
    def effects(self) -> Mapping[int, frozenset[Effect]]:
        """What can be done in each block; within a block nothing is felt."""
        done: dict[int, set[Effect]] = {block: set() for block in self.blocks.values()}
        for move in self.moves:
            here, there = self.blocks[move.from_], self.blocks[move.to]
            if here != there or move.is_felt:
                done[here].add((move.guard, move.opens, there))
        return {block: frozenset(effects) for block, effects in done.items()}

    @cached_property
    def members(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for state, block in self.blocks.items():
            found.setdefault(block, set()).add(state)
        return {block: frozenset(states) for block, states in found.items()}

    def is_final(self, block: int) -> bool:
        return any(self.is_final_state(state) for state in self.members[block])

    def is_final_state(self, state: str) -> bool:
        return state != UNOPENED and self.workflow.states[state].final

    def is_in(self, block: int, states: frozenset[str]) -> bool:
        return bool(self.members[block] & states)


def merge(workflow: Workflow, *, is_open: bool, seen: frozenset[Atom]) -> Merged:
    """`seen` is what the conditions of the other workflows say of this one."""
    moves = tuple(moves_of(workflow, is_open=is_open))
    states = (UNOPENED, *workflow.states)
    keys: dict[str, object] = {state: outside(workflow, state, seen) for state in states}
    blocks = numbered(keys)
    while True:
        keys = {state: (blocks[state], frozenset(felt(state, moves, blocks))) for state in states}
        finer = numbered(keys)
        if len(set(finer.values())) == len(set(blocks.values())):
            return Merged(workflow, moves, blocks)
        blocks = finer


def outside(workflow: Workflow, state: str, seen: frozenset[Atom]) -> object:
    if state == UNOPENED:
        return "unopened"
    atoms = frozenset(
        atom for atom in seen if atom.workflow == workflow.workflow and state in atom.states
    )
    return (workflow.states[state].final, atoms)


def numbered(keys: Mapping[str, object]) -> dict[str, int]:
    order = {key: at for at, key in enumerate(dict.fromkeys(keys.values()))}
    return {state: order[key] for state, key in keys.items()}


def felt(state: str, moves: tuple[Move, ...], blocks: Mapping[str, int]) -> Iterator[Effect]:
    """What can be done from the state, after moves within its block that nobody feels."""
    here, found, queue = blocks[state], {state}, [state]
    while queue:
        at = queue.pop()
        for move in moves:
            if move.from_ != at:
                continue
            if move.is_felt or blocks[move.to] != here:
                yield (move.guard, move.opens, blocks[move.to])
            elif move.to not in found:
                found.add(move.to)
                queue.append(move.to)


def moves_of(workflow: Workflow, *, is_open: bool) -> Iterator[Move]:
    name = workflow.workflow
    if is_open:
        opening = workflow.opening
        guard, opens = guard_of(opening.when, name), frozenset(opening.opens) - {name}
        yield Move(name, "opening", UNOPENED, workflow.initial, guard, opens)
    for way in steps_of(workflow):
        step = workflow.steps[way.name]
        opens = frozenset(step.opens) - {name}
        yield Move(way.name, "step", way.from_, way.to, guard_of(step.when, name), opens)
    for way in timers_of(workflow):
        yield Move(way.name, "timer", way.from_, way.to)


def guard_of(conditions: Conditions, own: str) -> Guard:
    """Fields, guards and deadlines are free: a condition that may hold by them asks nothing."""
    asked = (tuple(atoms_of(one, own)) for one in conditions)
    return tuple(dict.fromkeys(frozenset(a for a in one if a) for one in asked if all(one)))


def atoms_of(condition: Condition, own: str) -> Iterator[Atom | None]:
    """None is what is free."""
    match condition:
        case AnyOf():
            for one in condition.any_of:
                yield from atoms_of(one, own)
        case ProceedingCondition() if condition.proceeding != own:
            yield Atom(condition.proceeding, frozenset(condition.in_))
        case ChildCondition() if condition.child != own:
            yield Atom(condition.child, frozenset(condition.in_))
        case OthersCondition():
            yield Atom(OTHERS_FINAL)
        case _:
            yield None
