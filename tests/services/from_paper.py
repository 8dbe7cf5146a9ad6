"""A case that ran on paper, as tests tell it to the desk."""

from collections.abc import Mapping
from typing import Any

from legalaid.services.acts import Taken, TakingOver
from legalaid.services.taking_over import take_over
from tests.people import LAC
from tests.services.stories import KEYS, RULING, Story, day

ACTIVE: Mapping[str, Any] = {
    "client": {"name_km": "សុខ ដារ៉ា", "sex": "female"},
    "problem": "គាត់ចង់លែងលះ",
    "income": "200000",
}
REFUSED = {
    "kind": "first", "opponent": {"name_km": "ចាន់ រិទ្ធ"}, "acts_in_own_name": "yes", **RULING,
}  # fmt: skip

CHILD: Mapping[str, Any] = {
    "answers": {"kind": "second", **RULING}, "running": {"answer": "2026-02-20"},
}  # fmt: skip


def told(story: Story, workflow: str, state: str, **given: Any) -> TakingOver:
    wanted: dict[str, Any] = {
        "reference": story.reference or None, "workflow": workflow, "state": state,
        "happened_on": day("2026-02-20"), "key": f"take over {next(KEYS)}", "seen": story.seen,
        "serving_office": None if story.reference else LAC,
    }  # fmt: skip
    return TakingOver(**wanted | given)


def from_paper(story: Story, **given: Any) -> Taken:
    bonds = {"case_owner": str(story.officer.id), "assigned_lawyer": str(story.lawyer.id)}
    wish = told(story, "request", "active", answers={**ACTIVE, **bonds}, **given)
    return story.note(take_over(story.desk, story.officer, wish))


def suit_from_paper(story: Story, state: str = "refused", **given: Any) -> Taken:
    wanted: dict[str, Any] = {"answers": REFUSED} | given
    wish = told(story, "suit", state, **wanted)
    return story.note(take_over(story.desk, story.lawyer, wish))
