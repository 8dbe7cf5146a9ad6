"""Which workflow files there are: the first folder that has a file gives it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from legalaid.paths import data_dir

REQUIRED = ("fields.yaml", "law.yaml")
SHARED = (
    *REQUIRED, "questions.yaml", "courts.yaml", "hotlines.yaml",
    "amounts/*.yaml", "means/*.yaml", "holidays/*.yaml",
)  # fmt: skip
WORKFLOW, JOURNEYS = "workflow.yaml", "journeys.yaml"

Files = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Sources:
    """Files by their place in the set. `around` lends what `own` does not have itself.

    `papers` are the names of papers that steps may bring out; None where nobody looks.
    `paper_files` says where they are, `own_papers` which of them came with its own files.
    """

    own: Files
    around: Files = field(default_factory=dict)
    papers: frozenset[str] | None = None
    is_one_workflow: bool = False
    paper_files: Files = field(default_factory=dict)
    own_papers: frozenset[str] = frozenset()

    @property
    def chosen(self) -> Files:
        """Its own files, and the shared ones it is lent."""
        lent = {name: path for name, path in self.around.items() if not is_of_workflow(name)}
        return lent | dict(self.own)

    def neighbours(self, workflows: Iterable[str]) -> Files:
        """The files of workflows that are not its own."""
        names = (f"{workflow}/{WORKFLOW}" for workflow in sorted(workflows))
        return {name: self.around[name] for name in names if name in self.around}


def is_of_workflow(name: str) -> bool:
    return name.endswith((f"/{WORKFLOW}", f"/{JOURNEYS}"))


def gather(folders: Sequence[Path]) -> Files:
    """The files of one set laid over several folders."""
    found: dict[str, Path] = {}
    for folder in folders:
        for pattern in (*SHARED, f"*/{WORKFLOW}", f"*/{JOURNEYS}"):
            for path in sorted(folder.glob(pattern)):
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return found


def of_folders(folders: Sequence[Path], papers: frozenset[str] | None = None) -> Sources:
    """The set a program runs on: all of it is its own."""
    return Sources(gather(folders), papers=papers)


def of_path(path: Path) -> Sources:
    """What a person points at: a folder of workflows, one workflow's folder, or its file."""
    if path.is_file():
        return of_workflow(path.parent, [path.name])
    if (path / WORKFLOW).is_file():
        return of_workflow(path, [WORKFLOW, JOURNEYS])
    return with_papers(Sources(gather([path]), gather([data_dir("workflows")])), path)


def of_workflow(folder: Path, kinds: Sequence[str]) -> Sources:
    name = folder.resolve().name
    own = {f"{name}/{kind}": folder / kind for kind in kinds if (folder / kind).is_file()}
    beside = folder.resolve().parent
    has_set = any((beside / file).is_file() for file in REQUIRED)
    around = gather([*([beside] if has_set else []), data_dir("workflows")])
    lent = {file: path for file, path in around.items() if file not in own}
    return with_papers(Sources(own, lent, is_one_workflow=True), beside)


def with_papers(sources: Sources, folder: Path) -> Sources:
    """Papers inside a folder of workflows, beside it, or shipped: the nearest have the say.

    Those inside are its own, and those beside a set that has its own fields.
    """
    inside, beside = folder / "docs_templates", folder.resolve().parent / "docs_templates"
    files: dict[str, Path] = {}
    for papers in (inside, beside, data_dir("docs_templates")):
        there = {name.partition("/")[0] for name in files}
        found = files_of_papers([papers])
        files |= {name: file for name, file in found.items() if name.partition("/")[0] not in there}
    own = [inside, beside] if "fields.yaml" in sources.own else [inside]
    own_papers = frozenset() if sources.is_one_workflow else names_of_papers(own)
    return replace(sources, papers=frozenset(files), paper_files=files, own_papers=own_papers)


def files_of_papers(folders: Sequence[Path]) -> Files:
    """The Word files by `workflow/document`; an earlier folder hides a later one."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/*.docx")):
            found.setdefault(f"{path.parent.name}/{path.stem}", path)
    return found


def names_of_papers(folders: Sequence[Path]) -> frozenset[str]:
    """`workflow/document`, of folders laid over each other."""
    return frozenset(files_of_papers(folders))
