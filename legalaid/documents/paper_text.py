"""A Word file as text: what a reader sees, line by line, and what lies in its other parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from legalaid.documents.package import Parts, read_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_BODY = "word/document.xml"
_SEEN = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " "}


@dataclass(frozen=True, slots=True)
class PaperText:
    """`lines` are its paragraphs; `hidden` is every text and property that no reader sees."""

    lines: tuple[str, ...]
    hidden: str


def read_text(data: bytes) -> PaperText:
    """Raises NotAPackage."""
    parts = read_parts(data)
    seen = [_BODY, *(name for name in sorted(parts) if name.startswith(_SEEN))]
    lines = tuple(line for name in seen for line in _lines(parts, name))
    return PaperText(lines, "\n".join(_hidden(parts)))


def _lines(parts: Parts, name: str) -> Iterator[str]:
    for paragraph in etree.fromstring(parts[name], _PARSER).iter(f"{_W}p"):
        line = "".join(_said(element) for element in paragraph.iter())
        if line.strip():
            yield line


def _said(element: Any) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return _BREAKS.get(str(element.tag), "")


def _hidden(parts: Parts) -> Iterator[str]:
    """Names of parts, attributes everywhere, and the text of parts that are not on the page."""
    for name in sorted(parts):
        yield name
        if name.endswith((".xml", ".rels")):
            for element in etree.fromstring(parts[name], _PARSER).iter():
                yield from (str(value) for value in element.attrib.values())
                if name.startswith("docProps/") and element.text:
                    yield element.text
