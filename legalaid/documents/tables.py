"""Whether the grid of a table can change with its rows, as docxtpl would then redraw it."""

import re
from dataclasses import dataclass

_TOKENS = re.compile(
    r"(?P<open><w:tbl>)|(?P<close></w:tbl>)|(?P<column><w:gridCol\b)|(?P<row><w:tr[ >])"
    r"|(?P<end></w:tr>)|(?P<cell><w:tc[ >])|<w:gridSpan w:val=\"(?P<span>\d+)\""
    r"|\{%-?\s*(?P<enter>(?:if|for)\b)|\{%-?\s*(?P<leave>end(?:if|for)\b)"
)


@dataclass(slots=True)
class _Table:
    columns: int = 0
    cells: int = 0
    within: int = 0
    has_full_row: bool = False

    def take(self, kind: str, span: str | None) -> None:
        self.columns += kind == "column"
        self.cells += kind == "cell"
        self.cells += int(span) - 1 if span else 0
        self.within += (kind == "enter") - (kind == "leave")
        if kind == "row":
            self.cells = 0
        elif kind == "end" and self.within == 0 and self.cells == self.columns:
            self.has_full_row = True

    @property
    def is_too_wide(self) -> bool:
        return self.cells > self.columns


def may_change_width(xml: str) -> bool:
    """Is there a table nested, wider than its grid, or without a full row that always stays?"""
    table: _Table | None = None
    for token in _TOKENS.finditer(xml):
        kind = str(token.lastgroup)
        if kind == "open":
            if table is not None:
                return True
            table = _Table()
        elif table is not None:
            table.take(kind, token["span"])
            if table.is_too_wide or (kind == "close" and not table.has_full_row):
                return True
            table = None if kind == "close" else table
    return False
