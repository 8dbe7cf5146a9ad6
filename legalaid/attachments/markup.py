"""The XML of a Word part: what acts, points outside or tells who wrote it is taken out."""

from collections.abc import Container
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  the letter of the namespace
GONE = frozenset({
    f"{W}altChunk", f"{W}subDoc", f"{W}control", f"{O}OLEObject", f"{W}instrText", f"{W}fldChar",
    f"{W}delInstrText", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference",
    f"{W}annotationRef", f"{W}permStart", f"{W}permEnd", f"{W}dataBinding", f"{W}attachedTemplate",
    f"{W}embedRegular", f"{W}embedBold", f"{W}embedItalic", f"{W}embedBoldItalic",
    f"{A}hlinkClick", f"{A}hlinkHover", f"{A}extLst", f"{W}docVars", f"{W}mailMerge",
})  # fmt: skip
OPENED = frozenset({f"{W}hyperlink", f"{W}smartTag", f"{W}customXml", f"{W}fldSimple"})
LINKING = frozenset({f"{W}headerReference", f"{W}footerReference"})
DRAWN = frozenset({f"{A}blip", f"{V}imagedata", f"{V}fill"})
DRAWING = (f"{W}drawing", f"{W}pict", f"{W}object")
TELLING = frozenset({f"{W}date", f"{W}initials", f"{W}userId", f"{O}title", f"{O}href", "href",
                     "descr", "title", "alt", "src"})  # fmt: skip
NAMED = frozenset({"docPr", "cNvPr"})


def scrub(root: Any, kept: Container[str]) -> None:
    """Changes the tree in place; `kept` are the relations that the part still has."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, *GONE, with_tail=False)
    etree.strip_tags(root, *OPENED)
    for element in list(root.iter()):
        unlink(element, kept)
        silence(element)
    for element in list(root.iter(*LINKING)):
        if f"{R}id" not in element.attrib:
            element.getparent().remove(element)
    for element in list(root.iter(*DRAWN)):
        drop_undrawn(element)


def unlink(element: Any, kept: Container[str]) -> None:
    for name, value in list(element.attrib.items()):
        if (name.startswith(R) or name == f"{O}relid") and value not in kept:
            del element.attrib[name]


def silence(element: Any) -> None:
    """Names of authors, times and files."""
    for name in list(element.attrib):
        if name in TELLING or name.startswith(f"{W}rsid"):
            del element.attrib[name]
    if f"{W}author" in element.attrib:
        element.set(f"{W}author", "")
    if etree.QName(element).localname in NAMED:
        element.set("name", "")


def drop_undrawn(element: Any) -> None:
    """A picture that is not there any more leaves no broken frame."""
    if any(name.startswith(R) for name in element.attrib):
        return
    frame = next(element.iterancestors(*DRAWING), None)
    if frame is not None and frame.getparent() is not None:
        frame.getparent().remove(frame)
