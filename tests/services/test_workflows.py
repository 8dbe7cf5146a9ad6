"""What is told of each kind of proceeding agrees with its file and with the policy table."""

from dataclasses import replace

import pytest

from legalaid.domain.definition import Definition
from legalaid.domain.errors import NotFound
from legalaid.domain.roles import grants
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.workflows import view_workflow
from tests.services.stories import Story


def test_every_step_is_told_with_who_from_where_and_whither(desk: Desk) -> None:
    for name, definition in desk.library.definitions.items():
        workflow = definition.workflow
        opening, *ways = view_workflow(desk, name).ways

        assert (opening.from_, opening.to) == ((), workflow.states[workflow.initial].title)
        assert [(one.name, one.parties) for one in ways] == [
            (step, declared.by) for step, declared in workflow.steps.items()
        ]
        assert [len(one.from_) for one in ways] == [
            len(declared.from_) for declared in workflow.steps.values()
        ]


def test_only_roles_that_the_policy_table_lets_act_are_named(desk: Desk) -> None:
    for name in desk.library.definitions:
        holders = view_workflow(desk, name).holders

        assert all(grants([role], "take_step") for roles in holders.values() for role in roles)
        assert holders.get("assigned_lawyer", ("lawyer",)) == ("lawyer",)


def test_every_deadline_says_how_long_it_is_and_by_which_rule(desk: Desk) -> None:
    for name, definition in desk.library.definitions.items():
        for one in view_workflow(desk, name).periods:
            declared = definition.workflow.deadlines[one.name]
            assert (one.rule is None) == (declared.rule is None)
            assert one.period is not None or declared.on is not None
            assert len(one.law) == len({*declared.law, *([declared.rule] * bool(declared.rule))})


def test_a_proceeding_leads_to_the_text_it_began_with(active: Story) -> None:
    began = view_case(active.desk, active.officer, active.reference).proceedings[0]
    library = active.desk.library
    definition = library.definitions[began.workflow]
    steps = {name: one for name, one in definition.workflow.steps.items() if name != "accept"}
    changed = Definition(
        workflow=definition.workflow.model_copy(update={"steps": steps}),
        catalog=definition.catalog,
        rules=definition.rules,
    )
    later = replace(
        active.desk,
        library=replace(library, definitions={**library.definitions, began.workflow: changed}),
    )

    earlier, newest = (view_workflow(later, began.workflow, at) for at in (began.definition, ""))

    assert (earlier.is_newest, newest.is_newest) == (False, True)
    assert len(earlier.ways) == len(newest.ways) + 1


@pytest.mark.parametrize(("name", "began"), [("nothing", ""), ("suit", "0" * 64)])
def test_what_there_is_not_is_not_found(desk: Desk, name: str, began: str) -> None:
    with pytest.raises(NotFound):
        view_workflow(desk, name, began)


def test_the_text_of_another_proceeding_is_not_its_own(desk: Desk) -> None:
    with pytest.raises(NotFound):
        view_workflow(desk, "suit", desk.library.definitions["request"].hash)
