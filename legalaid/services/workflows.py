"""How each kind of proceeding goes: who may do what from where, by which law, within which time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.conditions import Condition
from legalaid.domain.definition import Definition
from legalaid.domain.errors import NotFound
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.law import Period, Rule
from legalaid.domain.part import NO_TEXT, Text
from legalaid.domain.roles import LAWYER, ROLES, Role, is_granted
from legalaid.domain.workflow import DeadlineRule, Opening, Step, Timer, Workflow
from legalaid.engine.machine import named
from legalaid.models.definition import DefinitionRow
from legalaid.services.asked import LawView
from legalaid.services.definitions import definition_of, newest, whole_name
from legalaid.services.desk import Desk
from legalaid.services.laws import laws
from legalaid.services.relations import OWN_CASES, OWN_OFFICE

FROM_STEP = "step"
Party = str | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """A step, or the opening: from where, to where, by whom, and all that hangs on it.

    `needs` are the sentences people read while a condition does not hold.
    """

    name: str
    title: Text
    hint: Text | None
    from_: tuple[Text, ...]
    to: Text
    parties: tuple[str, ...]
    by: tuple[Party, ...]
    needs: tuple[Text, ...]
    papers: tuple[str, ...]
    starts: tuple[Text, ...]
    ends: tuple[Text, ...]
    law: tuple[LawView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """A deadline as it is declared: what it counts from, how long, and by which rule.

    `counted_from` is None for the day of the act itself; `rule` is the one that gives the length.
    """

    name: str
    title: Text
    counted_from: Text | None
    period: Period | None
    days_before: int | None
    rule: Rule | None
    law: tuple[LawView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """What happens when a deadline has passed."""

    title: Text
    after: Text
    from_: tuple[Text, ...]
    to: Text | None
    task: Text | None
    law: tuple[LawView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowView:
    """`holders` are the roles that may act as each party, by the policy table.

    `proved_at` is None where this start of the program read the files without the slow proof.
    """

    workflow: Workflow
    hash: str
    is_newest: bool
    proved_at: datetime | None
    ways: tuple[WayView, ...]
    periods: tuple[PeriodView, ...]
    clocks: tuple[ClockView, ...]
    law: tuple[LawView, ...]
    parties: tuple[str, ...]
    named: Mapping[str, Party]
    holders: Mapping[str, tuple[Role, ...]]


def list_workflows(desk: Desk) -> tuple[Workflow, ...]:
    return tuple(one.workflow for one in desk.library.definitions.values())


def view_workflow(desk: Desk, name: str, began: str = "") -> WorkflowView:
    """The definition in force, or the one that a proceeding began under. Raises NotFound."""
    with desk.sessions.reading() as session:
        definition = began_under(desk, session, name, began) if began else newest(desk, name)
        workflow = definition.workflow
        parties = parties_of(workflow)
        return WorkflowView(
            workflow=workflow,
            hash=definition.hash,
            is_newest=definition.hash == newest(desk, name).hash,
            proved_at=desk.proved_at,
            ways=(
                opening_view(session, definition),
                *(way_view(session, definition, one) for one in workflow.steps),
            ),
            periods=tuple(period_view(session, definition, one) for one in workflow.deadlines),
            clocks=tuple(clock_view(session, definition, one) for one in workflow.timers.values()),
            law=laws(session, definition, definition.rules),
            parties=parties,
            named={party: named(definition, party) for party in parties},
            holders={party: holders_of(party) for party in parties},
        )


def began_under(desk: Desk, session: Session, name: str, hash_: str) -> Definition:
    kept = select(DefinitionRow.workflow).where(DefinitionRow.hash == hash_)
    living = desk.library.definition(hash_)
    if (living.name if living else session.scalar(kept)) != name:
        raise NotFound
    return definition_of(desk, session, hash_)


def parties_of(workflow: Workflow) -> tuple[str, ...]:
    acts: tuple[Opening | Step, ...] = (workflow.opening, *workflow.steps.values())
    return tuple(dict.fromkeys(party for act in acts for party in act.by))


def holders_of(party: str) -> tuple[Role, ...]:
    """A role acts for itself; a bond is held by a lawyer, or by people of the case's offices."""
    if party in ROLES:
        able = {party} if is_granted([party], "take_step") else set()
    else:
        able = set(OWN_CASES if party == LAWYER else OWN_OFFICE)
    return tuple(role for role in ROLES if role in able)


def opening_view(session: Session, definition: Definition) -> WayView:
    workflow = definition.workflow
    return view(session, definition, workflow.opening, "", workflow.initial)


def way_view(session: Session, definition: Definition, name: str) -> WayView:
    step = definition.workflow.steps[name]
    return view(session, definition, step, name, step.to)


def view(
    session: Session, definition: Definition, act: Opening | Step, name: str, to: str
) -> WayView:
    workflow, step = definition.workflow, act if isinstance(act, Step) else None
    return WayView(
        name=name,
        title=step.title if step else workflow.title,
        hint=step.hint if step else None,
        from_=tuple(workflow.states[one].title for one in step.from_) if step else (),
        to=workflow.states[to].title,
        parties=act.by,
        by=tuple(named(definition, party) for party in act.by),
        needs=tuple(reason_in(one) for one in act.when),
        papers=tuple(whole_name(definition.name, one) for one in act.documents),
        starts=tuple(workflow.deadlines[one].title for one in act.starts),
        ends=tuple(workflow.deadlines[one].title for one in step.ends) if step else (),
        law=laws(session, definition, act.law),
    )


def reason_in(condition: Condition) -> Text:
    return condition.otherwise or NO_TEXT


def period_view(session: Session, definition: Definition, name: str) -> PeriodView:
    declared = definition.workflow.deadlines[name]
    rule = definition.rules[declared.rule] if declared.rule else None
    day = declared.on or declared.from_
    rests_on = [*([declared.rule] if declared.rule else []), *declared.law]
    return PeriodView(
        name=name,
        title=declared.title,
        counted_from=None if day in {None, FROM_STEP} else title_at(definition.catalog, str(day)),
        period=rule.period if rule else length_of(declared),
        days_before=declared.days_before,
        rule=rule,
        law=laws(session, definition, rests_on),
    )


def title_at(catalog: FieldCatalog, path: str) -> Text:
    """A part is named with its group: a date alone tells nothing."""
    title, group = catalog.field(path).title, catalog.groups.get(path.partition(".")[0])
    if group is None:
        return title
    return Text(km=f"{group.title.km} – {title.km}", en=f"{group.title.en} – {title.en}")


def length_of(declared: DeadlineRule) -> Period | None:
    """A length that stands in the workflow itself; a day that was set needs none."""
    if declared.on is not None:
        return None
    return Period(
        days=declared.days,
        weeks=declared.weeks,
        months=declared.months,
        working_days=declared.working_days,
    )


def clock_view(session: Session, definition: Definition, timer: Timer) -> ClockView:
    workflow = definition.workflow
    return ClockView(
        title=timer.title,
        after=workflow.deadlines[timer.after].title,
        from_=tuple(workflow.states[one].title for one in timer.from_),
        to=workflow.states[timer.to].title if timer.to else None,
        task=timer.task,
        law=laws(session, definition, timer.law),
    )
