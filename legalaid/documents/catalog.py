"""The papers of an installation: found by name, compiled once a version, filled and hashed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from legalaid.documents.facts import PaperFacts
from legalaid.documents.grammar import Reading
from legalaid.documents.lint import read_template
from legalaid.documents.package import content_hash_of
from legalaid.documents.renderer import CompiledTemplate, LiveTemplate, compile_template
from legalaid.documents.source import PaperLaw, read_law
from legalaid.documents.vocabulary import Vocabulary
from legalaid.documents.words import WordMaker
from legalaid.domain.courts import Courts
from legalaid.domain.errors import Missing, WordsMissing
from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.places import Places

Stamp = tuple[str, int, int]


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

    stamp: Stamp
    template: CompiledTemplate | LiveTemplate
    reading: Reading
    fields: frozenset[str]
    law: PaperLaw
    hash: str

    def data_hash(self, values: Values, paper: PaperFacts) -> str:
        """Over what the template reads, so that nothing else changes it."""
        names = {path.partition(".")[0] for path in self.fields}
        read = {name: values[name] for name in names if name in values}
        facts = {name: getattr(paper, name) for name in PaperFacts.__slots__}
        data = {"values": read, "paper": facts}
        text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=date.isoformat)
        return sha256(text.encode()).hexdigest()


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
        self.stamp = 0
        self._own: Mapping[str, bytes] = {}
        self._versions: dict[str, _Version] = {}

    def lay(self, own: Mapping[str, bytes], stamp: int) -> None:
        """From here on these templates make their papers; `stamp` tells when to lay anew."""
        self._own, self.stamp = dict(own), stamp

    def names(self) -> tuple[str, ...]:
        found = {path for folder in self.folders for path in folder.glob("*/*.docx")}
        return tuple(sorted({f"{path.parent.name}/{path.stem}" for path in found}))

    def render(self, name: str, values: Values, paper: PaperFacts) -> Rendered:
        """Raises WordsMissing with all holes together, InputInvalid, or Missing."""
        version = self._version(name)
        maker = WordMaker(self.catalog, self.courts, version.law, paper)
        package = version.template.fill(maker.words(version.reading.paths, values))
        if maker.missing:
            raise WordsMissing(name, list(dict.fromkeys(maker.missing)))
        return Rendered(
            name=name,
            bytes=package.bytes,
            sha256=sha256(package.bytes).hexdigest(),
            content_hash=package.content_hash,
            template_hash=version.hash,
            data_hash=version.data_hash(values, paper),
        )

    def needs(self, name: str) -> frozenset[str]:
        """The fields without which the paper has a hole, if it comes to where they are printed."""
        return self.vocabulary.needs_of(self._version(name).reading.needed)

    def reads(self, name: str) -> frozenset[str]:
        """Every field that may change what the paper says."""
        return self._version(name).fields

    def read(self, name: str, data: bytes) -> Reading:
        """What another template would read. Raises DefinitionFaulty."""
        return read_template(name, data, self.vocabulary)

    def shipped_reads(self, name: str) -> frozenset[str]:
        """Every field that the template of the folders speaks of."""
        return self.vocabulary.needs_of(self.read(name, self.path(name).read_bytes()).paths)

    def paths(self, name: str) -> frozenset[str]:
        """Every word of the template."""
        return frozenset(self._version(name).reading.paths)

    def hash(self, name: str) -> str:
        """Of the template in force."""
        return self._version(name).hash

    def law(self, name: str) -> PaperLaw:
        """Its title, its law, and the notes for the lawyer on screen."""
        for folder in self.folders:
            source = (folder / name).with_suffix(".txt")
            if source.is_file():
                return read_law(source)
        return PaperLaw()

    def content(self, name: str) -> bytes:
        """The template in force. Raises Missing."""
        return self._own.get(name) or self.path(name).read_bytes()

    def path(self, name: str) -> Path:
        """The template of the folders, whatever is laid over it. Raises Missing."""
        for folder in self.folders:
            template = (folder / name).with_suffix(".docx")
            if template.is_file():
                return template
        raise Missing("template", name)

    def _version(self, name: str) -> _Version:
        own = self._own.get(name)
        stamp = self._stamp_of_file(name) if own is None else ("", self.stamp, len(own))
        known = self._versions.get(name)
        if known is None or known.stamp != stamp:
            data = self.path(name).read_bytes() if own is None else own
            known = self._versions[name] = self._compiled(name, data, stamp)
        return known

    def _stamp_of_file(self, name: str) -> Stamp:
        path = self.path(name)
        status = path.stat()
        return (str(path), status.st_mtime_ns, status.st_size)

    def _compiled(self, name: str, data: bytes, stamp: Stamp) -> _Version:
        law = self.law(name)
        reading = read_template(name, data, self.vocabulary)
        digest = content_hash_of(data)
        fields = self.vocabulary.needs_of(reading.paths)
        return _Version(stamp, compile_template(data), reading, fields, law, digest)
