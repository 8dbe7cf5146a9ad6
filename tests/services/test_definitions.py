"""A proceeding finishes under the definition it began with, or the program does not start."""

from dataclasses import replace
from typing import Any

import pytest

from legalaid.domain.definition import Definition
from legalaid.domain.errors import DefinitionFaulty
from legalaid.engine.library import Library
from legalaid.models.definition import DefinitionRow
from legalaid.services.case_page import view_case
from legalaid.services.definitions import check_living
from legalaid.services.desk import Desk
from tests.services.looking import rows
from tests.services.stories import Story


def with_suit(desk: Desk, **changes: Any) -> Desk:
    """The same desk after somebody changed a workflow file."""
    library = desk.library
    old = library.definitions["suit"]
    new = Definition(
        workflow=old.workflow.model_copy(update=changes), catalog=old.catalog, rules=old.rules
    )
    definitions = {**library.definitions, "suit": new}
    return replace(desk, library=replace(library, definitions=definitions))


def test_used_definitions_are_kept_once(filed: Story) -> None:
    kept = [one.workflow for one in rows(filed.desk, DefinitionRow)]

    assert sorted(kept) == ["request", "suit"]


def test_a_running_proceeding_goes_on_under_its_own_definition(filed: Story) -> None:
    steps = {**filed.desk.library.definitions["suit"].workflow.steps}
    del steps["refuse"]
    changed = replace(filed, desk=with_suit(filed.desk, steps=steps))

    assert "refuse" not in changed.desk.library.definitions["suit"].workflow.steps
    assert changed.refuse().state == "refused"
    assert view_case(changed.desk, filed.lawyer, filed.reference).proceedings[1].state == "refused"


def test_the_program_starts_while_everything_is_there(filed: Story) -> None:
    check_living(filed.desk)


@pytest.mark.parametrize(("kind", "name"), [("rules", "RULE_WEEK"), ("fields", "note")])
def test_it_does_not_start_when_a_running_case_needs_what_is_gone(
    filed: Story, kind: str, name: str
) -> None:
    broken = replace(filed.desk, library=without(filed.desk.library, kind, name))

    with pytest.raises(DefinitionFaulty) as refused:
        check_living(broken)

    assert {fault.path for fault in refused.value.faults} == {name}


def without(library: Library, kind: str, name: str) -> Library:
    if kind == "rules":
        rules = {k: v for k, v in library.law.rules.items() if k != name}
        return replace(library, law=library.law.model_copy(update={"rules": rules}))
    fields = {k: v for k, v in library.catalog.fields.items() if k != name}
    return replace(library, catalog=library.catalog.model_copy(update={"fields": fields}))


def test_a_closed_case_needs_nothing_any_more(filed: Story) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "finish", 2)
    broken = replace(filed.desk, library=without(filed.desk.library, "rules", "RULE_WEEK"))

    check_living(broken)
