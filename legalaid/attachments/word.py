"""Word files: only the parts that hold text and pictures go into a new package."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from legalaid.attachments.archive import read_members, write_members
from legalaid.attachments.limits import MOST_XML
from legalaid.attachments.markup import scrub
from legalaid.attachments.pictures import clean_jpeg, clean_png
from legalaid.attachments.refusal import RefusedFile

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
TEXTS: Mapping[str, str] = {
    f"{OFFICE}/{name}": f"{WORD}.{content}+xml"
    for name, content in (
        ("officeDocument", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
        ("fontTable", "fontTable"), ("header", "header"), ("footer", "footer"),
        ("footnotes", "footnotes"), ("endnotes", "endnotes"),
    )
} | {f"{OFFICE}/theme": "application/vnd.openxmlformats-officedocument.theme+xml"}  # fmt: skip
PICTURE, MAIN = f"{OFFICE}/image", f"{OFFICE}/officeDocument"
DRAWERS = {b"\xff\xd8\xff": ("jpeg", clean_jpeg), b"\x89PNG": ("png", clean_png)}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A bond from one part of a package to another."""

    id: str
    type: str
    target: str


SETTINGS = Relation("settings", f"{OFFICE}/settings", "word/settings.xml")
NO_SETTINGS = (
    b'<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


@dataclass
class Package:
    """What is kept of a Word file, and of what type each part of it is."""

    members: Mapping[str, bytes]
    kept: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, type_: str) -> None:
        """A part with all that hangs on it, cleaned; each part once."""
        if name in self.kept:
            return
        root = parse(self.members[name])
        self.kept[name], self.types[name] = b"", TEXTS[type_]
        relations = [one for one in self.relations(name) if self.is_kept(one)]
        scrub(root, frozenset(one.id for one in relations))
        self.kept[name] = written(root)
        if type_ == MAIN:
            relations.append(self.bare_settings())
        if relations:
            self.kept[relations_of(name)] = written(as_relations(relations))

    def bare_settings(self) -> Relation:
        """Word asks for settings; a template, a mail merge or a macro would be among his own."""
        self.kept[SETTINGS.target] = NO_SETTINGS
        self.types[SETTINGS.target] = f"{WORD}.settings+xml"
        return SETTINGS

    def is_kept(self, one: Relation) -> bool:
        if one.target not in self.members:
            return False
        if one.type == PICTURE:
            return self.draws(one.target)
        if one.type in TEXTS and one.type != MAIN:
            self.keep(one.target, one.type)
            return True
        return False

    def draws(self, name: str) -> bool:
        """Whether it is a picture of a kind that can be drawn anew."""
        data = self.members[name]
        for begins, (kind, clean) in DRAWERS.items():
            if data.startswith(begins):
                if name not in self.kept:
                    self.kept[name], self.types[name] = clean(data), f"image/{kind}"
                return True
        return False

    def relations(self, name: str) -> Iterator[Relation]:
        """Those that stay within the package."""
        data = self.members.get(relations_of(name))
        folder = posixpath.dirname(name)
        for one in parse(data) if data else ():
            if one.get("TargetMode", "Internal") == "Internal":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                yield Relation(one.get("Id", ""), one.get("Type", ""), target.lstrip("/"))


def clean_word(data: bytes) -> bytes:
    """Raises RefusedFile, or lxml's own error for a part that is no XML."""
    members = read_members(data)
    require_plain_word(members)
    package = Package(members)
    (main,) = mains(package)
    package.keep(main, MAIN)
    root = as_relations([Relation("rId1", MAIN, main)])
    types = written(as_types(package.types))
    return write_members({TYPES: types, "_rels/.rels": written(root), **package.kept})


def require_plain_word(members: Mapping[str, bytes]) -> None:
    """A document, no template, without macros, every part of it readable."""
    if TYPES not in members:
        raise RefusedFile("attached_kind")
    if any("vba" in name.lower() for name in members) or b"macroEnabled" in members[TYPES]:
        raise RefusedFile("attached_macro")
    texts = [data for name, data in members.items() if name.endswith((".xml", ".rels"))]
    if sum(map(len, texts)) > MOST_XML:
        raise RefusedFile("attached_bomb")
    for text in texts:
        parse(text)
    (main,) = mains(Package(members))
    if type_of(members, main) != TEXTS[MAIN]:
        raise RefusedFile("attached_kind")


def mains(package: Package) -> list[str]:
    """The one part that is the document. Raises RefusedFile."""
    found = [one.target for one in package.relations("") if one.type == MAIN]
    if len(found) != 1 or found[0] not in package.members:
        raise RefusedFile("attached_kind")
    return found


def type_of(members: Mapping[str, bytes], name: str) -> str:
    for one in parse(members[TYPES]):
        if one.get("PartName", "").lstrip("/") == name:
            return str(one.get("ContentType"))
    return ""


def parse(data: bytes) -> Any:
    """Strict, without entities, and without a document type at all."""
    root = etree.fromstring(data, PARSER)
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise RefusedFile("attached_broken")
    return root


def written(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(name: str) -> str:
    folder, part = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{part}.rels")


def as_relations(relations: list[Relation]) -> Any:
    spaces: dict[Any, str] = {None: RELATIONS}
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap=spaces)
    for one in relations:
        etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", Id=one.id, Type=one.type, Target=f"/{one.target}"
        )
    return root


def as_types(types: Mapping[str, str]) -> Any:
    spaces: dict[Any, str] = {None: TYPE_SPACE}
    root = etree.Element(f"{{{TYPE_SPACE}}}Types", nsmap=spaces)
    etree.SubElement(root, f"{{{TYPE_SPACE}}}Default", Extension="rels", ContentType=RELATION_TYPE)
    for name, type_ in types.items():
        etree.SubElement(root, f"{{{TYPE_SPACE}}}Override", PartName=f"/{name}", ContentType=type_)
    return root
