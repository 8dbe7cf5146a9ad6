"""`make soak`: the long runs, and their figures in `benchmarks/soak.json`."""

import json
import resource
import sys
from pathlib import Path

from benchmarks.kills import killed
from benchmarks.mutants import run as mutated
from benchmarks.stage import staged
from legalaid.services.events import verify
from legalaid.services.journeys import play, scenes

FIGURES = Path(__file__).parent / "soak.json"
STORY = ("legal_aid_request", "power_signed")
STEPS = 100_000
WATCHED_EVERY = 10_000
KILLS = 200


def main() -> None:
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    figures = {"memory": memory(steps), "kills": killed(kills), "mutants": mutated()}
    print(json.dumps(figures, indent=2))
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def memory(steps: int) -> dict[str, object]:
    """The resident memory, in KiB, after each so many whole steps with their papers."""
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


if __name__ == "__main__":
    main()
