"""What a paper cannot be printed without, and when: read from its tags, weighed by the proof."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from legalaid.domain.conditions import Scalar
from legalaid.domain.fields import FieldCatalog

Op: TypeAlias = Literal["true", "is", "not", "all", "any", "free"]


@dataclass(frozen=True, slots=True)
class When:
    """A test of a template over the fields of a case; `free` is one that fields do not decide."""

    op: Op
    path: str = ""
    value: Scalar = ""
    of: tuple["When", ...] = ()


FREE = When("free")


@dataclass(frozen=True, slots=True)
class Need:
    """A field without which the paper has a hole wherever all the tests hold."""

    path: str
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperUse:
    """What one paper takes from a case and from the law."""

    needs: tuple[Need, ...]
    reads: frozenset[str]
    rules: tuple[str, ...] = ()


Uses: TypeAlias = Mapping[str, PaperUse]
ReadUses: TypeAlias = Callable[[FieldCatalog, Mapping[str, Path]], Uses]
