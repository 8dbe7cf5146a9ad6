"""The catalogue of periods: how long, whether one can be extended, how surely that is known."""

import pytest

from legalaid.engine.library import read_library
from legalaid.paths import data_dir

LIBRARY = read_library([data_dir("workflows")])
CATALOGUE = [
    ("CCP_303", {"weeks": 1}, False, "text_seen"),
    ("CCP_301_2", {"weeks": 2}, None, "text_seen"),
    ("CCP_264", {"months": 1}, False, "text_seen"),
    ("SATUK", {"months": 1}, None, "recalled"),
    ("CCP_203", {"weeks": 2}, None, "recalled"),
    ("BAR_DESIGNATE", {"days": 15}, None, "secondary"),
    ("CC_950", {"days": 120}, None, "secondary"),
    ("COMMUNE_CONCILIATION", {"days": 15}, None, "secondary"),
]


@pytest.mark.parametrize(("name", "period", "extendable", "certainty"), CATALOGUE)
def test_a_period_is_as_the_catalogue_has_it(
    name: str, period: dict[str, int], *, extendable: bool | None, certainty: str
) -> None:
    rule = LIBRARY.law.rules[name]

    assert rule.period is not None
    assert rule.period.model_dump(exclude_none=True) == period
    assert (rule.extendable, rule.certainty) == (extendable, certainty)


def test_every_period_that_a_workflow_counts_with_stands_in_the_catalogue() -> None:
    used = {
        deadline.rule
        for one in LIBRARY.definitions.values()
        for deadline in one.workflow.deadlines.values()
        if deadline.rule is not None
    }

    assert used <= {name for name, *_ in CATALOGUE}


@pytest.mark.parametrize(
    ("workflow", "deadline", "field"),
    [
        ("divorce", "correction_due", "correction.due_on"),
        ("protection_order", "expiry", "order.ends_on"),
    ],
)
def test_what_the_court_sets_is_read_from_its_order(
    workflow: str, deadline: str, field: str
) -> None:
    rule = LIBRARY.definitions[workflow].workflow.deadlines[deadline]

    assert (rule.on, rule.rule, rule.days) == (field, None, None)
