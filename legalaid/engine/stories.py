"""Every name a journey speaks, told like those of workflows."""

from collections.abc import Mapping

from legalaid.domain.journey import Journey, JourneyFile
from legalaid.engine.mentions import Mention, Mentions, each
from legalaid.engine.yaml import Path

OPENING = "open"


def mentions_of_journeys(file: JourneyFile) -> Mentions:
    for name, journey in file.journeys.items():
        yield from of_journey(journey, ("journeys", name))


def of_journey(journey: Journey, path: Path) -> Mentions:
    if journey.follows is not None:
        yield Mention("journey", journey.follows, (*path, "follows"))
    for at, step in enumerate(journey.steps):
        place = (*path, "steps", at)
        yield from of_act(step.take, (*place, "take"))
        yield Mention("person", step.by, (*place, "by"))
        yield from of_answers(step.answers, (*place, "answers"))
    yield Mention("state", journey.expect.state, (*path, "expect", "state"))
    yield from each("document", journey.expect.papers, (*path, "expect", "papers"))
    for name in journey.expect.deadlines:
        yield Mention("deadline", name, (*path, "expect", "deadlines", name))


def of_act(take: str, path: Path) -> Mentions:
    """`open`, a step of its own workflow, or either of another: `workflow/step`."""
    workflow, _, step = take.rpartition("/")
    if workflow:
        yield Mention("workflow", workflow, path)
    if step != OPENING:
        yield Mention("foreign_step" if workflow else "step", step, path, workflow)


def of_answers(answers: Mapping[str, object], path: Path) -> Mentions:
    for name, answer in answers.items():
        yield Mention("field", name, (*path, name))
        yield from of_answer(name, answer, (*path, name))


def of_answer(field: str, answer: object, path: Path) -> Mentions:
    """An answer, several, or a group of them; the parts of an address are no fields."""
    if isinstance(answer, list):
        for at, one in enumerate(answer):
            yield from of_answer(field, one, (*path, at))
    elif isinstance(answer, Mapping):
        for part, one in answer.items():
            yield Mention("part", part, (*path, part), field)
            yield from of_answer(f"{field}.{part}", one, (*path, part))
    elif isinstance(answer, str):
        yield Mention("choice", answer, path, field)
