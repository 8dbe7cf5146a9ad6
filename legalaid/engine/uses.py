"""Where each rule of law is named: by openings, steps, deadlines, timers and papers."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.library import Library
from legalaid.engine.mentions import mentions
from legalaid.engine.yaml import Path

Kind: TypeAlias = Literal["opening", "steps", "deadlines", "timers", "paper"]
Papers: TypeAlias = Mapping[str, tuple[Text, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Use:
    """One of them; `workflow` declares it, and a paper stands for itself."""

    kind: Kind
    name: str
    title: Text
    workflow: Workflow | None = None


def uses_of(library: Library, papers: Papers) -> Mapping[str, tuple[Use, ...]]:
    """By rule, each use once, in the order of the files.

    `papers` are each paper's title and the rules it cites.
    """
    found: dict[str, dict[tuple[str, str, str], Use]] = defaultdict(dict)
    for workflow in (one.workflow for one in library.definitions.values()):
        for mention in mentions(workflow):
            if mention.kind == "law":
                use = use_at(workflow, mention.path)
                found[str(mention.name)][workflow.workflow, use.kind, use.name] = use
    for name, (title, rules) in sorted(papers.items()):
        for rule in rules:
            found[rule]["", "paper", name] = Use("paper", name, title)
    return {rule: tuple(uses.values()) for rule, uses in found.items()}


def use_at(workflow: Workflow, path: Path) -> Use:
    kind = cast(Kind, str(path[0]))
    if kind == "opening":
        return Use(kind, "", workflow.title, workflow)
    name = str(path[1])
    return Use(kind, name, getattr(workflow, kind)[name].title, workflow)
