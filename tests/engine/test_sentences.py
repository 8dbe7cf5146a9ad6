"""Every sentence of the engine has its Khmer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from legalaid.domain.sentences import SENTENCES as CODED
from legalaid.engine.proof.lookup import NO_SUCH
from legalaid.engine.shape import SENTENCES
from legalaid.language import Speaker

ENGINE = Path(__file__).resolve().parents[2] / "legalaid/engine"
REASONS = (
    "wrong_state", "not_by_you", "role_takes_no_steps", "decided_by_two", "already_running",
    "not_due",
)  # fmt: skip


def literals() -> Iterator[str]:
    """English sentences in the engine's code, but for docstrings."""
    for path in ENGINE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in silent and is_sentence(node):
                yield str(node.value)


def is_sentence(node: ast.Constant) -> bool:
    said = node.value
    return isinstance(said, str) and " " in said and (said[-1] in ".?" or "%(" in said)


SAID = sorted({*literals(), *SENTENCES.values(), *NO_SUCH.values(), *(CODED[r] for r in REASONS)})


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_is_said_in_khmer_with_the_same_words_in_it(sentence: str) -> None:
    said = Speaker("km").gettext(sentence)

    assert said != sentence
    assert sorted(placeholders(said)) == sorted(placeholders(sentence))


def placeholders(sentence: str) -> list[str]:
    return [part.split(")")[0] for part in sentence.split("%(")[1:]]
