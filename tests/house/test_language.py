"""Nothing English is left on a Khmer page: every sentence of ours has a Khmer one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from legalaid.domain.parties import PARTIES
from legalaid.domain.sentences import SENTENCES
from legalaid.language import TRANSLATIONS, read_catalog
from legalaid.web import claims, glossary, titles

ROOT = Path(__file__).resolve().parents[2]
KHMER = re.compile(r"[\u1780-\u17ff]")
DATA = re.compile(r"%\(\w+\)s")
METHODS = [("**/*.py", "python"), ("**/*.html", "jinja2.ext:babel_extract")]
KEYWORDS = {"_": None, "gettext": None, "say": None, "ngettext": (1, 2)}
TABLES = (
    PARTIES, titles.ASPECTS, titles.CERTAINTIES, titles.CHANGES, titles.DEEDS, titles.EXTENSIONS,
    titles.OFFICE_KINDS, titles.OUTCOMES, titles.ONE_PERIOD, titles.PERIODS, titles.SIGNS,
    titles.YEARS, claims.CLAIMS, glossary.DERIVED, glossary.HEADINGS, titles.LOOKS, titles.PAGES,
    titles.COPIES,
)  # fmt: skip
CODED = {
    "Reason": (0, ""),
    "InputFault": (1, ""),
    "Conflict": (0, ""),
    "RefusedEntry": (0, ""),
    "BackupFailed": (0, ""),
    "Missing": (0, "missing_"),
    "RefusedFile": (0, ""),
}
ALIKE = {"%(km)s": "%(en)s"}
COUNT = {"%(n)s"}
SPOKEN_ALIKE = {"Word", "English"}


def extracted() -> Iterator[str]:
    for folder in ("legalaid/web", "legalaid/services", "legalaid/cli", "templates"):
        found = extract_from_dir(
            str(ROOT / folder), METHODS, keywords=KEYWORDS, directory_filter=lambda _folder: True
        )
        for _file, _line, message, _comments, _context in found:
            yield message[0] if isinstance(message, tuple) else message


MSGIDS = sorted(
    {
        *extracted(),
        *titles.ALOUD,
        *SENTENCES.values(),
        *(said for table in TABLES for said in table.values()),
    }
)


@pytest.mark.parametrize("msgid", MSGIDS)
def test_every_sentence_is_said_in_khmer(msgid: str) -> None:
    said = read_catalog("km").gettext(msgid)

    assert KHMER.search(said) or msgid in SPOKEN_ALIKE
    assert {ALIKE.get(one, one) for one in DATA.findall(said)} - COUNT == data_of(msgid)


def data_of(msgid: str) -> set[str]:
    return set(DATA.findall(msgid)) - COUNT


def written() -> set[str]:
    ids: set[str] = set()
    for name in ("web.po", "law.po", "errors.po"):
        with (TRANSLATIONS / "km" / name).open("rb") as file:
            for message in read_po(file):
                ids.add(message.id[0] if isinstance(message.id, tuple) else message.id)
    return ids - {""}


def test_no_sentence_is_translated_that_nobody_says() -> None:
    assert written() - set(MSGIDS) == set()


def codes(path: Path) -> Iterator[str]:
    """The literal codes that errors of ours are raised with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not is_spoken(node):
            place, before = CODED.get(node.func.id, (99, ""))
            for code in literals(node.args[place]) if len(node.args) > place else ():
                yield before + code


def is_spoken(call: ast.Call) -> bool:
    return any(keyword.arg == "text" for keyword in call.keywords)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))
    elif isinstance(node, ast.Constant):
        yield str(node.value)


RAISED = sorted({code for path in (ROOT / "legalaid").rglob("*.py") for code in codes(path)})


@pytest.mark.parametrize("code", RAISED)
def test_every_code_has_its_sentence(code: str) -> None:
    assert code in SENTENCES
