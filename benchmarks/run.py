"""`make bench`: one table, and `benchmarks/results.json`."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks import documents, steps, workflows
from benchmarks.row import Row

RESULTS = Path(__file__).parent / "results.json"
MEASURED = ("docxtpl", "SQLAlchemy", "transitions", "Flask", "Jinja2", "isal")


def main() -> None:
    rows = [*documents.measure(), *steps.measure(), *workflows.measure()]
    print_table(rows)
    versions = {"python": platform.python_version()} | {name: version(name) for name in MEASURED}
    body = {"versions": versions, "rows": [asdict(row) for row in rows]}
    RESULTS.write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")


def print_table(rows: Sequence[Row]) -> None:
    print(f"{'measure':<44}{'ours':>12}{'other':>12}{'ratio':>9}  goal")
    for row in rows:
        numbers = f"{row.ours:>12.1f}{row.theirs:>12.1f}{row.ratio:>9.2f}"
        print(f"{row.name:<44}{numbers}  {row.goal}  ({row.unit}, {row.rounds} rounds)")


if __name__ == "__main__":
    main()
