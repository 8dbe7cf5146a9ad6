"""How tests put right what was recorded wrongly."""

from typing import Any

from legalaid.domain.roles import Person
from legalaid.services.acts import Correction, Reassignment, Taken, TakingBack
from legalaid.services.asked import Change
from legalaid.services.corrections import correct, preview
from legalaid.services.reassigning import reassign
from legalaid.services.taking_back import take_back
from tests.services.stories import KEYS, Story


def correction(story: Story, target: int, /, **given: Any) -> Correction:
    wanted: dict[str, Any] = {
        "reference": story.reference, "target": target, "reason": "It was copied wrongly.",
        "key": f"correct {next(KEYS)}", "seen": story.seen,
    }  # fmt: skip
    return Correction(**wanted | given)


def put_right(story: Story, by: Person, target: int, /, **given: Any) -> Taken:
    return story.note(correct(story.desk, by, correction(story, target, **given)))


def look_ahead(story: Story, by: Person, target: int, /, **given: Any) -> list[Change]:
    return [*preview(story.desk, by, correction(story, target, **given))]


def undo(story: Story, by: Person, target: int, /, **given: Any) -> Taken:
    wanted: dict[str, Any] = {
        "reference": story.reference, "target": target, "reason": "The wrong button.",
        "key": f"undo {next(KEYS)}", "seen": story.seen,
    }  # fmt: skip
    return story.note(take_back(story.desk, by, TakingBack(**wanted | given)))


def hand_over(story: Story, by: Person, to: Person, relation: str = "assigned_lawyer") -> Taken:
    wish = Reassignment(
        reference=story.reference, relation=relation, user=to.id, reason="Away.",
        key=f"hand over {next(KEYS)}", seen=story.seen,
    )  # fmt: skip
    return story.note(reassign(story.desk, by, wish))
