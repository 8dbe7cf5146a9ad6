"""What a Cambodian lawyer must still confirm, and how the page of the law is to be read."""

from typing import Annotated

from pydantic import Field, Strict

from legalaid.domain.law import Certainty
from legalaid.domain.part import NO_TEXT, Names, Part, Text


class Question(Part):
    """`rules` are those that the answer touches; some questions touch papers or places only."""

    asks: Text
    rules: Names


class QuestionFile(Part):
    """`workflows/questions.yaml`"""

    about: Text = NO_TEXT
    certainties: dict[Certainty, Text] = Field(default_factory=dict)
    questions: Annotated[tuple[Question, ...], Strict(strict=False)] = ()

    def touching(self, rule: str) -> tuple[tuple[int, Question], ...]:
        """The questions that the rule waits for, with their numbers from 1."""
        numbered = enumerate(self.questions, 1)
        return tuple((number, one) for number, one in numbered if rule in one.rules)
