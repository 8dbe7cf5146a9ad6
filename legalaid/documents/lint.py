"""Reads the tags of a template against the words there are, and tells all that is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from legalaid.documents.environment import PaperEnvironment
from legalaid.documents.findings import Finder
from legalaid.documents.grammar import Reading, read, weigh
from legalaid.documents.look import check_look, check_package
from legalaid.documents.package import NotAPackage, Parts, read_parts
from legalaid.documents.renderer import BODY, take_apart
from legalaid.documents.source import PaperLaw
from legalaid.documents.vocabulary import Vocabulary
from legalaid.domain.errors import DefinitionFaulty, Fault
from legalaid.domain.fields import FieldCatalog

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_RICH = re.compile(r"\{\{(?:r|p|tr|tc) ")
_HIDDEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
# The filters each kind of word may be printed with; None is printing it as it is.
_WORDINGS: dict[str, set[str | None]] = {
    "text": {None, "digits"},
    "long_text": {None, "digits"},
    "choice": {None, "digits"},
    "yes_no": {None},
    "integer": {"digits"},
    "riel": {"riel", "riel_in_words"},
    "date": {"date", "lunar"},
}


def read_template(name: str, data: bytes, vocabulary: Vocabulary) -> Reading:
    """What a template reads. Raises DefinitionFaulty when its tags are not sound."""
    return read_trees(name, data, vocabulary)[0]


def read_trees(
    name: str, data: bytes, vocabulary: Vocabulary
) -> tuple[Reading, tuple[nodes.Template, ...]]:
    """The same, with the trees of its tags. Raises DefinitionFaulty."""
    find = Finder(f"{name}.docx")
    reading, trees, faults = _read_tags(find, data)
    faults += list(_check_words(find, reading, vocabulary))
    if faults:
        raise DefinitionFaulty(faults)
    return reading, tuple(trees)


def check_template(
    file: str, data: bytes, catalog: FieldCatalog, law: PaperLaw | None = None
) -> list[Fault]:
    """Everything that is wrong with a template, its tags first."""
    find = Finder(file)
    try:
        parts = read_parts(data)
    except NotAPackage:
        return [find.fault("not-a-docx", "")]
    if BODY not in parts or "word/styles.xml" not in parts:
        return [find.fault("not-a-docx", "")]
    reading, _, faults = _read_tags(find, data)
    faults += _check_words(find, reading, Vocabulary.of(catalog))
    faults += _check_reach(find, reading, catalog, law) if law else []
    return [*faults, *check_package(find, parts), *check_look(find, parts)]


def _read_tags(find: Finder, data: bytes) -> tuple[Reading, list[nodes.Template], list[Fault]]:
    reading, faults = Reading(), list(_check_hidden(find, read_parts(data)))
    trees: list[nodes.Template] = []
    if faults:
        return reading, trees, faults
    environment = PaperEnvironment()
    for part, source in take_apart(data)[0].items():
        try:
            tree = environment.parse(source.xml)
        except TemplateSyntaxError as fault:
            faults.append(find.fault("broken-tag", part, why=fault.message))
            continue
        spoken = weigh(tree)
        faults += [find.fault(one.code, part, said=one.said) for one in spoken]
        if not spoken:
            reading.join(read(tree))
            trees.append(tree)
    return reading, trees, faults


def _check_hidden(find: Finder, parts: Parts) -> Iterator[Fault]:
    """Zero-width spaces break a tag; rich text and subdocuments are not plain words."""
    for part, data in sorted(parts.items()):
        if part.startswith("word/") and part.endswith(".xml"):
            text = re.sub("<[^>]+>", "", data.decode("utf-8", "replace"))
            for tag in _TAG.findall(text):
                if _HIDDEN.search(tag):
                    yield find.fault("hidden-space", part, tag=_HIDDEN.sub("", tag))
                elif _RICH.match(tag):
                    yield find.fault("not-spoken", part, said=tag)


def _check_words(find: Finder, reading: Reading, vocabulary: Vocabulary) -> list[Fault]:
    unknown = sorted(path for path in reading.paths if path not in vocabulary)
    faults = [_unknown(find, path, vocabulary) for path in unknown]
    for path, filtered in sorted(reading.printed, key=str):
        if path in vocabulary:
            kind = vocabulary.kind(path)
            if filtered not in _WORDINGS.get(kind, set()):
                faults.append(find.fault("no-wording", "", word=path, kind=kind))
    return faults


def _unknown(find: Finder, path: str, vocabulary: Vocabulary) -> Fault:
    nearest = vocabulary.nearest(path)
    data: dict[str, Any] = {"word": path} | ({"nearest": nearest} if nearest else {})
    return find.fault("unknown-word-near" if nearest else "unknown-word", "", **data)


def _check_reach(
    find: Finder, reading: Reading, catalog: FieldCatalog, law: PaperLaw
) -> list[Fault]:
    if not law.reaches_other_party:
        return []
    fields = sorted(Vocabulary.of(catalog).needs_of(reading.needed) - law.shows)
    return [
        find.fault("shows-location", "", word=path)
        for path in fields
        if path not in catalog.groups and catalog.field(path).secrecy == "location"
    ]
