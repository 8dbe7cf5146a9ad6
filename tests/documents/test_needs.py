"""What a paper needs, read from the tags of a real Word file with what stands around them."""

from pathlib import Path

import pytest

from legalaid.documents.needs import read_uses
from legalaid.documents.wordml import build
from legalaid.domain.errors import DefinitionFaulty
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.needs import Need, When
from tests.engine.tiny import FIELDS

CATALOG = FieldCatalog.of(FieldFile.model_validate(FIELDS))
URGENT = When("true", "urgent")
SECOND = When("is", "kind", "second")


def paper(folder: Path, text: str) -> Path:
    source = folder / "paper.txt"
    source.write_text(text, encoding="utf-8")
    (folder / "footer.txt").write_text("<PAGE>", encoding="utf-8")
    source.with_suffix(".docx").write_bytes(build(source, folder).bytes)
    return source.with_suffix(".docx")


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("{{ reason }}", [Need("reason")]),
        ("{% if urgent %}{{ reason }}{% endif %}", [Need("reason", (URGENT,))]),
        ("{% if reason %}{{ reason }}{% endif %}", []),
        ("{% if reason and urgent %}{{ reason }}{{ kind }}{% endif %}",
         [Need("kind", (When("all", of=(When("true", "reason"), URGENT)),))]),
        ("{% if urgent %}a{% else %}{{ reason }}{% endif %}",
         [Need("reason", (When("not", of=(URGENT,)),))]),
        ('{% if kind == "first" %}a{% elif kind == "second" %}{{ reason }}{% endif %}',
         [Need("reason", (When("not", of=(When("is", "kind", "first"),)), SECOND))]),
        ('{% if kind == "second" or kind == "first" %}{{ kind }}{% endif %}', []),
        ('{% if kind != "second" %}{{ reason }}{% endif %}',
         [Need("reason", (When("not", of=(SECOND,)),))]),
        ("{% for child in children %}{{ child.age|digits }}{% endfor %}",
         [Need("children.age", (When("true", "children"),))]),
        ("{% for x in children %}{% if x.age %}{{ x.age|digits }}{% endif %}{% endfor %}", []),
        ("{{ count.children|digits }}", [Need("children")]),
    ],
)  # fmt: skip
def test_a_need_carries_the_conditions_around_it(
    tmp_path: Path, text: str, needs: list[Need]
) -> None:
    file = paper(tmp_path, f"[plain] {text}\n")

    assert list(read_uses(CATALOG, {"relief/request": file})["relief/request"].needs) == needs


def test_a_paper_with_an_unknown_word_is_refused_with_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFaulty) as refused:
        read_uses(CATALOG, {"relief/request": paper(tmp_path, "[plain] {{ raeson }}\n")})

    assert [fault.code for fault in refused.value.faults] == ["unknown-word"]


def test_a_file_that_is_no_paper_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").touch()
    with pytest.raises(DefinitionFaulty) as refused:
        read_uses(CATALOG, {"relief/request": tmp_path / "paper.docx"})

    assert [fault.code for fault in refused.value.faults] == ["not-a-docx"]
