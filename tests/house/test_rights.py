"""A change of rights or of questions is seen before it is shipped."""

import pytest

from legalaid.engine.library import read_library
from legalaid.paths import data_dir
from tests.house.rights import TABLES, table

DEFINITIONS = read_library([data_dir("workflows")]).definitions


@pytest.mark.parametrize("name", DEFINITIONS)
def test_the_rights_are_those_that_were_agreed(name: str) -> None:
    kept = (TABLES / f"{name}.txt").read_text(encoding="utf-8")

    assert table(DEFINITIONS[name].workflow) == kept, "python -m tests.house.rights writes it anew"
