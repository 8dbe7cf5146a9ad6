"""`make soak`: the long runs, and their figures in `benchmarks/soak.json`.

Each can be run alone, with how much of it: `python -m benchmarks.soak walks 500`.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.contention import contested, contested_on_postgres, submitted_twice
from benchmarks.hostile import received
from benchmarks.hostile_text import hostile
from benchmarks.kills import killed
from benchmarks.memory import memory
from benchmarks.mutants import run as mutated
from benchmarks.walks import walked, walked_on_postgres

FIGURES = Path(__file__).parent / "soak.json"
Part = Callable[[int], Mapping[str, object]]
PARTS: Mapping[str, tuple[Part, int]] = {
    # what is run, and how often
    "hostile": (hostile, 10_000),
    "memory": (memory, 100_000),
    "files": (received, 1_000),
    "kills": (killed, 1_000),
    "contention": (contested, 5_000),
    "contention_on_postgres": (contested_on_postgres, 5_000),
    "double_submits": (submitted_twice, 1_000),
    "mutants": (lambda kinds: mutated(kinds or None), 0),
    "walks": (walked, 5_000),
    "walks_on_postgres": (walked_on_postgres, 200),
}


def main() -> None:
    wanted = sys.argv[1:2] or [*PARTS]
    for name in wanted:
        part, count = PARTS[name]
        keep(name, part(int(sys.argv[2]) if sys.argv[2:] else count))


def keep(name: str, found: Mapping[str, object]) -> None:
    """Beside the figures of the other parts."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    figures[name] = found
    print(json.dumps({name: found}, indent=2))
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
