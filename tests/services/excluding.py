"""How tests keep somebody out of a case, and let in again."""

from legalaid.domain.roles import Person
from legalaid.models.exclusion import Exclusion
from legalaid.services.access_acts import KeepingOut, LettingIn
from legalaid.services.acts import Taken
from legalaid.services.keeping_out import keep_out, let_in
from tests.services.looking import rows
from tests.services.stories import KEYS, Story


def exclude(story: Story, by: Person, whom: Person, reason: str = "His cousin.") -> Taken:
    wish = KeepingOut(
        reference=story.reference, user=whom.id, reason=reason,
        key=f"keep out {next(KEYS)}", seen=story.seen,
    )  # fmt: skip
    return story.note(keep_out(story.desk, by, wish))


def readmit(story: Story, by: Person, whom: Person) -> Taken:
    row = rows(story.desk, Exclusion, user_id=whom.id, lifted_at=None)[0]
    wish = LettingIn(
        reference=story.reference, exclusion=row.id, reason="Another of the same name.",
        key=f"let in {next(KEYS)}", seen=story.seen,
    )  # fmt: skip
    return story.note(let_in(story.desk, by, wish))
