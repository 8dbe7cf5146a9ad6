"""A template as a paper without a case: what is fixed stands there, each gap by its name."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from legalaid.documents.environment import Gap
from legalaid.documents.grammar import Reading
from legalaid.documents.package import read_parts
from legalaid.documents.renderer import BODY, compile_template
from legalaid.documents.vocabulary import ROW

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def preview(data: bytes, reading: Reading) -> bytes:
    """The .docx of a template whose tags are sound, with gaps shown as ⟦name⟧."""
    names = {path.partition(".")[0].removesuffix(ROW) for path in reading.paths}
    return compile_template(data).fill({name: Gap(name) for name in names}).bytes


def lines_of(data: bytes) -> Iterator[str]:
    """The text of each paragraph that has any, for who reads without Word."""
    body: Any = etree.fromstring(read_parts(data)[BODY], _PARSER)
    for paragraph in body.iter(f"{_W}p"):
        said = "".join(str(text.text or "") for text in paragraph.iter(f"{_W}t")).strip()
        if said:
            yield said
