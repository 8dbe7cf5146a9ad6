"""The house style, kept by machine."""

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "legalaid").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
BENCHES = sorted((ROOT / "benchmarks").rglob("*.py"))
EVERY = [*SOURCES, *TESTS, *BENCHES, *sorted((ROOT / "docs_templates").glob("*.py"))]
KHMER = re.compile(r"[\u1780-\u17ff\u19e0-\u19ff]")
ROOMLESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_no_file_is_longer_than_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    long = [f"{node.name}:{length(node)}" for node in functions(path) if length(node) > 40]

    assert not long or "migrations" in path.parts


def test_the_ordinary_function_is_short_and_the_ordinary_file_too() -> None:
    lengths = [length(node) for path in SOURCES for node in functions(path)]
    files = [len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]

    assert statistics.median(lengths) <= 8
    assert statistics.median(files) <= 100


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_every_module_has_the_name_of_a_thing(path: Path) -> None:
    assert not ROOMLESS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_module_says_in_a_docstring_what_lives_in_it(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_khmer_stands_in_python_only_in_its_own_room(path: Path) -> None:
    if "khmer" not in path.parts:
        assert not KHMER.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_services_commit(path: Path) -> None:
    commits = re.findall(r"\.commit\(|\.begin\(\)", path.read_text(encoding="utf-8"))

    assert not commits or "services" in path.parts or "migrations" in path.parts


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_nothing_is_put_off_and_nothing_is_mocked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = "TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK|for " + "now|unittest" + ".mock"

    assert not re.findall(words, text)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_an_init_file_holds_a_docstring_only(path: Path) -> None:
    if path.name == "__init__.py":
        assert len(ast.parse(path.read_text(encoding="utf-8")).body) <= 1


@cache
def state_names() -> set[str]:
    names: set[str] = set()
    for path in (ROOT / "workflows").glob("*/workflow.yaml"):
        names |= set(yaml.safe_load(path.read_text(encoding="utf-8"))["states"])
    return names


def weighed_strings(path: Path) -> Iterator[str]:
    """Strings that something is compared with."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare | ast.MatchValue):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_state_of_a_workflow_is_weighed_in_python(path: Path) -> None:
    assert not set(weighed_strings(path)) & (state_names() - {"final"})
