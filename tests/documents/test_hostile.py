"""Text that means harm is refused with a reason, or stands in the paper as it was typed."""

import pytest

from benchmarks.hostile_text import fields_of_text, hostile
from legalaid.documents.renderer import compile_template, render_by_docxtpl
from legalaid.domain.khmer.normaliser import RefusedText, normalise
from tests.documents.reading import lines, text
from tests.documents.small import TEMPLATE, template

COMPILED = compile_template(TEMPLATE)
PLAIN = {"title": "t", "story": "s", "client": {"name": "c"}, "flag": True, "rows": []}

HOSTILE = {
    "markup": "A & B <x> ]]> \"q\" 'a' </w:t></w:r></w:p>",
    "braces": "{{ title }} {% if x %} {# no #} {_{ }_} {_% %_} {_ _} _",
    "invisible": "ក\u200bខ\u200cគ\u200dឃ\ufeff",
    "emoji": "😀 🇰🇭",
    "layout": "one\ntwo\tthree\n\nfour",
    "megabyte": "កម្ពុជា " * 45_000,
    "few marks": "ក" + "ំ" * 20,
}
REFUSED = {
    "control": "a\x0bb", "bell": "a\ab", "page": "a\fb", "null": "\0", "escape": "\x1b[0m",
    "surrogate": "a\ud800b", "noncharacter": "a\uffffb", "bidi": "a\u202eb",
    "marks": "ក" + "\u0301" * 500,
}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stands_unchanged_and_so_does_all_after_it(hostile: str) -> None:
    value = normalise(hostile)
    rows = [{"text": value, "sum": 1}, {"text": "plain", "sum": 2}]
    words = {"title": value, "story": value, "client": {"name": value}, "flag": True, "rows": rows}

    paper = COMPILED.fill(words).bytes

    assert text(paper, "word/header1.xml") == f"head {value}"
    assert text(paper, "word/footer1.xml").startswith(f"foot {value} ")
    assert text(paper).count(value) == 6
    assert lines(paper)[-3:] == ["-\t" + value, "-\tplain", "the end"]
    assert "| plain" in lines(paper)


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED.keys())
def test_text_that_would_lose_what_follows_is_refused_at_the_boundary(refused: str) -> None:
    with pytest.raises(RefusedText):
        normalise(refused)


@pytest.mark.parametrize("name", ["control", "bell", "page", "null", "surrogate", "noncharacter"])
def test_the_renderer_refuses_what_slipped_past_the_boundary(name: str) -> None:
    words = PLAIN | {"title": REFUSED[name]}

    with pytest.raises(RefusedText):
        COMPILED.fill(words)


def test_braces_that_only_neighbours_make_stay_as_they_were() -> None:
    data = template("{{ a }}{{ b }}{{ c }} end")
    words = {"a": "{", "b": "_", "c": "{ {_"}

    assert lines(compile_template(data).fill(words).bytes)[0] == "{_{ {_ end"
    assert lines(render_by_docxtpl(data, words))[0] == "{_{ {_ end"


def test_each_field_of_every_paper_keeps_what_is_hostile_or_refuses_it() -> None:
    """One value each; `make soak` tries ten thousand."""
    told = hostile(len(list(fields_of_text())))

    assert told["wrong"] == []
    assert told["kept"]
    assert told["refused"]
