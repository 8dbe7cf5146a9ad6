"""Files that somebody sends to do harm: refused, or taken in with a copy that cannot."""

import random
from collections.abc import Callable

import pytest

from benchmarks.hostile_files import CLEANED, EITHER, REFUSED
from benchmarks.plain_files import MARK, jpeg, pdf, png, word
from benchmarks.spoiling import Maker
from legalaid.attachments.inspection import inspect
from legalaid.attachments.kinds import KINDS, kind_of
from legalaid.attachments.limits import MOST_BYTES
from legalaid.attachments.refusal import RefusedFile
from tests.attachments.unpacked import everything

ACTING = (b"/JS", b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction", b"/AA", b"/EmbeddedFile",
          b"TargetMode", b"oleObject", b"altChunk", b"instrText", b"vbaProject",
          b"evil.example")  # fmt: skip


def is_clean(kind: str, view: bytes) -> bool:
    unpacked = everything(kind, view)
    return kind_of(view).code == kind and not any(
        one in unpacked for one in (MARK.encode(), *ACTING)
    )


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_a_file_outside_the_list_is_refused_with_its_rule(make: Maker) -> None:
    with pytest.raises(RefusedFile, match=r"^attached_"):
        inspect(make(random.Random(3)))


@pytest.mark.parametrize("make", CLEANED.values(), ids=CLEANED)
def test_a_file_that_acts_or_tells_is_taken_in_with_a_clean_copy(make: Maker) -> None:
    got = inspect(make(random.Random(3)))

    assert is_clean(got.kind.code, got.view)


@pytest.mark.parametrize("make", EITHER.values(), ids=EITHER)
def test_a_file_with_wrong_bytes_is_refused_or_cleaned(make: Maker) -> None:
    for seed in range(4):
        try:
            got = inspect(make(random.Random(seed)))
        except RefusedFile:
            continue
        assert is_clean(got.kind.code, got.view)


@pytest.mark.parametrize(
    ("code", "make"), [("jpg", jpeg), ("png", png), ("pdf", pdf), ("docx", word)]
)
def test_a_plain_file_is_taken_in_as_what_it_is(code: str, make: Callable[[], bytes]) -> None:
    assert inspect(make()).kind == KINDS[code]


def test_a_file_that_is_too_large_is_not_even_opened() -> None:
    with pytest.raises(RefusedFile, match="attached_too_big"):
        inspect(b"\xff\xd8\xff" + b"\0" * MOST_BYTES)
