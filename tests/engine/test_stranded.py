"""A way out of every state is not enough: it must be there for every case that comes to it."""

from pathlib import Path

import pytest

from legalaid.engine.proof.check import check
from tests.engine.faulty import Changes
from tests.engine.stranded import SAFE, STRANDED, lean


@pytest.mark.parametrize(("told", "changes"), STRANDED)
def test_a_case_that_nothing_leads_on_is_told_with_its_answers(
    tmp_path: Path, told: str, changes: Changes
) -> None:
    (fault,) = check(lean(changes).write(tmp_path))

    assert (fault.code, fault.path) == ("no-way-to-final", "states.sent")
    assert told in [line.en for line in fault.story]
    assert all(line.is_whole and line.km != line.en for line in (fault.message, *fault.story))


@pytest.mark.parametrize("changes", SAFE)
def test_a_case_that_still_has_a_way_on_is_no_fault(tmp_path: Path, changes: Changes) -> None:
    assert check(lean(changes).write(tmp_path)) == []
