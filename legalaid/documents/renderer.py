"""Fills a Word template: the only caller of docxtpl, which compiles each version once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.oxml.parser import parse_xml
from docxtpl.template import DocxTemplate
from jinja2 import Template
from lxml import etree

from legalaid.documents.environment import PaperEnvironment
from legalaid.documents.package import Package, Parts, Shell, neutral, pack, read_parts
from legalaid.documents.tables import may_change_width

BODY = "word/document.xml"
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_LAYOUT = "\n\t"  # the characters of a value that docxtpl turns into breaks and tabs
# What docxtpl does only with a live document: cells in loops, merged cells, rich text, subdocuments
_LIVE_TAG = re.compile(r"\{%tc |\{\{(?:tc|tr|p|r) |\{%-?\s*(?:vm|hm|colspan|cellbg)\b")
_SPLIT = "{}"
_PICTURE = "<wp:docPr"
_LITERAL_BRACES = {
    "{_{": "&#123;&#123;",
    "}_}": "&#125;&#125;",
    "{_%": "&#123;%",
    "%_}": "%&#125;",
}
_BARE_DOCXTPL: Any = DocxTemplate("")
Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A part with tags: what stands before, the compiled tags, what stands after."""

    head: bytes
    template: Template
    tail: bytes

    def filled(self, words: Words) -> bytes:
        xml = self.template.render(words)
        if any(character in xml for character in _LAYOUT):
            xml = _PARAGRAPH.sub(_lay_out, xml)
        return b"".join((self.head, xml.encode(), self.tail))


class CompiledTemplate:
    """A template whose tags are compiled and whose other parts are deflated once."""

    def __init__(self, data: bytes) -> None:
        sources, parts = take_apart(data)
        environment = PaperEnvironment()
        self._tagged = {
            name: Tagged(one.head, environment.from_string(_guarded(one.xml)), one.tail)
            for name, one in sources.items()
        }
        self._shell = Shell(neutral({n: d for n, d in parts.items() if n not in sources}))

    def fill(self, words: Words) -> Package:
        return self._shell.filled({n: part.filled(words) for n, part in self._tagged.items()})


class LiveTemplate:
    """A template that docxtpl itself renders, anew for each paper."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def fill(self, words: Words) -> Package:
        return pack(neutral(read_parts(render_by_docxtpl(self._data, words))))


@dataclass(frozen=True, slots=True)
class Source:
    """A part as docxtpl hands it to Jinja, between the bytes that it leaves alone."""

    head: bytes
    xml: str
    tail: bytes


def compile_template(data: bytes) -> CompiledTemplate | LiveTemplate:
    """The fast way to fill this template where it can be had, docxtpl's own where not."""
    return LiveTemplate(data) if needs_docxtpl(data) else CompiledTemplate(data)


def render_by_docxtpl(data: bytes, words: Words) -> bytes:
    """The .docx that docxtpl's own path makes."""
    document = _open(data)
    document.render(dict(words), PaperEnvironment(), autoescape=True)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _open(data: bytes) -> Any:  # docxtpl says nothing of its types
    return DocxTemplate(BytesIO(data))


def needs_docxtpl(data: bytes) -> bool:
    """Does this template use what only a live document can do?"""
    document = _open(data)
    document.init_docx()
    body = document.get_xml()
    return (
        _PICTURE in body
        or bool(_LIVE_TAG.search(re.sub("<[^>]+>", "", body)))
        or _has_tags_in_notes(read_parts(data))
        or may_change_width(document.patch_xml(body))
    )


def take_apart(data: bytes) -> tuple[dict[str, Source], Parts]:
    """The parts with tags as docxtpl gives them to Jinja, and all parts as docxtpl saves them."""
    document = _open(data)
    document.render_init()
    sources = {BODY: _body(document)}
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            xml = document.patch_xml(document.get_part_xml(part))
            sources[str(part.partname).lstrip("/")] = Source(_DECLARATION, xml, b"")
    file = BytesIO()
    document.save(file)
    return sources, read_parts(file.getvalue())


def _body(document: Any) -> Source:
    xml = re.sub(r"\A<w:body[^>]*>", "", document.patch_xml(document.get_xml()))
    root: Any = parse_xml(etree.tostring(document.docx.element))
    body = root.find("{*}body")
    body.clear()
    body.text = _SPLIT
    head, _, tail = etree.tostring(root, encoding="unicode").partition(_SPLIT)
    return Source(_DECLARATION + head.encode(), xml.removesuffix("</w:body>"), tail.encode())


def _has_tags_in_notes(parts: Parts) -> bool:
    return any("footnotes" in name and b"{" in data for name, data in parts.items())


def _guarded(xml: str) -> str:
    """docxtpl's way of writing a literal brace pair, written so that Jinja does not read it."""
    for written, meant in _LITERAL_BRACES.items():
        xml = xml.replace(written, meant)
    return xml


def _lay_out(paragraph: re.Match[str]) -> str:
    xml = paragraph[0]
    if any(character in xml for character in _LAYOUT):
        return str(_BARE_DOCXTPL.resolve_listing(xml))
    return xml
