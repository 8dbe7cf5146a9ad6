"""Every page of the shipped desk: wholly Khmer, light, and with a title that tells nothing."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from legalaid.services.demo import read_demo
from tests.house.test_routes import TELLING
from tests.web.shipped import Shipped
from tests.web.visitor import Page, Visitor

ROOT = Path(__file__).resolve().parents[2]
ROLES = ("womens_affairs", "legal_aid_officer", "lawyer", "supervisor", "administrator")
OTHERS = ("secretariat", "chair", "working_group", "provider", "auditor")
CASEWORKERS = frozenset({"womens_affairs", "lawyer"})
HEAVIEST = 30 * 1024
LATIN = re.compile(r"[A-Za-z]{2,}")
REFERENCE = re.compile(r"\b[A-Z]{3}-[A-Z0-9]+-\d{4}-\d{6}\b|\b[0-9a-f]{12}\b")
SAID_ALIKE = {"English", "Word", "docx", "PDF", "LibreOffice", "KB", "MB", "jpg", "png", "LAC1"}


def strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for part in tree.values():
            yield from strings(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from strings(part)
    elif isinstance(tree, str):
        yield tree


@cache
def typed_in_latin() -> frozenset[str]:
    """What people of the stories typed in Latin letters themselves."""
    stories = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / "workflows").glob("*/journeys.yaml")
    ]
    answers = (
        step.get("answers")
        for one in stories
        for j in one["journeys"].values()
        for step in j["steps"]
    )
    return frozenset(
        word for said in strings(list(answers)) for word in LATIN.findall(said) if word[0].isupper()
    )


def crawl(shipped: Shipped, role: str) -> Iterator[Page]:
    """Each kind of page once, each step and each opening once, from the first page on."""
    browser = shipped.visit(role)
    waiting, met = ["/"], set()
    while waiting:
        path = waiting.pop()
        kind = kind_of(path)
        if kind not in met:
            met.add(kind)
            page = browser.get(path)
            if page.response.mimetype != "text/html":
                continue
            yield page
            waiting += [one for one in page.all("//a/@href") if one.startswith("/")]


def kind_of(path: str) -> str:
    """The address without what differs from case to case; the page of each case is its own."""
    bare = path.partition("#")[0]
    if re.fullmatch(r"/cases/KSP-[A-Z0-9]+-\d+-\d+", bare):
        return bare
    bare = re.sub(r"/paper/([0-9a-f]{8}/)[0-9a-f]{8}", r"/paper/\1*", bare)
    bare = re.sub(r"/versions/[0-9a-f]{8}", "/versions/*", bare)
    bare = re.sub(r"^/templates/[0-9a-f]{8}", "/templates/*", bare)
    bare = re.sub(r"^/(law|workflows)/([0-9a-f]{8})?([^?]*).*", r"/\1/*\3", bare)
    return re.sub(r"KSP-[A-Z0-9]+-\d+-\d+|/\d+\b|[0-9a-f-]{36}", "*", bare)


def without_tags(page: Page) -> str:
    """What is read, but for the tags of templates, which are copied as they stand."""
    said = page.text
    for tag in sorted((one.text_content() for one in page.all("//code")), key=len, reverse=True):
        said = said.replace(" ".join(tag.split()), " ")
    return said


def latin_in(page: Page, own: set[str]) -> set[str]:
    seen = REFERENCE.sub(" ", f"{without_tags(page)} {page.tree.findtext('.//title')}")
    spoken = {word for word in LATIN.findall(seen) if word not in own}
    return spoken - SAID_ALIKE - typed_in_latin()


@pytest.mark.parametrize("role", [*ROLES, *OTHERS])
def test_no_page_is_broken_heavy_english_or_telling(shipped: Shipped, role: str) -> None:
    own = {part for one in shipped.cast.people for part in shipped.login(one).split("-")}
    own |= {word for code in read_demo().offices for word in LATIN.findall(code)}

    pages = list(crawl(shipped, role))

    assert len(pages) > (40 if role in CASEWORKERS else 1)
    for page in pages:
        assert page.status == 200, page.path
        assert len(page.response.data) <= HEAVIEST, page.path
        assert latin_in(page, own) == set(), page.path
        assert not TELLING.search(page.path + page.tree.findtext(".//title"))


def test_faults_are_told_in_khmer_too(shipped: Shipped) -> None:
    browser = shipped.visit("womens_affairs")
    browser.get("/cases/new")

    page = browser.submit({"happened_on.day": "x"})

    assert page.status == 422
    assert len(page.faults()) > 5
    assert latin_in(page, set()) == set()


@pytest.mark.parametrize("role", ["womens_affairs", "administrator"])
def test_the_switch_is_kept_with_the_person(shipped: Shipped, role: str) -> None:
    browser = Visitor(shipped.app).sign_in(shipped.login(role), shipped.password)
    assert "My work" in browser.send("/language", {"language": "en", "back": "/account"}).text

    again = Visitor(shipped.app).sign_in(shipped.login(role), shipped.password)

    assert "My work" in again.page.text
    assert "My work" not in again.send("/language", {"language": "km"}).text
