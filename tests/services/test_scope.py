"""Role by role and place by place, the loader does exactly what the policy table says."""

from uuid import UUID

import pytest
from sqlalchemy import event

from legalaid.domain.errors import NotAllowed, NotFound
from legalaid.domain.roles import POLICY, ROLES, Act, Person, Role
from legalaid.services.access import load_case
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.documents import download
from tests.people import DWA, FAR, LAC, add_person
from tests.services.conftest import Watch
from tests.services.stories import Story

ACTS: tuple[Act, ...] = (
    "see_case", "take_step", "correct", "take_back", "take_back_of_others", "reassign",
    "see_released", "read_acts", "keep_out", "let_in", "hold_case", "erase_case",
)  # fmt: skip
REACHED = {
    "own_cases": set(),
    "own_office": {DWA, LAC},
    "own_province": {DWA, LAC},
    "everywhere": {DWA, LAC, FAR},
}


def expected(role: Role, act: Act, office: UUID) -> type[Exception] | None:
    reaches = [line.reach for line in POLICY if (line.role, line.act) == (role, act)]
    if not reaches:
        return NotAllowed
    return None if any(office in REACHED[reach] for reach in reaches) else NotFound


@pytest.mark.parametrize("role", ROLES)
def test_the_loader_follows_the_table(active: Story, role: Role) -> None:
    """For somebody without a bond to the case."""
    desk, found = active.desk, {}
    for office in (DWA, LAC, FAR):
        person = add_person(desk, f"{role}{office.int}", role, office)
        for act in ACTS:
            found[act, office] = outcome(active, person, act)

    assert found == {(act, office): expected(role, act, office) for act, office in found}


def outcome(story: Story, person: object, act: Act) -> type[Exception] | None:
    with story.desk.sessions.reading() as session:
        try:
            load_case(session, person, story.reference, act, story.desk.today())  # type: ignore[arg-type]
        except (NotAllowed, NotFound) as refused:
            return type(refused)
    return None


def test_a_bond_opens_the_case_to_a_lawyer(active: Story) -> None:
    assert outcome(active, active.lawyer, "take_step") is None


def test_a_role_that_ended_opens_nothing(active: Story, watch: Watch) -> None:
    membership = active.aide.memberships[0]
    ended = type(membership)(
        membership.role, membership.office, "05", membership.starts_on, active.desk.today()
    )
    aide = type(active.aide)(active.aide.id, "aide", "Aide", "en", (ended,))
    assert outcome(active, aide, "see_case") is None

    watch.go(days=1)

    assert outcome(active, aide, "see_case") is NotFound


def statements(desk: Desk, reference: str) -> list[str]:
    return statements_of(
        desk, add_person(desk, f"far{reference[-1]}", "supervisor", FAR), reference
    )


def statements_of(desk: Desk, person: Person, reference: str) -> list[str]:
    """What the store is asked while the person is told that there is no such case."""
    heard: list[str] = []

    def hear(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(statement)

    event.listen(desk.sessions.engine, "before_cursor_execute", hear)
    with pytest.raises(NotFound):
        view_case(desk, person, reference)
    event.remove(desk.sessions.engine, "before_cursor_execute", hear)
    return heard


def test_out_of_scope_and_absent_ask_the_store_the_same(active: Story) -> None:
    absent = "KSP-LAC1-2026-999999"

    assert statements(active.desk, active.reference) == statements(active.desk, absent)


def test_a_paper_of_another_case_is_not_reached_through_ones_own(filed: Story) -> None:
    paper = view_case(filed.desk, filed.lawyer, filed.reference).papers[0]
    other = filed.open({"client": {"name_km": "ខ", "sex": "male"}, "problem": "គ"})

    with pytest.raises(NotFound):
        download(filed.desk, filed.officer, other.reference, paper.id)
