"""One workflow seen from outside: states that no other workflow can tell apart are one block."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from legalaid.domain.conditions import (
    AnyOf,
    ChildCondition,
    Condition,
    OthersCondition,
    ProceedingCondition,
)
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import LAWYER, ROLES, is_granted, needs_bond
from legalaid.domain.workflow import Conditions, Opening, Step, Workflow
from legalaid.engine.proof.graph import steps_of, timers_of
from legalaid.engine.proof.people import binds

UNOPENED = ""
OWNER = "case_owner"
OTHERS_FINAL = "others"


@dataclass(frozen=True, slots=True)
class Atom:
    """That a proceeding of the workflow stands in one of the states, or that all others ended.

    Where a parent is named, it must be one that the parent opened.
    """

    workflow: str
    states: frozenset[str] = frozenset()
    parent: str = ""


Guard = tuple[frozenset[Atom], ...]  # every one of these must have an atom that holds
People = frozenset[str]
Opened = frozenset[tuple[str, bool]]  # the workflows, and whether only where none of them runs


@dataclass(frozen=True, slots=True)
class Move:
    """One act as the other workflows feel it."""

    name: str
    kind: str
    from_: str
    to: str
    guard: Guard = ()
    opens: Opened = frozenset()
    needs: People = frozenset()
    binds: People = frozenset()

    @property
    def is_felt(self) -> bool:
        return bool(self.guard or self.opens or self.needs or self.binds)

    def effect(self, to: int) -> "Effect":
        return Effect(self.guard, self.opens, self.needs, self.binds, to)


class Effect(NamedTuple):
    """What the other workflows feel of a move. `needs` are the bonds of which it takes one."""

    guard: Guard
    opens: Opened
    needs: People
    binds: People
    to: int


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
                done[here].add(move.effect(there))
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


def merge(workflow: Workflow, moves: tuple[Move, ...], seen: frozenset[Atom]) -> Merged:
    """`seen` is what the conditions of the other workflows say of this one."""
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
                yield move.effect(blocks[move.to])
            elif move.to not in found:
                found.add(move.to)
                queue.append(move.to)


def moves_of(workflow: Workflow, catalog: FieldCatalog, *, is_open: bool) -> Iterator[Move]:
    name, opening = workflow.workflow, workflow.opening
    if is_open:
        begun = Move(name, "opening", UNOPENED, workflow.initial)
        yield moved_by(opening, begun, workflow, catalog)
    for way in steps_of(workflow):
        moved = Move(way.name, "step", way.from_, way.to)
        yield moved_by(workflow.steps[way.name], moved, workflow, catalog)
    for way in timers_of(workflow):
        yield Move(way.name, "timer", way.from_, way.to)


def moved_by(act: Opening | Step, move: Move, workflow: Workflow, catalog: FieldCatalog) -> Move:
    """With what it asks of the others, and the bonds to the case that it needs and makes."""
    own = workflow.workflow
    return replace(
        move,
        guard=guard_of(act.when, own),
        opens=frozenset((name, opens.unless_running) for name, opens in act.opens.items())
        - {(own, True), (own, False)},
        needs=needed_for(act.by, catalog),
        binds=frozenset(one for one in binds(act, catalog) if catalog.scope(one) == "case"),
    )


def needed_for(by: Iterable[str], catalog: FieldCatalog) -> People:
    """None where a role is enough, the one in charge of the case, or a bond of its own."""
    needed = {LAWYER if one in ROLES and needs_bond(one, "take_step") else one for one in by}
    bonds = needed - {*ROLES}
    is_enough = any(is_granted([role], "take_step") for role in needed & {*ROLES})
    is_own = OWNER in bonds or any(catalog.scope(one) != "case" for one in bonds)
    return frozenset() if is_enough or is_own else frozenset(bonds)


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
            yield Atom(condition.child, frozenset(condition.in_), own)
        case OthersCondition():
            yield Atom(OTHERS_FINAL)
        case _:
            yield None
