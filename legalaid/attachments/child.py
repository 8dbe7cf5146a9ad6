"""The process that opens one file of a stranger: little time, little memory, no files, no net.

It reads the file from standard input and writes a line of JSON and the cleaned copy.
"""

import json
import resource
import sys

from legalaid.attachments.cleaning import clean
from legalaid.attachments.limits import (
    CPU_SECONDS,
    MOST_ADDRESSES,
    MOST_BYTES,
    MOST_DATA,
    MOST_FILES_OPEN,
)
from legalaid.attachments.refusal import RefusedFile

LIMITS = {
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_DATA: MOST_DATA,
    resource.RLIMIT_AS: MOST_ADDRESSES,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: MOST_FILES_OPEN,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    view = b""
    try:
        kind, view = clean(data)
        verdict: dict[str, object] = {"kind": kind}
    except RefusedFile as refused:
        verdict = {"rule": refused.code, "data": refused.data}
    except MemoryError:
        verdict = {"rule": "attached_too_heavy", "data": {}}
    sys.stdout.buffer.write(json.dumps(verdict).encode() + b"\n" + view)


if __name__ == "__main__":
    main()
