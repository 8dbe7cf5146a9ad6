"""Pages keep the house style: short, in both languages, nothing inline, nothing from elsewhere."""

import hashlib
import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "legalaid" / "static"
FILES = sorted(TEMPLATES.rglob("*.html"))
PAGES = [path for path in FILES if "_macros" not in path.parts and path.name != "base.html"]
FRAMES = ('{% extends "base.html" %}', '{% extends "plain.html" %}')
ALONE = {"failure.html"}
SPOKEN = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!doctype html>|<[^>]*>|[\w-]+=\"[^\"]*\"", re.DOTALL
)
OWN_NAMES = {"English", "Word", "PDF", "KB"}


def name_of(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_template_parses(path: Path) -> None:
    Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template(name_of(path))


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_page_extends_the_frame_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.startswith(FRAMES) or path.name in ALONE
    assert len(text.splitlines()) <= 48


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_inline_and_nothing_unescaped(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.findall(
        r"\sstyle=|\son\w+=|<style|<script>|javascript:|\|\s*safe|autoescape", text
    )


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_word_a_reader_sees_goes_through_the_speaker(path: Path) -> None:
    seen = SPOKEN.sub(" ", path.read_text(encoding="utf-8"))

    assert set(re.findall(r"[A-Za-z]{2,}", seen)) <= OWN_NAMES


def test_the_script_is_smaller_than_two_kilobytes() -> None:
    assert (STATIC / "desk.js").stat().st_size < 2048


def test_the_style_keeps_khmer_whole_and_loads_nothing_from_elsewhere() -> None:
    style = (STATIC / "desk.css").read_text(encoding="utf-8")

    assert not re.findall(r"letter-spacing|text-transform|@import|data:|https?:", style)


def test_the_font_is_asked_for_by_its_content_and_comes_with_its_licence() -> None:
    digest = hashlib.sha256((STATIC / "fonts/noto-sans-khmer.woff2").read_bytes()).hexdigest()[:12]

    assert f"noto-sans-khmer.woff2?v={digest}" in (STATIC / "desk.css").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts/OFL.txt").read_text(encoding="utf-8").upper()
