"""Whether a Word file is fit for Khmer and carries nothing it should not: fonts, links, traces."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from legalaid.documents.findings import Finder
from legalaid.documents.package import Parts
from legalaid.domain.errors import Fault

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Families that hold Khmer although their names do not say so.
_FOR_KHMER = frozenset(
    {"Battambang", "Bokor", "Hanuman", "Koulen", "Moul", "Moulpali", "Nokora", "Siemreap"}
)
_TRACES = ("creator", "lastModifiedBy", "title", "subject", "description", "keywords", "category")
_APP_TRACES = ("Company", "Manager", "Template", "HyperlinkBase")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
Element = Any


def check_package(find: Finder, parts: Parts) -> Iterator[Fault]:
    """Macros, links out of the file, and traces of who made it."""
    for name, data in sorted(parts.items()):
        if "vbaProject" in name or (name == "[Content_Types].xml" and b"macroEnabled" in data):
            yield find.fault("macro", name)
        elif name.endswith(".rels"):
            yield from _outside(find, name, data)
        elif name.startswith("docProps/"):
            yield from _traces(find, name, data)
        elif name.startswith("word/comments"):
            yield find.fault("revision", name)


def check_look(find: Finder, parts: Parts) -> Iterator[Fault]:
    """Fonts and sizes for complex script, wherever they are set."""
    yield from _check_defaults(find, _parse(parts["word/styles.xml"]))
    for name in sorted(parts):
        if name.startswith("word/") and name.count("/") == 1 and name.endswith(".xml"):
            root = _parse(parts[name])
            yield from _check_runs(find, name, root)
            if name == "word/document.xml" and _has_revisions(root):
                yield find.fault("revision", name)


def _parse(data: bytes) -> Element:
    return etree.fromstring(data, _PARSER)


def _outside(find: Finder, name: str, data: bytes) -> Iterator[Fault]:
    for relation in _parse(data):
        if relation.get("TargetMode") == "External":
            yield find.fault("external-link", name, target=relation.get("Target"))


def _traces(find: Finder, name: str, data: bytes) -> Iterator[Fault]:
    if name.startswith("docProps/custom"):
        yield find.fault("metadata", name, what="docProps/custom.xml")
        return
    for element in _parse(data).iter():
        kind = etree.QName(element).localname
        if kind in (*_TRACES, *_APP_TRACES) and (element.text or "").strip():
            yield find.fault("metadata", name, what=f"{kind}: {element.text}")


def _has_revisions(root: Element) -> bool:
    revisions = root.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
    return next(revisions, None) is not None


def _check_defaults(find: Finder, styles: Element) -> Iterator[Fault]:
    part = "word/styles.xml"
    defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    if defaults is None or defaults.find(f"{_W}rFonts[@{_W}cs]") is None:
        yield find.fault("font", part, where="docDefaults", font="–")
        return
    if defaults.find(f"{_W}szCs") is None:
        yield find.fault("size", part, where="docDefaults")
    language = defaults.find(f"{_W}lang")
    if language is None or language.get(f"{_W}bidi") != "km-KH":
        yield find.fault("language", part)


def _check_runs(find: Finder, part: str, root: Element) -> Iterator[Fault]:
    for properties in root.iter(f"{_W}rPr"):
        where = _where(properties)
        fonts = properties.find(f"{_W}rFonts")
        if fonts is not None:
            yield from _check_fonts(find, part, where, fonts.attrib)
        if (properties.find(f"{_W}sz") is None) != (properties.find(f"{_W}szCs") is None):
            yield find.fault("size", part, where=where)


def _check_fonts(find: Finder, part: str, where: str, fonts: Mapping[str, str]) -> Iterator[Fault]:
    if any(name.lower().endswith("theme") for name in fonts):
        yield find.fault("theme-font", part, where=where)
    font = fonts.get(f"{_W}cs")
    if font is not None and not _is_for_khmer(font):
        yield find.fault("font", part, where=where, font=font)


def _is_for_khmer(font: str) -> bool:
    return "khmer" in font.lower() or font in _FOR_KHMER


def _where(properties: Element) -> str:
    """The style, or the beginning of the text, that these properties belong to."""
    for above in properties.iterancestors(f"{_W}style"):
        return str(above.get(f"{_W}styleId"))
    for above in properties.iterancestors(f"{_W}p"):
        return "".join(above.itertext())[:40]
    return str(etree.QName(properties.getparent()).localname)
