"""A thousand hostile files through the door, each timed, and what became of them."""

import resource
import time
from collections import Counter

from benchmarks.hostile_files import files
from legalaid.attachments.inspection import inspect
from legalaid.attachments.kinds import KINDS
from legalaid.attachments.refusal import RefusedFile


def received(count: int) -> dict[str, object]:
    """`wrong` are files that were taken in and should not have been, or the other way round."""
    became: Counter[str] = Counter()
    wrong, seconds = [], []
    for hostile in files(count):
        began = time.perf_counter()
        try:
            kind = inspect(hostile.data).kind.code
            verdict = "cleaned" if kind in KINDS else "outside"
        except RefusedFile as refused:
            verdict = "refused"
            became[refused.code] += 1
        seconds.append(time.perf_counter() - began)
        became[verdict] += 1
        if hostile.must not in {verdict, "either"}:
            wrong.append(hostile.name)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "files": count,
        "wrong": wrong,
        "became": dict(became),
        "slowest_seconds": round(max(seconds), 2),
        "peak_kib_of_a_child": peak,
    }
