"""Every step can be taken some day: its conditions allow each other, and what is known there."""

from collections.abc import Iterable, Iterator

from legalaid.domain.errors import Fault
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof import story
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.meaning import Meaning
from legalaid.engine.proof.routes import Taking
from legalaid.engine.shape import Reading
from legalaid.engine.speech import both

CODE = "never-possible"


def impossible_opening(reading: Reading[Workflow], meaning: Meaning) -> Iterator[Fault]:
    """Where a person may open it at all."""
    workflow = reading.part
    flow = meaning.flows[workflow.workflow]
    if not meaning.is_open[workflow.workflow] or flow.met([flow.answered(flow.start, "")], ""):
        return
    contradict = both("It can never be opened: its conditions contradict each other.")
    unknown = both("It can never be opened: a condition asks for what nobody can have answered.")
    message = unknown if agree(flow, "") else contradict
    yield reading.fault(CODE, ("opening", "when"), message)


def impossible_steps(
    reading: Reading[Workflow], flow: Flow, takings: Iterable[Taking]
) -> Iterator[Fault]:
    first: dict[str, Taking] = {}
    possible: set[str] = set()
    for taking in takings:
        if taking.way.kind == "step":
            first.setdefault(taking.way.name, taking)
            possible |= {taking.way.name} if taking.worlds else set()
    for name, taking in first.items():
        if name not in possible:
            yield fault(reading, flow, name, taking)


def fault(reading: Reading[Workflow], flow: Flow, name: str, taking: Taking) -> Fault:
    title = story.step(reading.part, name)
    told = both("“%(step)s” can never be taken: its conditions contradict each other.", step=title)
    if agree(flow, name):
        told = both(
            "“%(step)s” can never be taken: its conditions contradict what is known there.",
            step=title,
        )
    way = story.of_taking(flow.workflow, taking)
    return reading.fault(CODE, ("steps", name, "when"), told, way)


def agree(flow: Flow, name: str) -> bool:
    """Whether the conditions could hold together of a case of which nothing is known."""
    return bool(flow.met([flow.answered(flow.space.top, name)], name))
