"""Text that means harm, by the thousand, in every field of every paper: what is lost on the way?"""

import random
from collections.abc import Iterator, Mapping
from typing import Any

from legalaid.documents.facts import read_fields_json
from legalaid.documents.package import read_parts
from legalaid.domain.errors import InputInvalid
from legalaid.domain.khmer.normaliser import RefusedText, normalise
from legalaid.domain.khmer.numerals import to_khmer
from tests.documents.reading import is_xml, text
from tests.documents.sample import CATALOG, PAPERS, WORLD, full

PIECES = (
    *("A & B", "<x>", "</w:t></w:r></w:p>", "]]>", "\"q\" 'a'", "<!--", "<?x?>", "&amp;", "&#x41;"),
    *("{{ title }}", "{% if x %}", "{# no #}", "{_{ }_}", "{_ _}", "{", "}", "%}", "{%", "%(x)s"),
    *("ក\u200bខ", "គ\u200cឃ", "ង\u200dច", "\ufeff", "ស្ត្រី", "ក" + "ំ" * 12, "\u17b4", "១២៣", "12"),
    *("\t", "\n", "\r\n", "\r", "é", "e\u0301", "ﬁ", "\u00a0", "\u2028", "\u3000", "😀", "🇰🇭"),
    *("\\", "$1", "${x}", "％", "ＡＢ"),
)
WORST = ("\0", "\x0b", "\x1b", "\ud800", "\uffff", "\u202e", "\u2067", "ក" + "\u0301" * 99)
MARK = "⁂"


def hostile(values: int, seed: int = 11) -> dict[str, object]:
    """So many values, spread over the fields of text of all papers; what came out otherwise."""
    chance = random.Random(seed)
    places = list(fields_of_text())
    came: dict[str, list[str]] = {"kept": [], "refused": [], "changed": [], "let_in": []}
    for n in range(values):
        name, path = places[n % len(places)]
        typed = hostile_text(chance)
        came[outcome(name, path, typed)].append(f"{name} {path}: {typed!r}")
    counts = {what: len(ones) for what, ones in came.items()}
    wrong = [*came["changed"], *came["let_in"]]
    return {"values": values, "places": len(places), **counts, "wrong": wrong}


def fields_of_text() -> Iterator[tuple[str, str]]:
    """Every field of text that a paper reads and the full sample answers."""
    for name in PAPERS.names():
        for path in sorted(PAPERS.reads(name)):
            is_text = path not in CATALOG.groups and CATALOG.field(path).type in {
                "text",
                "long_text",
            }
            if is_text and holders(full(), path):
                yield name, path


def is_text(path: str) -> bool:
    return path not in CATALOG.groups and CATALOG.field(path).type in {"text", "long_text"}


def holders(data: Mapping[str, Any], path: str) -> list[dict[str, Any]]:
    """The mappings of the sample in which the last part of the path is answered."""
    *groups, last = path.split(".")
    found: Any = data
    for group in groups:
        found = found.get(group, {})
    rows = found if isinstance(found, list) else [found]
    return [row for row in rows if last in row]


def hostile_text(chance: random.Random) -> str:
    pieces = chance.choices(PIECES, k=chance.randint(1, 4))
    worst = [chance.choice(WORST)] if chance.random() < 0.15 else []
    return MARK + "".join(chance.sample([*pieces, *worst], len(pieces) + len(worst))) + MARK


def outcome(name: str, path: str, typed: str) -> str:
    """It is refused for a reason, or each place that prints it prints it as it is kept."""
    data, kept = full(), kept_of(typed, CATALOG.field(path).longest)
    for row in holders(data, path):
        row[path.rpartition(".")[2]] = typed
    try:
        values, paper = read_fields_json(data, CATALOG, WORLD)
    except InputInvalid:
        return "refused" if kept is None else "changed"
    if kept is None:
        return "let_in"
    printed = whole_text(PAPERS.render(name, values, paper).bytes)
    whole = sum(printed.count(one) for one in {kept, to_khmer(kept)})
    return "kept" if whole * 2 == printed.count(MARK) else "changed"


def kept_of(typed: str, longest: int | None) -> str | None:
    """As it is kept; None where it is no answer. A paper may write its digits in Khmer."""
    try:
        return normalise(typed, limit=longest)
    except RefusedText:
        return None


def whole_text(paper: bytes) -> str:
    parts = sorted(name for name in read_parts(paper) if name.startswith("word/") and is_xml(name))
    return "\n".join(text(paper, part) for part in parts)
