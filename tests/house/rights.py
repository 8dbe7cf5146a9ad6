"""Who may do what from where, and what is asked then: kept, so that a change of it shows.

`python -m tests.house.rights` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path

from legalaid.domain.workflow import Workflow
from legalaid.engine.library import read_library
from legalaid.paths import data_dir

TABLES = Path(__file__).parent / "rights"


def table(workflow: Workflow) -> str:
    """One line for each state, step and party that may take it, then one for each question,
    each paper and each deadline."""
    told = (*rights(workflow), *questions(workflow), *effects(workflow), *periods(workflow))
    return "".join(f"{line}\n" for line in told)


def rights(workflow: Workflow) -> Iterator[str]:
    for party in workflow.opening.by:
        yield f"- | open | {workflow.initial} | {party}"
    for state in workflow.states:
        for name, step in workflow.steps.items():
            if state in step.from_:
                yield from (f"{state} | {name} | {step.to} | {party}" for party in step.by)


def questions(workflow: Workflow) -> Iterator[str]:
    yield from (f"open asks {path}" for path in workflow.opening.asks)
    for name, step in workflow.steps.items():
        yield from (f"{name} asks {path}" for path in step.asks)


def effects(workflow: Workflow) -> Iterator[str]:
    for name, step in workflow.steps.items():
        yield from (f"{name} brings out {paper}" for paper in step.documents)
        yield from (f"{name} starts {deadline}" for deadline in step.starts)
        yield from (f"{name} ends {deadline}" for deadline in step.ends)


def periods(workflow: Workflow) -> Iterator[str]:
    for name, one in workflow.deadlines.items():
        lengths = {"days": one.days, "weeks": one.weeks, "months": one.months}
        lengths["working days"] = one.working_days
        told = [f"{count} {unit}" for unit, count in lengths.items() if count is not None]
        length = one.rule or " ".join(told) or f"{one.days_before or 0} days before"
        yield f"{name} counts {length} from {one.from_ or one.on}"


def main() -> None:
    TABLES.mkdir(exist_ok=True)
    for name, definition in read_library([data_dir("workflows")]).definitions.items():
        (TABLES / f"{name}.txt").write_text(table(definition.workflow), encoding="utf-8")


if __name__ == "__main__":
    main()
