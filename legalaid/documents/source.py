"""The plain-text source of a paper: its header, and its lines with the frame written out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from legalaid.domain.part import NO_TEXT, Text

_ALOUD = ("does", "he_gets", "costs", "stop")
_HEADER = frozenset({"paper", "named", "law", "note", "reaches", "shows", "signed", *_ALOUD})
_BLOCKS = frozenset({"table", "columns", "end"})
_CONTROL = re.compile(r"\{%.*%\}")
_STYLED = re.compile(r"\[(\w+)\] ?(.*)")
OTHER_PARTY = "other_party"
IN_OWN_NAME = "in_own_name"
_SIGNED = ("", "by_her", IN_OWN_NAME)
_REACHES = ("court", "office", "client", OTHER_PARTY)


class SourceFault(ValueError):
    """A line of a source that cannot be read."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path.name}:{line}: {why}")


@dataclass(frozen=True, slots=True)
class PaperLaw:
    """What a paper is called, rests on and reaches; the notes are for the lawyer on screen.

    `shows` names the fields of places that stand on it although it reaches the other party.
    `signed` is `by_her`, or `in_own_name` where the lawyer signs unless she acts herself. `aloud`
    is read to her before: what it does, what he gets, what it may cost, how to stop.
    """

    code: str = ""
    named: Text = NO_TEXT
    law: tuple[str, ...] = ()
    note: tuple[Text, ...] = ()
    reaches: str = OTHER_PARTY
    shows: frozenset[str] = frozenset()
    signed: str = ""
    aloud: tuple[Text, ...] = ()

    @property
    def is_signed_by_her(self) -> bool:
        return self.signed != ""

    @property
    def reaches_other_party(self) -> bool:
        return self.reaches == OTHER_PARTY


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: the name of its style, and its text with tags."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """An `if`, `for` or their end that takes whole paragraphs or rows in or out."""

    tag: str


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, each of one or more paragraphs; a head is repeated on every page."""

    cells: tuple[tuple[Paragraph | Control, ...], ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows over columns whose widths are percent of the text; without rules it only lays out."""

    widths: tuple[int, ...]
    is_ruled: bool
    rows: tuple[Row | Control, ...]


Block = Paragraph | Control | Table


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def directive(self) -> tuple[str, str] | None:
        if not self.text.startswith("@"):
            return None
        name, _, rest = self.text[1:].partition(" ")
        return name, rest.strip()


def read_law(path: Path) -> PaperLaw:
    """The header of a source alone."""
    said: dict[str, list[str]] = {name: [] for name in _HEADER}
    for line in _lines(path):
        match line.directive:
            case (name, rest) if name in _HEADER:
                said[name].append(rest)
    reaches = " ".join(said["reaches"]) or OTHER_PARTY
    if reaches not in _REACHES:
        raise SourceFault(path, 0, f"@reaches must be one of {', '.join(_REACHES)}")
    signed = " ".join(said["signed"])
    if signed not in _SIGNED:
        raise SourceFault(path, 0, f"@signed must be one of {', '.join(_SIGNED)}")
    return PaperLaw(
        code=" ".join(said["paper"]),
        named=_both(" ".join(said["named"])),
        law=tuple(" ".join(said["law"]).split()),
        note=tuple(_both(note) for note in said["note"]),
        reaches=reaches,
        shows=frozenset(" ".join(said["shows"]).split()),
        signed=signed,
        aloud=tuple(_both(line) for name in _ALOUD for line in said[name]),
    )


def read_blocks(path: Path, frame: Path) -> list[Block]:
    """The paragraphs and tables of a source, the lines of the frame's files written out."""
    return list(_Blocks(path, list(_written_out(path, frame, {}))).read())


def _lines(path: Path) -> Iterator[_Line]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            yield _Line(number, text.strip())


def _both(said: str) -> Text:
    km, _, en = said.partition(" | ")
    return Text(km=km.strip(), en=en.strip())


def _written_out(path: Path, frame: Path, given: Mapping[str, str]) -> Iterator[_Line]:
    for line in _lines(path):
        text = Template(line.text).safe_substitute(given)
        match _Line(line.number, text).directive:
            case ("with", _):
                continue
            case (name, _) if name in _HEADER:
                continue
            case (name, rest) if name not in _BLOCKS:
                inner = frame / f"{name}.txt"
                if not inner.is_file():
                    raise SourceFault(path, line.number, f"there is no @{name}")
                yield from _written_out(inner, frame, _given(inner, rest))
            case _:
                yield _Line(line.number, text)


def _given(fragment: Path, rest: str) -> dict[str, str]:
    """What a fragment was called with, parted by blanks or by ` | `; the last takes the rest."""
    first = next(iter(_lines(fragment))).directive
    names = first[1].split() if first and first[0] == "with" else []
    parting = " | " if " | " in rest else None
    words = rest.split(parting, maxsplit=len(names) - 1) if names else []
    if len(words) != len(names):
        raise SourceFault(fragment, 1, f"called with {rest!r}")
    return dict(zip(names, words, strict=True))


class _Blocks:
    def __init__(self, path: Path, lines: Sequence[_Line]) -> None:
        self.path = path
        self.lines = iter(lines)

    def read(self) -> Iterator[Block]:
        for line in self.lines:
            match line.directive:
                case ("table" | "columns" as name, rest):
                    widths = tuple(int(width) for width in rest.split())
                    rows = tuple(self._rows(len(widths)))
                    yield Table(widths, name == "table", rows)
                case None:
                    yield _block(line.text, "body")
                case _:
                    raise SourceFault(self.path, line.number, "an @end without its table")

    def _rows(self, columns: int) -> Iterator[Row | Control]:
        for line in self.lines:
            if line.text == "@end":
                return
            if _CONTROL.fullmatch(line.text):
                yield Control(line.text)
            else:
                yield self._row(line, columns)
        raise SourceFault(self.path, 0, "a table without its @end")

    def _row(self, line: _Line, columns: int) -> Row:
        is_head = line.text[0] == "="
        cells = [cell.strip() for cell in line.text[1:].split(" | ")]
        if line.text[0] not in "=|" or len(cells) != columns:
            raise SourceFault(self.path, line.number, f"not a row of {columns} cells")
        style = "cell_head" if is_head else "cell"
        return Row(tuple(_cell(cell, style) for cell in cells), is_head)


def _cell(text: str, style: str) -> tuple[Paragraph | Control, ...]:
    return tuple(_block(piece.strip(), style) for piece in text.split(" // "))


def _block(text: str, style: str) -> Paragraph | Control:
    if _CONTROL.fullmatch(text) and text.count("{%") == 1:
        return Control(text)
    return _paragraph(text, style)


def _paragraph(text: str, style: str) -> Paragraph:
    if text.startswith("- "):
        return Paragraph("item", f"-→{text[2:]}")
    if styled := _STYLED.fullmatch(text):
        return Paragraph(styled[1], styled[2])
    return Paragraph(style, text)
