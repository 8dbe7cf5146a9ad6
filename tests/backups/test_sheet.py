"""Any two of the three sheets bring the identity back; one of them, or a wrong word, nothing."""

from itertools import combinations

import pytest
from pyrage.x25519 import Identity

from legalaid.backups.sheet import make_sheets, read_sheets
from legalaid.domain.errors import BackupFailed

IDENTITY = Identity.generate()
SHEETS = make_sheets(IDENTITY)


@pytest.mark.parametrize("two", list(combinations(SHEETS, 2)))
def test_any_two_do(two: tuple[str, str]) -> None:
    assert str(read_sheets(two)) == str(IDENTITY)


def test_they_may_be_typed_loosely() -> None:
    assert str(read_sheets([f"  {SHEETS[0].upper()}\n", SHEETS[2]])) == str(IDENTITY)


@pytest.mark.parametrize(
    "typed",
    [
        SHEETS[:1],
        (SHEETS[0], SHEETS[0]),
        (SHEETS[0], make_sheets(Identity.generate())[1]),
        (SHEETS[0], SHEETS[1].rsplit(" ", 1)[0] + " academic"),
        (SHEETS[0], ""),
        (SHEETS[0], "not a word of the list"),
    ],
)
def test_nothing_else_does(typed: tuple[str, ...]) -> None:
    with pytest.raises(BackupFailed, match="sheet_wrong"):
        read_sheets(typed)
