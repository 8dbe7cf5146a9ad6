"""A source is read line by line; what cannot be read is named with its line."""

from pathlib import Path

import pytest

from legalaid.documents.source import (
    Control,
    Paragraph,
    SourceFault,
    Table,
    read_blocks,
    read_law,
)


def source(folder: Path, text: str, **frame: str) -> Path:
    for name, lines in frame.items():
        (folder / f"{name}.txt").write_text(lines, encoding="utf-8")
    path = folder / "paper.src"
    path.write_text(text, encoding="utf-8")
    return path


def test_lines_become_paragraphs_in_their_styles(tmp_path: Path) -> None:
    path = source(tmp_path, "# not printed\n\n[title] A\nplain text\n- an item\n{% if x %}\n")

    assert read_blocks(path, tmp_path) == [
        Paragraph("title", "A"),
        Paragraph("body", "plain text"),
        Paragraph("item", "-→an item"),
        Control("{% if x %}"),
    ]


def test_rows_and_cells_become_a_table(tmp_path: Path) -> None:
    text = "@table 40 60\n= a | b\n{% for x in xs %}\n| c // d | [sign] e\n{% endfor %}\n@end"

    [table] = read_blocks(source(tmp_path, text), tmp_path)

    assert isinstance(table, Table)
    assert table.widths == (40, 60)
    assert [type(row).__name__ for row in table.rows] == ["Row", "Control", "Row", "Control"]
    assert table.rows[2].cells == (  # type: ignore[union-attr]
        (Paragraph("cell", "c"), Paragraph("cell", "d")),
        (Paragraph("sign", "e"),),
    )


def test_a_file_of_the_frame_takes_what_it_was_called_with(tmp_path: Path) -> None:
    frame = "@with who rest\n{{ $who.name }}: $rest"
    path = source(tmp_path, "@person client and the rest\n@person a b | c d", person=frame)

    assert read_blocks(path, tmp_path) == [
        Paragraph("body", "{{ client.name }}: and the rest"),
        Paragraph("body", "{{ a b.name }}: c d"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("@nothing", "1: there is no @nothing"),
        ("one\n@end", "2: an @end"),
        ("@table 50 50\n| a | b", "without its @end"),
        ("@table 50 50\n| a | b | c\n@end", "2: not a row of 2 cells"),
        ("@person", "called with"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = source(tmp_path, text, person="@with who\n$who")

    with pytest.raises(SourceFault, match=why):
        read_blocks(path, tmp_path)


def test_a_paper_reaches_the_other_party_unless_its_source_says_otherwise(tmp_path: Path) -> None:
    assert read_law(source(tmp_path, "text")).reaches_other_party
    assert not read_law(source(tmp_path, "@reaches court")).reaches_other_party
    with pytest.raises(SourceFault, match="@reaches must be one of"):
        read_law(source(tmp_path, "@reaches cort"))


def test_the_header_is_read_in_both_languages(tmp_path: Path) -> None:
    law = read_law(source(tmp_path, "@paper D1\n@named ក | K\n@law A B\n@note ខ | N\n@note គ | M"))

    assert (law.code, law.named.km, law.named.en) == ("D1", "ក", "K")
    assert law.law == ("A", "B")
    assert [note.en for note in law.note] == ["N", "M"]
