"""What a Cambodian lawyer must still confirm, and how the page of the law is to be read."""

from typing import Annotated

from pydantic import Strict

from legalaid.domain.law import Certainty
from legalaid.domain.part import Names, Part, Text


class Question(Part):
    """`rules` are those that the answer touches; some questions touch papers or places only."""

    asks: Text
    rules: Names


class QuestionFile(Part):
    """`workflows/questions.yaml`"""

    about: Text
    certainties: dict[Certainty, Text]
    questions: Annotated[tuple[Question, ...], Strict(strict=False)]
