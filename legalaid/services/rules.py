"""The law in the program: every rule, how sure it is, where it is used, what waits for a lawyer."""

from dataclasses import dataclass

from legalaid.domain.part import Text
from legalaid.domain.questions import Question, QuestionFile
from legalaid.engine.uses import Papers, Use, uses_of
from legalaid.services.asked import LawView
from legalaid.services.confirmations import Standing, standing_of, standings
from legalaid.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule; `learnt` says in a sentence how sure it is, `questions` go by their numbers."""

    standing: Standing
    law: LawView
    learnt: Text
    uses: tuple[Use, ...]
    questions: tuple[tuple[int, Question], ...]


def list_rules(desk: Desk) -> tuple[LawView, ...]:
    """Every rule, in the order of the file."""
    return tuple(law_of(one) for one in standings(desk))


def law_of(one: Standing) -> LawView:
    return LawView(
        rule=one.name,
        says=one.rule.says,
        article=one.rule.article,
        certainty=one.rule.certainty,
        is_confirmed=one.confirmed is not None,
    )


def view_rule(desk: Desk, name: str) -> RuleView:
    """Raises NotFound."""
    standing, asked = standing_of(desk, name), desk.library.questions
    return RuleView(
        standing=standing,
        law=law_of(standing),
        learnt=asked.certainties.get(standing.rule.certainty, Text()),
        uses=uses_of(desk.library, cited(desk)).get(name, ()),
        questions=asked.touching(name),
    )


def cited(desk: Desk) -> Papers:
    """Each paper's title and the rules it cites."""
    laws = {name: desk.papers.law(name) for name in desk.papers.names()}
    return {name: (one.named, one.law) for name, one in laws.items()}


def list_questions(desk: Desk) -> QuestionFile:
    """What a Cambodian lawyer must still confirm."""
    return desk.library.questions
