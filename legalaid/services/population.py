"""The proceedings that another definition of their workflow would affect, and how: a dry run."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import (
    DefinitionFaulty,
    InputFault,
    InputInvalid,
    Missing,
    Reason,
)
from legalaid.domain.part import Text
from legalaid.engine.differences import Difference, differences
from legalaid.engine.proof.standing import prove
from legalaid.models.case import Case
from legalaid.models.definition import DefinitionRow
from legalaid.models.proceeding import Proceeding
from legalaid.models.sealing import SealBroken
from legalaid.services.asked import Change
from legalaid.services.definitions import RUNNING, definition_of, faults_of, uses_of
from legalaid.services.desk import Desk
from legalaid.services.fitting import Fitting, Target
from legalaid.services.ground import ground_of
from legalaid.services.history import read_history
from legalaid.services.migrating import weigh
from legalaid.services.writing import Page

Effect: TypeAlias = Literal["starts", "moves"]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """What shall be moved where: of a workflow everything that runs under other definitions, or
    under these; to the living definition, or to that one. Hashes may be shortened."""

    workflow: str
    to: str = ""
    from_: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    drops: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class One:
    """A proceeding that the moving affects; without reasons, it can move.

    `event` is what moved it, where it is to go back, and `counts` whether it was not undone yet.
    """

    reference: str
    number: int
    seen: int
    from_: str
    state: str
    reasons: tuple[Reason, ...] = ()
    days: tuple[tuple[str, Effect], ...] = ()
    event: int = 0
    counts: bool = True

    @property
    def can_move(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class DayEffect:
    """For how many of a group a deadline begins to run, or falls due on another day."""

    name: str
    title: Text
    effect: Effect
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """All that stand at one state of one older definition. Without `to` the state needs a word."""

    from_: str
    state: str
    title: Text
    to: str | None
    to_title: Text | None
    running: int
    ready: int
    differences: tuple[Difference, ...]
    days: tuple[DayEffect, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole population, and by name whatever cannot move."""

    workflow: str
    title: Text
    to: str
    states: Mapping[str, Text]
    groups: tuple[Group, ...]
    stuck: tuple[One, ...]

    @property
    def running(self) -> int:
        return sum(one.running for one in self.groups)

    @property
    def ready(self) -> int:
        return sum(one.ready for one in self.groups)


def report(desk: Desk, moving: Moving) -> Report:
    """Nothing is changed. Raises Missing for an unknown name, InputInvalid for a wrong mapping."""
    with desk.sessions.reading() as session:
        target = target_of(desk, session, moving)
        every = [
            weigh_one(desk, session, row, case, target)
            for row, case in affected(session, moving, target)
        ]
        kinds = dict.fromkeys((one.from_, one.state) for one in every)
        groups = (group_of(desk, session, target, kind, every) for kind in kinds)
        return Report(
            workflow=moving.workflow,
            title=target.workflow.title,
            to=target.definition.hash,
            states={name: state.title for name, state in target.workflow.states.items()},
            groups=tuple(groups),
            stuck=tuple(one for one in every if not one.can_move),
        )


def affected(session: Session, moving: Moving, target: Target) -> Sequence[Row[Proceeding, Case]]:
    """What runs under another definition than the target, case after case."""
    to = target.definition.hash
    older = {whole_hash(session, moving.workflow, one) for one in moving.from_}
    found = select(Proceeding, Case).join(Case, Proceeding.case_id == Case.id)
    found = found.where(
        *RUNNING, Proceeding.workflow == moving.workflow, Proceeding.definition_hash != to
    )
    if older:
        found = found.where(Proceeding.definition_hash.in_(older))
    return session.execute(found.order_by(Case.reference, Proceeding.number)).all()


def weigh_one(desk: Desk, session: Session, row: Proceeding, case: Case, target: Target) -> One:
    """A case that does not open is named, and keeps no other waiting."""
    one = One(case.reference, row.number, case.event_count, row.definition_hash, row.state)
    try:
        ground = ground_of(desk, session, case)
        fitting = Fitting(session, ground, read_history(session, case), row, target)
        refit, reasons = weigh(fitting, Page.of(ground, None, None))
    except SealBroken:
        log.exception("a proceeding of case %s cannot be weighed", case.id)
        return replace(one, reasons=(Reason("migrate_does_not_open"),))
    return replace(one, reasons=reasons, days=tuple(map(day_of, refit.changes)))


def day_of(change: Change) -> tuple[str, Effect]:
    return change.name, "starts" if change.before is None else "moves"


def group_of(
    desk: Desk, session: Session, target: Target, kind: tuple[str, str], every: list[One]
) -> Group:
    hash_, state = kind
    old = definition_of(desk, session, hash_).workflow
    here = [one for one in every if (one.from_, one.state) == kind]
    to = target.state(state)
    days = Counter(day for one in here if one.can_move for day in one.days)
    return Group(
        from_=hash_,
        state=state,
        title=old.states[state].title,
        to=to,
        to_title=target.workflow.states[to].title if to else None,
        running=len(here),
        ready=sum(one.can_move for one in here),
        differences=differences(old, target.workflow, state, target.states) if to else (),
        days=tuple(
            DayEffect(name, target.workflow.deadlines[name].title, effect, count)
            for (name, effect), count in sorted(days.items())
        ),
    )


def target_of(desk: Desk, session: Session, moving: Moving) -> Target:
    """Raises Missing, InputInvalid, or DefinitionFaulty where the definition cannot run here."""
    definition = definition_named(desk, session, moving.workflow, moving.to)
    if faults := list(faults_of(desk, definition)):
        raise DefinitionFaulty(faults)
    unknown = [one for one in moving.states.values() if one not in definition.workflow.states]
    if unknown:
        raise InputInvalid([InputFault("map", "not_a_state", {"state": one}) for one in unknown])
    proved = prove(desk.library, definition, uses_of(desk, definition))
    return Target(definition, proved, moving.states, moving.drops)


def definition_named(desk: Desk, session: Session, workflow: str, hash_: str) -> Definition:
    """The living one, unless another is named."""
    living = desk.library.definitions.get(workflow)
    if living is None:
        raise Missing("workflow", workflow)
    if not hash_ or living.hash.startswith(hash_):
        return living
    return definition_of(desk, session, whole_hash(session, workflow, hash_))


def whole_hash(session: Session, workflow: str, hash_: str) -> str:
    """A kept definition by the beginning of its hash. Raises Missing."""
    kept = select(DefinitionRow.hash).where(DefinitionRow.workflow == workflow)
    found = [one for one in session.scalars(kept) if one.startswith(hash_)]
    if len(found) != 1:
        raise Missing("definition", hash_)
    return found[0]
