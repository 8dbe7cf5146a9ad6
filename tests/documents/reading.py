"""Reads papers back, for tests."""

from lxml import etree

from legalaid.documents.package import read_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def canonical(data: bytes) -> dict[str, bytes]:
    """Every part of a package, XML in its canonical form."""
    parts = read_parts(data)
    return {name: c14n(part) if is_xml(name) else part for name, part in parts.items()}


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def c14n(part: bytes) -> bytes:
    return etree.tostring(etree.fromstring(part, etree.XMLParser(huge_tree=True)), method="c14n")


def text(data: bytes, part: str = "word/document.xml") -> str:
    """The text of a part: one line for each paragraph, `|` before each cell."""
    return "\n".join(lines(data, part))


def lines(data: bytes, part: str = "word/document.xml") -> list[str]:
    root = etree.fromstring(read_parts(data)[part], etree.XMLParser(huge_tree=True))
    found = []
    for paragraph in root.iter(f"{W}p"):
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
        found.append(("| " if in_cell else "") + "".join(map(said, paragraph.iter())))
    return found


def said(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(element.tag), "")
