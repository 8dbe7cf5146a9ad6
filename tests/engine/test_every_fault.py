"""For each code of the proof, enough sets that are faulty in that way and in no other sense."""

from collections import Counter
from pathlib import Path

import pytest

from legalaid.engine.proof.check import check
from tests.engine.broken import BROKEN
from tests.engine.faulty import ALONE, HOLES, LOST, NEVER, SILENCE, STUCK, UNUSED
from tests.engine.stranded import STRANDED
from tests.engine.tiny import Tiny

ENOUGH = 5
CODES = (
    "yaml", "schema", "unknown-name", "unreachable-state", "dead-end", "no-way-to-final",
    "nobody-can-act", "timer-loses-right", "never-possible", "unassigned-field",
    "same-person-decides", "deadline-without-effect", "missing-title", "missing-reason",
    "missing-law", "unused", "stuck-case",
)  # fmt: skip
UNREADABLE = [
    # what stands in a file of the set, and on which line it is no strict YAML
    (b"workflow: relief\nworkflow: relief\n", 2),
    (b"workflow: relief\nopening: {by: [court]\n", 3),
    (b"workflow: relief\ninitial: no\n", 2),
    (b"workflow: relief\n\tinitial: draft\n", 2),
    (b"workflow: &a relief\ninitial: *a\n", 1),
    (b"workflow: 010\n", 1),
    (b"workflow: !!python/name:os.system relief\n", 1),
    (b"workflow: \xff\xfe\n", 1),
]


@pytest.mark.parametrize(("written", "line"), UNREADABLE)
def test_what_is_no_strict_yaml_is_told_at_its_line(
    tmp_path: Path, written: bytes, line: int
) -> None:
    (Tiny().write(tmp_path) / "relief/workflow.yaml").write_bytes(written)
    (fault,) = check(tmp_path)

    assert (fault.code, fault.line) == ("yaml", line)
    assert fault.message.is_whole


def test_each_code_is_shown_by_five_faulty_sets_or_more() -> None:
    shown = Counter(code for code, *_ in BROKEN)
    shown |= Counter({
        "yaml": len(UNREADABLE), "never-possible": len(NEVER), "unassigned-field": len(HOLES),
        "same-person-decides": len(ALONE), "deadline-without-effect": len(SILENCE),
        "unused": len(UNUSED), "stuck-case": len(STUCK),
    })  # fmt: skip
    shown["no-way-to-final"] += len(STRANDED)
    shown["timer-loses-right"] += len(LOST)

    assert {code: shown[code] for code in CODES if shown[code] < ENOUGH} == {}
    assert set(shown) == set(CODES)
