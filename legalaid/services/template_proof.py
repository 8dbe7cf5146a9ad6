"""Whether papers of other templates still print without a hole, by the proof of the workflows."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from legalaid.documents.lint import check_template
from legalaid.documents.needs import read_uses
from legalaid.domain.definition import Definition
from legalaid.domain.errors import Fault
from legalaid.engine.mentions import mentions
from legalaid.engine.proof.check import check_sources
from legalaid.engine.sources import Sources, files_of_papers, of_folders
from legalaid.services.definitions import whole_name
from legalaid.services.desk import Desk


def faults_with(desk: Desk, name: str, content: bytes, others: Mapping[str, bytes]) -> list[Fault]:
    """What is wrong with a template by itself; then what the steps do not guarantee to it.

    `others` are the templates of other papers that are laid over the shipped ones.
    """
    law = desk.papers.law(name)
    faults = check_template(f"{name}.docx", content, desk.papers.catalog, law)
    return faults or list(faults_in_steps(desk, name, {**others, name: content}))


def faults_in_steps(desk: Desk, name: str, laid: Mapping[str, bytes]) -> Iterator[Fault]:
    """Of each workflow that brings the paper out, a hole with the story that leads to it."""
    with TemporaryDirectory() as folder:
        lay(desk, laid, Path(folder))
        files = files_of_papers([Path(folder), *desk.papers.folders])
        whole = of_folders(desk.workflows, frozenset(files))
        for workflow, definition in desk.library.definitions.items():
            if name in papers_of(definition):
                yield from check_sources(
                    replace(part_of(whole, workflow), paper_files=files), read_uses
                )


def lay(desk: Desk, laid: Mapping[str, bytes], folder: Path) -> None:
    """As files, each with the source of the shipped one beside it, which tells its law."""
    for name, content in laid.items():
        path = (folder / name).with_suffix(".docx")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        source = desk.papers.path(name).with_suffix(".txt")
        if source.is_file():
            shutil.copy(source, path.with_suffix(".txt"))


def part_of(whole: Sources, workflow: str) -> Sources:
    own = {file: path for file, path in whole.own.items() if file.startswith(f"{workflow}/")}
    around = {file: path for file, path in whole.own.items() if file not in own}
    return Sources(own, around, papers=whole.papers, is_one_workflow=True)


def papers_of(definition: Definition) -> frozenset[str]:
    said = (one for one in mentions(definition.workflow) if one.kind == "document")
    return frozenset(whole_name(definition.name, str(one.name)) for one in said)
