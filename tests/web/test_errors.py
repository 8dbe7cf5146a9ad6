"""Whatever goes wrong, a person reads a page in her language and loses nothing."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from legalaid.services.desk import Desk
from tests.services.stories import TOLD, Story
from tests.web.test_steps import fill_in_request
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("language", "words"), [("km", "មានបញ្ហាកើតឡើងនៅទីនេះ"), ("en", "Something went wrong here")]
)
def test_a_broken_store_is_told_with_a_number_and_no_details(
    app: Flask, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture,
    *, language: str, words: str,
) -> None:  # fmt: skip
    browser = Visitor(app)
    browser.client.set_cookie("language", language)
    desk.sessions.engine.dispose()
    (tmp_path / "store.db").write_bytes(b"not a store any more" * 100)

    with caplog.at_level(logging.CRITICAL):
        page = browser.get("/readyz")

    assert page.status == 500
    assert words in page.text
    assert "sqlite" not in page.response.text.lower()


def test_what_is_too_large_is_refused_with_a_sentence(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    browser.get("/cases/new")

    page = browser.submit({"problem": "x" * 5_000_000})

    assert page.status == 413
    assert "What was sent is too large." in page.text


def test_a_page_that_was_open_too_long_says_so(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    browser.get("/cases/new")

    page = browser.send("/cases/new", {"csrf_token": "old"})

    assert page.status == 400
    assert "This page was open too long" in page.text


@pytest.mark.parametrize("typed", ["", "{", "[1]", '{"a": 1}'])
def test_a_check_page_that_was_tampered_with_does_nothing(
    story: Story, visit: Visit, typed: str
) -> None:
    browser = visit(story.officer.login)
    fill_in_request(browser)

    page = browser.submit({"typed": typed})

    assert page.status in {400, 422}


def test_a_code_that_no_step_has_is_no_page(story: Story, visit: Visit) -> None:
    story.open()
    browser = visit(story.aide.login)

    assert browser.get(f"/cases/{story.reference}/1/00000000").status == 404
    assert browser.get(f"/cases/{story.reference}/begin/00000000").status == 404
    assert browser.get(f"/cases/{story.reference}/9").status == 404


def test_a_step_that_starts_elsewhere_tells_why_not(active: Story, visit: Visit) -> None:
    browser = visit(active.aide.login)
    active.last = None
    story_step = browser.get(f"/cases/{active.reference}").link("Assign a lawyer")
    closed = active.take(active.aide, "close")

    page = browser.get(story_step)

    assert closed.state == "closed"
    assert page.status == 409
    assert "The proceeding now stands at “Closed”" in page.text


def test_hostile_words_are_shown_as_words(story: Story, visit: Visit) -> None:
    story.open(TOLD | {"client": {"name_km": HOSTILE, "sex": "female"}, "problem": HOSTILE})
    browser = visit(story.officer.login)

    for path in ("", "/known", "/entries/1/correct"):
        page = browser.get(f"/cases/{story.reference}{path}")
        assert "<script>alert" not in page.response.text
        assert "49" not in page.all("//h1")[0].text_content()
    assert HOSTILE in browser.get(f"/cases/{story.reference}").text


@pytest.mark.parametrize("typed", ["\u202edrop", "a\x07b", "ក" + "\u17cb" * 60])
def test_letters_that_mislead_are_refused_with_a_sentence(
    story: Story, visit: Visit, typed: str
) -> None:
    page = fill_in_request(visit(story.officer.login), problem=typed)

    assert page.status == 422
    assert page.faults()[0].startswith("Problem: The text holds")
