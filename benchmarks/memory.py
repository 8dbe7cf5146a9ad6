"""What stays in memory after many whole steps with their papers."""

import resource
from pathlib import Path

from benchmarks.stage import staged
from legalaid.services.events import verify
from legalaid.services.journeys import play, scenes

STORY = ("legal_aid_request", "power_signed")
WATCHED_EVERY = 10_000


def memory(steps: int) -> dict[str, object]:
    """The resident memory, in KiB, after each so many steps."""
    every = max(1, min(WATCHED_EVERY, steps // 10))
    with staged() as (desk, cast, _):
        done, watched = 0, []
        while done < steps:
            for _played in play(desk, cast, scenes(desk, *STORY)):
                done += 1
                if done % every == 0:
                    watched.append((done, resident()))
                    print(f"{done} steps: {watched[-1][1]} KiB", flush=True)
        return {"resident_kib": watched, "chains_broken": len(verify(desk))}


def resident() -> int:
    """What is resident now; the peak where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1])
