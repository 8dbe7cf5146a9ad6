"""The papers of an installation: found by name, compiled once a version, filled and hashed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from legalaid.documents.facts import PaperFacts
from legalaid.documents.grammar import Reading
from legalaid.documents.lint import read_template
from legalaid.documents.package import content_hash, read_parts
from legalaid.documents.renderer import CompiledTemplate, LiveTemplate, compile_template
from legalaid.documents.source import PaperLaw, read_law
from legalaid.documents.vocabulary import Vocabulary
from legalaid.documents.words import WordMaker
from legalaid.domain.courts import Courts
from legalaid.domain.errors import Missing, WordsMissing
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.places import Places
from legalaid.domain.values import to_json


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper. `content_hash` is over its parts, `sha256` over its bytes."""

    name: str
    bytes: bytes
    sha256: str
    content_hash: str
    template_hash: str
    data_hash: str


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of a template, compiled."""

    stamp: tuple[str, int, int]
    template: CompiledTemplate | LiveTemplate
    reading: Reading
    law: PaperLaw
    hash: str


class Papers:
    """Templates by the name `workflow/paper`; an earlier folder hides a later one."""

    def __init__(
        self, folders: Sequence[Path], catalog: FieldCatalog, courts: Courts, places: Places
    ) -> None:
        self.folders = tuple(folders)
        self.catalog = catalog
        self.courts = courts
        self.places = places
        self.vocabulary = Vocabulary.of(catalog)
        self._versions: dict[str, _Version] = {}

    def names(self) -> tuple[str, ...]:
        found = {path for folder in self.folders for path in folder.glob("*/*.docx")}
        return tuple(sorted({f"{path.parent.name}/{path.stem}" for path in found}))

    def render(self, name: str, values: Values, paper: PaperFacts) -> Rendered:
        """Raises WordsMissing with all holes together, InputInvalid, or Missing."""
        version = self._version(name)
        maker = WordMaker(self.catalog, self.courts, version.law, paper)
        package = version.template.fill(maker.words(version.reading.names, values))
        if maker.missing:
            raise WordsMissing(name, list(dict.fromkeys(maker.missing)))
        return Rendered(
            name=name,
            bytes=package.bytes,
            sha256=sha256(package.bytes).hexdigest(),
            content_hash=package.content_hash,
            template_hash=version.hash,
            data_hash=self._data_hash(version.reading, values, paper),
        )

    def needs(self, name: str) -> frozenset[str]:
        """The fields without which the paper has a hole, if it comes to where they are printed."""
        return self.vocabulary.needs_of(self._version(name).reading.needed)

    def reads(self, name: str) -> frozenset[str]:
        """Every field that may change what the paper says."""
        return self.vocabulary.needs_of(self._version(name).reading.paths)

    def law(self, name: str) -> PaperLaw:
        """Its title, its law, and the notes for the lawyer on screen."""
        for folder in self.folders:
            source = (folder / name).with_suffix(".txt")
            if source.is_file():
                return read_law(source)
        return PaperLaw()

    def path(self, name: str) -> Path:
        """The template in force. Raises Missing."""
        for folder in self.folders:
            template = (folder / name).with_suffix(".docx")
            if template.is_file():
                return template
        raise Missing("template", name)

    def _version(self, name: str) -> _Version:
        path = self.path(name)
        status = path.stat()
        stamp = (str(path), status.st_mtime_ns, status.st_size)
        known = self._versions.get(name)
        if known is None or known.stamp != stamp:
            known = self._versions[name] = self._compiled(name, path, stamp)
        return known

    def _compiled(self, name: str, path: Path, stamp: tuple[str, int, int]) -> _Version:
        data = path.read_bytes()
        law = self.law(name)
        reading = read_template(name, data, self.vocabulary)
        parts = read_parts(data)
        digest = content_hash({part: sha256(parts[part]).hexdigest() for part in parts})
        return _Version(stamp, compile_template(data), reading, law, digest)

    def _data_hash(self, reading: Reading, values: Values, paper: PaperFacts) -> str:
        read = {name: values[name] for name in self._names(reading) if name in values}
        data = {"values": to_json(read), "paper": to_json(asdict(paper))}
        text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()

    def _names(self, reading: Reading) -> Mapping[str, None]:
        return dict.fromkeys(
            path.partition(".")[0] for path in self.vocabulary.needs_of(reading.paths)
        )
