"""What can go wrong for a person: a small family that carries its data. Sentences are made
at the edge, by `legalaid.language`, from `code` and `data`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from legalaid.domain.part import Text


class LegalAidError(Exception):
    """Anything the program tells a person in one sentence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not: a sentence of the workflow, or a code of ours with its data."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class InputFault:
    """What is wrong with one answer. `path` is a field path, with [n] within a list group."""

    path: str
    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a definition: where it stands, what it is, and the story that leads to it."""

    code: str
    file: str
    line: int
    path: str
    message: Text
    story: tuple[Text, ...] = ()


class NotFound(LegalAidError):
    """There is no such thing, or it is out of the person's scope: both look alike."""


class NotAllowed(LegalAidError):
    """The person's roles do not hold this act."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


class ProofWanted(LegalAidError):
    """The person must show once more who she is before this act."""


class StepNotPossible(LegalAidError):
    """All reasons together."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = tuple(reasons)


class InputInvalid(LegalAidError):
    """All faults of what was typed together."""

    def __init__(self, faults: Sequence[InputFault]) -> None:
        super().__init__(", ".join(f"{fault.path}: {fault.code}" for fault in faults))
        self.faults = tuple(faults)


class Conflict(LegalAidError):
    """Another moved first, or a key was used for something else. `by` are (who, step, day)."""

    def __init__(self, code: str, by: Sequence[Mapping[str, object]] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.by = tuple(by)


class DefinitionFaulty(LegalAidError):
    """A set of workflow files is not taken in."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(f"{fault.file}:{fault.line} {fault.code}" for fault in faults))
        self.faults = tuple(faults)


class WordsMissing(LegalAidError):
    """A paper would have a hole: all its missing words together."""

    def __init__(self, document: str, words: Sequence[str]) -> None:
        super().__init__(f"{document}: {', '.join(words)}")
        self.document = document
        self.words = tuple(words)


class Missing(LegalAidError):
    """Something of the installation is not there: a template, a font, LibreOffice, a setting."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"{what}: {name}")
        self.what = what
        self.name = name


class BackupFailed(LegalAidError):
    """A copy was not made, does not open, or is not what it should be."""

    def __init__(self, code: str, data: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.data = data or {}
