"""What two people decide can be done by two: not by one relation alone."""

from collections.abc import Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.roles import ROLES, is_granted
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "same-person-decides"


def faults_of_pairs(reading: Reading[Workflow]) -> Iterator[Fault]:
    """A relation is one person; a role is held by several."""
    workflow = reading.part
    for at, pair in enumerate(workflow.decided_by_two):
        who = {one for name in pair for one in able(workflow.steps[name].by)}
        if len(who) == 1 and not who & set(ROLES):
            told = both(
                "“%(first)s” and “%(second)s” need two people, but both are for %(who)s alone.",
                first=story.step(workflow, pair[0]),
                second=story.step(workflow, pair[1]),
                who=next(iter(who)),
            )
            yield reading.fault(CODE, ("decided_by_two", at), told, one_by_one(workflow, pair))


def able(by: tuple[str, ...]) -> Iterator[str]:
    """Relations, and the roles that may take steps at all."""
    return (one for one in by if one not in ROLES or is_granted([one], "take_step"))


def one_by_one(workflow: Workflow, pair: tuple[str, str]) -> story.Story:
    """The one takes the first step, and nobody is left for the second."""
    first, second = (story.step(workflow, name) for name in pair)
    return (
        both("“%(step)s” is taken by the only person who can.", step=first),
        both("Now nobody else is there to take “%(step)s”.", step=second),
    )
