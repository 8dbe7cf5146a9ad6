"""The page of the law is the law's own, and whole."""

import re
from pathlib import Path

from click.testing import CliRunner

from legalaid.cli.main import main
from legalaid.engine.law_pages import law_pages, place
from legalaid.engine.library import Library, read_library
from legalaid.engine.uses import uses_of
from legalaid.paths import data_dir

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law.md"
LIBRARY: Library = read_library([data_dir("workflows")])
QUESTIONS = LIBRARY.questions


def test_the_page_is_fresh() -> None:
    written = CliRunner().invoke(main, ["law", "pages"]).stdout

    assert PAGE.read_text(encoding="utf-8") == written, "run `make law`"


def test_every_rule_stands_on_it_with_its_article_and_certainty() -> None:
    parts = re.split(r"^### ", law_pages(LIBRARY, {}), flags=re.MULTILINE)[1:]

    assert [part.splitlines()[0] for part in parts] == list(LIBRARY.law.rules)
    for part, rule in zip(parts, LIBRARY.law.rules.values(), strict=True):
        assert rule.says.km in part
        assert f"{rule.article.km} ({rule.article.en})" in part
        assert f"- certainty: `{rule.certainty}`" in part
        assert "- to be confirmed: " in part
        assert "- used by" in part


def test_every_step_and_deadline_stands_under_the_rules_it_rests_on() -> None:
    uses = uses_of(LIBRARY, {})

    for definition in LIBRARY.definitions.values():
        for name, step in definition.workflow.steps.items():
            said = f"`{definition.name}` step `{name}` "
            assert all(any(place(use).startswith(said) for use in uses[rule]) for rule in step.law)


def test_the_questions_are_whole_and_ask_of_rules_there_are() -> None:
    asked = {name for one in QUESTIONS.questions for name in one.rules}

    assert len(QUESTIONS.questions) == 17
    assert asked <= LIBRARY.law.rules.keys()
    assert all(one.asks.is_whole for one in QUESTIONS.questions)
    assert {rule.certainty for rule in LIBRARY.law.rules.values()} <= QUESTIONS.certainties.keys()
