"""What a file brought by a person is, and its cleaned copy: judged outside this process."""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass

from legalaid.attachments.kinds import KINDS, FileKind, kind_of
from legalaid.attachments.limits import WALL_SECONDS
from legalaid.attachments.refusal import RefusedFile
from legalaid.paths import PACKAGE

COMMAND = (sys.executable, "-P", "-m", "legalaid.attachments.child")
HEAVY = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGSEGV})


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that is taken in."""

    kind: FileKind
    view: bytes


def inspect(data: bytes) -> Inspected:
    """Raises RefusedFile. A parser that fails in any way has read a broken file."""
    kind_of(data)
    try:
        done = subprocess.run(  # noqa: S603  our own module, and nothing of the file
            COMMAND,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1"},
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise RefusedFile("attached_too_heavy") from slow
    return judged(done.returncode, done.stdout)


def judged(status: int, said: bytes) -> Inspected:
    if status in HEAVY:
        raise RefusedFile("attached_too_heavy")
    line, _, view = said.partition(b"\n")
    if status or not line:
        raise RefusedFile("attached_broken")
    verdict = json.loads(line)
    if "rule" in verdict:
        raise RefusedFile(verdict["rule"], **verdict["data"])
    return Inspected(KINDS[verdict["kind"]], view)
