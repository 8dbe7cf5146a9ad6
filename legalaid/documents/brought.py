"""A Word file that somebody brings: looked through, kept without traces, or refused."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from legalaid.documents.package import NotAPackage, Package, Parts, neutral, pack, read_parts

MOST_MEGABYTES = 3
BODY, KINDS = "word/document.xml", "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".odttf")
# What tells who made the file, and no reader of the paper misses.
_TRACES = re.compile(r"docProps/(?:custom\.xml|thumbnail\.\w+)|word/people\.xml|customXml/.+")
_MACROS = re.compile(r"vbaProject|vbaData|activeX", re.IGNORECASE)
# Field codes that fetch from, or point to, somewhere else; a link to a place within is none.
_FETCHING = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b"
    r"|\bHYPERLINK\b(?!\s+\\l)"
)
_REVISED = ("ins", "del", "moveFrom", "moveTo", "commentReference", "rPrChange", "pPrChange")
Element = Any
Trees = Mapping[str, Element]


class RefusedFile(ValueError):
    """A file that is not taken in: why, by a code with its data."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def clean_word_file(data: bytes) -> Package:
    """The same text without a trace of who wrote it. Raises RefusedFile."""
    if len(data) > MOST_MEGABYTES * 2**20:
        raise RefusedFile("file_too_large", limit=MOST_MEGABYTES)
    try:
        parts = read_parts(data)
    except NotAPackage as fault:
        raise RefusedFile("file_not_word") from fault
    require_safe(parts)
    trees = trees_of(parts)
    require_word(trees)
    for name, tree in trees.items():
        require_inward(name, tree)
        require_settled(name, tree)
    return pack(neutral(without_traces(parts, trees)))


def hash_without_traces(data: bytes) -> str:
    """By which a finished paper and an edited one are compared."""
    parts = read_parts(data)
    return pack(neutral(without_traces(parts, trees_of(parts)))).content_hash


def trees_of(parts: Parts) -> Trees:
    return {name: parsed(name, parts[name]) for name in parts if name.endswith((".xml", ".rels"))}


def require_safe(parts: Iterable[str]) -> None:
    for name in parts:
        if _MACROS.search(name):
            raise RefusedFile("file_macro")
        if not name.lower().endswith(_KEPT) or name.startswith("/") or ".." in name.split("/"):
            raise RefusedFile("file_embedded", part=name)


def parsed(name: str, data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise RefusedFile("file_broken", part=name) from fault
    doctype: Any = root.getroottree().docinfo
    if doctype.doctype:
        raise RefusedFile("file_broken", part=name)
    return root


def require_word(trees: Trees) -> None:
    """What the package says it is, and what its main part is."""
    if KINDS not in trees or BODY not in trees or trees[BODY].find(f"{_W}body") is None:
        raise RefusedFile("file_not_word")
    kinds = {one.get("PartName"): str(one.get("ContentType")) for one in trees[KINDS]}
    if any("macroEnabled" in kind for kind in kinds.values()):
        raise RefusedFile("file_macro")
    if kinds.get(f"/{BODY}") != _MAIN:
        raise RefusedFile("file_not_word")


def require_inward(name: str, tree: Element) -> None:
    """Nothing is fetched from elsewhere, and nothing leads there."""
    for relation in tree if name.endswith(".rels") else ():
        if relation.get("TargetMode") == "External":
            raise RefusedFile("file_outside", target=relation.get("Target"))
    typed = "".join(one.text or "" for one in tree.iter(f"{_W}instrText"))
    simple = (str(one.get(f"{_W}instr")) for one in tree.iter(f"{_W}fldSimple"))
    for code in (typed, *simple):
        if found := _FETCHING.search(code):
            raise RefusedFile("file_outside", target=code[found.start() :][:80].strip())


def require_settled(name: str, tree: Element) -> None:
    """Tracked changes and comments tell who wrote what, and what stood there before."""
    if name.startswith("word/comments") and len(tree):
        raise RefusedFile("file_revised")
    if next(tree.iter(*(f"{_W}{kind}" for kind in _REVISED)), None) is not None:
        raise RefusedFile("file_revised")


def without_traces(parts: Parts, trees: Trees) -> dict[str, bytes]:
    """Without the parts that tell of the writer, and without what leads to them."""
    gone = {name for name in parts if _TRACES.fullmatch(name)}
    kept = {name: data for name, data in parts.items() if name not in gone}
    for name, tree in trees.items():
        if name not in gone and (name == KINDS or name.endswith(".rels")):
            leading = [one for one in tree if target_of(name, one) in gone]
            for one in leading:
                tree.remove(one)
            if leading:
                kept[name] = etree.tostring(
                    tree, xml_declaration=True, encoding="UTF-8", standalone=True
                )
    return {name: data for name, data in kept.items() if not is_orphan(name, gone)}


def is_orphan(name: str, gone: Iterable[str]) -> bool:
    """The relations of a part that is gone."""
    folder, _, file = name.rpartition("/_rels/")
    return bool(folder) and f"{folder}/{file.removesuffix('.rels')}" in set(gone)


def target_of(name: str, one: Element) -> str:
    """The part that an entry of a relations or kinds file is about."""
    if name == KINDS:
        return str(one.get("PartName") or "").lstrip("/")
    folder = posixpath.dirname(posixpath.dirname(name))
    target = str(one.get("Target") or "")
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")
