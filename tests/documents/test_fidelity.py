"""Our way of filling a template and docxtpl's own make the same document, part by part."""

import random
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment

from legalaid.documents.environment import FILTERS
from legalaid.documents.facts import read_fields_json
from legalaid.documents.package import read_parts
from legalaid.documents.renderer import (
    CompiledTemplate,
    LiveTemplate,
    compile_template,
    render_by_docxtpl,
)
from legalaid.documents.words import WordMaker
from tests.documents.reading import canonical, lines, text
from tests.documents.sample import CATALOG, COURTS, PAPERS, WORLD, full, many, sparse
from tests.documents.small import TEMPLATE, changed, template

CORE = "docProps/core.xml"
ALPHABET = [
    *("ក", "្", "ម", "ា", "ំ", "១", "a", "Z", "7", " ", "\n", "\t", "&", "<", ">", '"', "'", "]]>"),
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "{_{",
        "}_}",
        "{_%",
        "%_}",
        "_",
        "{",
        "}",
        "%",
        "&amp;",
        "<w:t>",
    ),
    *("\u200b", "\u200c", "é", "😀", "\u2028", "</w:p>", "{{ title }}"),
]


def any_text(chance: random.Random, longest: int = 12) -> str:
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(0, longest)))


def any_words(seed: int) -> dict[str, Any]:
    chance = random.Random(seed)
    rows = [
        {"text": any_text(chance), "sum": chance.randint(0, 10**9)}
        for _ in range(chance.choice([0, 1, 2, 7, 30]))
    ]
    return {
        "title": any_text(chance), "story": chance.choice(["", any_text(chance, 200)]),
        "client": {"name": any_text(chance)}, "flag": chance.random() < 0.5, "rows": rows,
    }  # fmt: skip


def by_plain_docxtpl(data: bytes, words: dict[str, Any]) -> bytes:
    """docxtpl as its users call it, with our filters and nothing else of ours."""
    environment = Environment(autoescape=True)
    environment.filters |= FILTERS
    document = DocxTemplate(BytesIO(data))
    document.render(words, environment, autoescape=True)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def compiled() -> CompiledTemplate:
    made = compile_template(TEMPLATE)
    assert isinstance(made, CompiledTemplate)
    return made


@pytest.mark.parametrize("seed", range(220))
def test_any_words_make_the_document_that_docxtpl_makes(
    compiled: CompiledTemplate, seed: int
) -> None:
    words = any_words(seed)

    ours = canonical(compiled.fill(words).bytes)

    assert ours == canonical(render_by_docxtpl(TEMPLATE, words))


@pytest.mark.parametrize("seed", range(40))
def test_plain_docxtpl_makes_it_too_where_it_does_not_rewrite_braces(
    compiled: CompiledTemplate, seed: int
) -> None:
    words = any_words(seed)
    for braces in ("{_{", "}_}", "{_%", "%_}", "_"):
        words = without(words, braces)

    ours = canonical(compiled.fill(words).bytes)

    assert ours == canonical(by_plain_docxtpl(TEMPLATE, words))


def without(value: Any, piece: str) -> Any:
    if isinstance(value, dict):
        return {name: without(one, piece) for name, one in value.items()}
    if isinstance(value, list):
        return [without(one, piece) for one in value]
    return value.replace(piece, "") if isinstance(value, str) else value


@pytest.mark.parametrize("kind", [full, sparse, many])
@pytest.mark.parametrize("name", PAPERS.names())
def test_every_paper_is_what_docxtpl_makes_of_it(name: str, kind: Any) -> None:
    values, paper = read_fields_json(kind(), CATALOG, WORLD)
    data = PAPERS.path(name).read_bytes()
    words = WordMaker(CATALOG, COURTS, PAPERS.law(name), paper).words(PAPERS.paths(name), values)

    template = compile_template(data)

    assert isinstance(template, CompiledTemplate)
    assert canonical(template.fill(words).bytes) == canonical(render_by_docxtpl(data, words))


LIVE = {
    "cells in a loop": "@columns 9 9 9\n| .{%tc for x in xs %} | {{ x }} | .{%tc endfor %}\n@end",
    "rows that may all go": "@columns 9 9\n{% for x in xs %}\n| {{ x }} | b\n{% endfor %}\n@end",
    "cells merged": (
        "@columns 9 9\n= a | b\n{% for x in xs %}\n| {% vm %}{{ x }} | b\n{% endfor %}\n@end"
    ),
}


@pytest.mark.parametrize("body", LIVE.values(), ids=LIVE.keys())
def test_what_our_way_cannot_do_docxtpl_does(body: str) -> None:
    data, words = template(body), {"xs": ["one", "two"]}

    made = compile_template(data)
    paper = made.fill(words).bytes

    assert isinstance(made, LiveTemplate)
    assert "one" in text(paper)
    assert canonical(paper) == canonical(render_by_docxtpl(data, words))


def test_tags_that_word_split_over_runs_are_read_whole() -> None:
    data = template("before {{ client.name }} after")
    split = '{{ cli</w:t></w:r><w:r><w:t xml:space="preserve">ent.name }}'
    data = changed(data, ("word/document.xml", "{{ client.name }}", split))

    assert (
        lines(compile_template(data).fill({"client": {"name": "X"}}).bytes)[0] == "before X after"
    )


def test_the_package_has_fixed_dates_and_says_nothing_of_its_maker(
    compiled: CompiledTemplate,
) -> None:
    paper = compiled.fill(any_words(2)).bytes

    with ZipFile(BytesIO(paper)) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    assert b"python-docx" not in read_parts(paper)[CORE]
