"""Small Word templates for tests: a body in the plain-text markup, and tags in head and foot."""

from pathlib import Path
from tempfile import TemporaryDirectory

from legalaid.documents.package import pack, read_parts
from legalaid.documents.wordml import build

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def template(body: str, *, header: str = "", footer: str = "end of page") -> bytes:
    """A .docx of these lines."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "paper.txt"
        source.write_text(body, encoding="utf-8")
        (Path(folder) / "footer.txt").write_text(footer, encoding="utf-8")
        data = build(source, Path(folder)).bytes
    return with_header(data, header) if header else data


def with_header(data: bytes, text: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    override = f'<Override PartName="/word/header1.xml" ContentType="{HEADER_KIND}"/></Types>'
    relation = f'<Relationship Id="header1" Type="{OFFICE}/header" Target="header1.xml"/>'
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    return changed(
        data,
        ("[Content_Types].xml", "</Types>", override),
        ("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>"),
        ("word/document.xml", "<w:sectPr>", reference),
        **{"word/header1.xml": f"<w:hdr {W}>{paragraph}</w:hdr>".encode()},
    )


def changed(data: bytes, *changes: tuple[str, str, str], **more: bytes) -> bytes:
    """The package with texts of its parts replaced, and more parts."""
    parts = read_parts(data) | more
    for part, old, new in changes:
        assert old in parts[part].decode()
        parts[part] = parts[part].decode().replace(old, new).encode()
    return pack(parts).bytes


BODY = """
[title] {{ title }}
{% if story %}
{{ story }} after
{% endif %}
name: **{{ client.name }}**→{{ client.name|digits }}{% if flag %} flagged{% else %} plain{% endif %}
@table 20 80
= no | text
{% for row in rows %}
| {{ loop.index|digits }} | {{ row.text }}{% if not loop.last %};{% endif %} // {{ row.sum|riel }}
{% endfor %}
@end
{% for one in rows %}
- {{ one.text }}
{% endfor %}
the end
"""
TEMPLATE = template(BODY, header="head {{ title }}", footer="foot {{ client.name }} <PAGE>")
