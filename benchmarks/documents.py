"""Papers per second: a template filled our way, against docxtpl's default path."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docxtpl.template import DocxTemplate

from benchmarks.row import Row, Sides, interleave
from legalaid.documents.renderer import Words, compile_template
from legalaid.documents.wordml import build

FIELDS = 22
ROWS = 100
PAGE = """
[title] {{ title }}
{% if urgent %}
[plain] {{ reason }}
{% endif %}
""" + "".join(f"[plain] {n}. {{{{ party.field_{n} }}}} and more text\n" for n in range(FIELDS))
TABLE = """
@table 10 30 20 20 20
= no | what | kind | whose | value
{% for row in rows %}
| {{ row.no }} | {{ row.what }} | {{ row.kind }} | {{ row.whose }} | {{ row.value }}
{% endfor %}
@end
"""
PARTY = {f"field_{n}": f"សុខ ម៉ាលី នៅភូមិព្រីង លេខ {n}" for n in range(FIELDS)}
ONE = {"title": "ពាក្យសុំ", "urgent": True, "reason": "ហេតុផល " * 20, "party": PARTY}
ROW = {"what": "ដីលំនៅឋាន ទំហំ ១០ ម៉ែត្រ", "kind": "ដី", "whose": "ទ្រព្យសម្បត្តិរួម", "value": "៤.០០០.០០០រៀល"}
MANY = ONE | {"rows": [ROW | {"no": str(n)} for n in range(ROWS)]}


def measure() -> list[Row]:
    """One page, and a page with a table of a hundred rows."""
    with TemporaryDirectory() as folder:
        page = template(Path(folder), "page", PAGE)
        table = template(Path(folder), "table", PAGE + TABLE)
        return [
            interleave(sides("one-page paper / docxtpl", page, ONE), goal=">= 30"),
            interleave(sides("100-row paper / docxtpl", table, MANY), goal=">= 10"),
        ]


def template(folder: Path, name: str, text: str) -> Path:
    source = folder / f"{name}.txt"
    source.write_text(text, encoding="utf-8")
    (folder / "footer.txt").write_text("{{ title }} <PAGE>", encoding="utf-8")
    source.with_suffix(".docx").write_bytes(build(source, folder).bytes)
    return source.with_suffix(".docx")


def sides(name: str, path: Path, words: Words) -> Sides:
    compiled = compile_template(path.read_bytes())
    return Sides(name, lambda: compiled.fill(words).bytes, by_docxtpl(path, words))


def by_docxtpl(path: Path, words: Words) -> Callable[[], bytes]:
    def render() -> bytes:
        document = DocxTemplate(path)
        document.render(dict(words))
        file = BytesIO()
        document.save(file)
        return file.getvalue()

    return render
