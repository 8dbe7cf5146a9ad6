"""What two people decide can be done by two: not by one relation alone."""

from collections.abc import Iterator, Mapping

from legalaid.domain.errors import Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import LAWYER, ROLES, is_granted, needs_bond
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.people import Bound, acts_of, binds, bound_around
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "same-person-decides"


def faults_of_pairs(
    reading: Reading[Workflow], catalog: FieldCatalog, workflows: Mapping[str, Workflow]
) -> Iterator[Fault]:
    """A relation is one person; a role is held by several, unless it needs that relation."""
    workflow = reading.part
    bound = bound_around(workflow, catalog, workflows)
    bound = bound.union(*(binds(act, catalog) for act in acts_of(workflow)))
    for at, pair in enumerate(workflow.decided_by_two):
        who = {one for name in pair for one in able(workflow.steps[name].by, bound)}
        if len(who) == 1 and not who & set(ROLES):
            told = both(
                "“%(first)s” and “%(second)s” need two people, but both are for %(who)s alone.",
                first=story.step(workflow, pair[0]),
                second=story.step(workflow, pair[1]),
                who=next(iter(who)),
            )
            yield reading.fault(CODE, ("decided_by_two", at), told, one_by_one(workflow, pair))


def able(by: tuple[str, ...], bound: Bound) -> Iterator[str]:
    """Relations that are ever bound, and the roles that may take steps at all."""
    for one in by:
        if one in ROLES and is_granted([one], "take_step"):
            yield LAWYER if needs_bond(one, "take_step") else one
        elif one in bound:
            yield one


def one_by_one(workflow: Workflow, pair: tuple[str, str]) -> story.Story:
    """The one takes the first step, and nobody is left for the second."""
    first, second = (story.step(workflow, name) for name in pair)
    return (
        both("“%(step)s” is taken by the only person who can.", step=first),
        both("Now nobody else is there to take “%(step)s”.", step=second),
    )
