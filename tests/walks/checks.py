"""What must hold of a case after every act, and at the end of a walk."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from legalaid.domain.errors import InputInvalid, StepNotPossible
from legalaid.domain.workflow import Opening, Step
from legalaid.models.deadline import Deadline
from legalaid.models.document import Document
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.services.acts import Taken
from legalaid.services.desk import Desk
from legalaid.services.dues import day_of
from legalaid.services.events import verify
from legalaid.services.ground import Ground
from tests.documents.reading import text
from tests.services.looking import ground as ground_at
from tests.services.looking import is_told_by_its_events
from tests.walks.proved import proved


class Wrong(AssertionError):
    """What may never be, after these acts."""

    def __init__(self, what: str, told: Sequence[str]) -> None:
        super().__init__(what, told)

    def __str__(self) -> str:
        what, told = self.args
        return "\n".join([what, *told])


def is_explained(why: Exception, wrong: str | None) -> bool:
    """A refusal carries reasons; faults of the input name the answer that was spoilt."""
    if isinstance(why, InputInvalid):
        named = [fault.path.replace("[", ".").split(".") for fault in why.faults]
        return bool(named) and (wrong is None or any(is_within(one, wrong) for one in named))
    return bool(why.reasons) if isinstance(why, StepNotPossible) else True


def is_within(named: Sequence[str], wrong: str) -> bool:
    """A fault may lie deeper than the field, or tell of the group that holds it."""
    path = wrong.split(".")
    return list(named[: len(path)]) == path or list(named) == path[:1]


def check_known(ground: Ground, told: Sequence[str]) -> None:
    """The proof has been at this combination of states, and at each state with such answers."""
    states = {one.workflow: one.state for one in ground.proceedings}
    bound = frozenset(one.relation for one in ground.relations)
    if not proved().knows_states(states, bound):
        raise Wrong(f"the proof knows no case that stands at {states}", told)
    for one in ground.proceedings:
        facts = ground.facts(one, ground.desk.today(), ground.values(one))
        if not proved().knows_answers(one.workflow, one.state, facts):
            raise Wrong(f"the proof knows no such {one.workflow} at {one.state}: {facts}", told)


def check_taken(
    desk: Desk, taken: Taken, act: Step | Opening, at: tuple[str, str], told: Sequence[str]
) -> None:
    """It stands where the step leads, and its papers are those that are declared."""
    workflow, state = at
    initial = desk.library.definitions[workflow].workflow.initial
    wanted = [*names(workflow, act.documents), *names_of_children(desk, act)]
    to = act.to if isinstance(act, Step) else initial
    if not state == taken.state == to or list(taken.papers) != wanted:
        raise Wrong(f"{taken} is not what {act} declares", told)


def names(workflow: str, documents: Iterable[str]) -> Iterator[str]:
    yield from (one if "/" in one else f"{workflow}/{one}" for one in documents)


def names_of_children(desk: Desk, act: Step | Opening) -> Iterator[str]:
    for child in act.opens if isinstance(act, Step) else ():
        yield from names(child, desk.library.definitions[child].workflow.opening.documents)


def check_whole(desk: Desk, reference: str, told: Sequence[str]) -> None:
    """The record is whole, and deadlines and papers are those that it tells of."""
    wrong = [*verify(desk, reference)]
    if wrong or not is_told_by_its_events(desk, reference):
        raise Wrong(f"the record is not whole: {wrong}", told)
    with desk.sessions.reading() as session:
        ground = ground_at(desk, session, reference)
        check_deadlines(ground, told)
        papers = session.scalars(select(Document).where(Document.case_id == ground.case.id)).all()
        made = session.scalars(select(Event.papers).where(Event.case_id == ground.case.id)).all()
        if sorted(str(one.id) for one in papers) != sorted(one[0] for each in made for one in each):
            raise Wrong("there are papers that no event tells of, or the contrary", told)
        for paper in papers:
            text(paper.content)


def check_deadlines(ground: Ground, told: Sequence[str]) -> None:
    for row in ground.proceedings:
        running = ground.deadlines_of(row.id)
        if (row.is_final and running) or len({one.name for one in running}) != len(running):
            raise Wrong(f"{row.workflow} runs {[one.name for one in running]}", told)
        for one in running:
            check_day(ground, row, one, told)


def check_day(ground: Ground, row: Proceeding, one: Deadline, told: Sequence[str]) -> None:
    """It counts from the answer as it reads now."""
    rule = ground.desk.library.definitions[row.workflow].workflow.deadlines[one.name]
    day = day_of(rule, ground.values(row), row.acted_on)
    if rule.from_ != "step" and day != one.counted_from:
        raise Wrong(f"{one.name} counts from {one.counted_from}, but it is {day}", told)
