"""A source as a Word file: its blocks as WordprocessingML, its parts as a reproducible package."""

import re
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from legalaid.documents.package import NEUTRAL, Package, pack
from legalaid.documents.source import Block, Control, Paragraph, Row, Table, read_blocks
from legalaid.documents.typography import (
    STRONG,
    STYLES,
    TEXT_WIDTH,
    font_table_xml,
    section_xml,
    settings_xml,
    styles_xml,
    theme_xml,
)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
}
_SPANS = re.compile(r"\*\*(.+?)\*\*")
_FIELD = re.compile(r"<(PAGE|NUMPAGES)>")


def build(source: Path, frame: Path) -> Package:
    """The .docx of a source; the same bytes wherever the same compressor is."""
    footer = (frame / "footer.txt").read_text(encoding="utf-8").strip()
    body = blocks_xml(read_blocks(source, frame)) + section_xml("footer1")
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/document.xml": f"{_XML}<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": f"{_XML}<w:ftr {_NS}>{_footer(footer)}</w:ftr>",
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": font_table_xml(),
        "word/theme/theme1.xml": theme_xml(),
    }
    return pack({**NEUTRAL, **{name: xml.encode() for name, xml in parts.items()}})


def blocks_xml(blocks: Iterable[Block]) -> str:
    return "".join(_table(one) if isinstance(one, Table) else _line(one) for one in blocks)


def _line(line: Paragraph | Control) -> str:
    return _control(line, "p") if isinstance(line, Control) else _paragraph(line)


def _control(control: Control, level: str) -> str:
    """The tag on a paragraph or row of its own, which docxtpl takes away with it."""
    tag = control.tag.replace("{%", f"{{%{level}", 1)
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="gap"/></w:pPr>{_run(tag)}</w:p>'
    return paragraph if level == "p" else f"<w:tr><w:tc><w:tcPr/>{paragraph}</w:tc></w:tr>"


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.style not in STYLES:
        raise KeyError(f"there is no style [{paragraph.style}]")
    runs = []
    for position, text in enumerate(_SPANS.split(paragraph.text)):
        if text:
            runs.append(_run(text, STRONG if position % 2 else ""))
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{"".join(runs)}</w:p>'


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("→")]
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def _table(table: Table) -> str:
    widths = [TEXT_WIDTH * percent // 100 for percent in table.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _control(row, "tr") if isinstance(row, Control) else _row(row, widths) for row in table.rows
    )
    rules = _rules() if table.is_ruled else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{rules}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + _paragraph(Paragraph("gap", ""))
    )


def _rules() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _row(row: Row, widths: list[int]) -> str:
    head = "<w:tblHeader/>" if row.is_head else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{''.join(_line(line) for line in cell)}</w:tc>"
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _footer(text: str) -> str:
    runs = []
    for position, piece in enumerate(_FIELD.split(text)):
        if position % 2:
            runs.append(f'<w:fldSimple w:instr=" {piece} ">{_run("1")}</w:fldSimple>')
        else:
            runs.append(_run(piece))
    return f'<w:p><w:pPr><w:pStyle w:val="footer"/></w:pPr>{"".join(runs)}</w:p>'


def _content_types() -> str:
    word = f"{_TYPE}.wordprocessingml"
    kinds = {
        "docProps/app.xml": f"{_TYPE}.extended-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "word/document.xml": f"{word}.document.main+xml",
        "word/theme/theme1.xml": f"{_TYPE}.theme+xml",
        **{f"word/{name}.xml": f"{word}.{kind}+xml" for name, kind in _WORD_PARTS.items()},
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    return _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )


def _document_relations() -> str:
    return _relations(
        ("theme1", f"{_OFFICE}/theme", "theme/theme1.xml"),
        *((name, f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in _WORD_PARTS.items()),
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
