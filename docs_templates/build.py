"""Builds every Word template from the plain-text source beside it; `--check` only compares."""

import sys
from pathlib import Path

from legalaid.documents.package import Package, read_parts
from legalaid.documents.wordml import build

HERE = Path(__file__).resolve().parent
FRAME = HERE / "frame"


def sources() -> list[Path]:
    return sorted(path for path in HERE.glob("*/*.txt") if path.parent != FRAME)


def is_fresh(template: Path, package: Package) -> bool:
    """Part by part, because compressors differ."""
    return template.is_file() and read_parts(template.read_bytes()) == read_parts(package.bytes)


def main(arguments: list[str]) -> int:
    stale = 0
    for source in sources():
        template, package = source.with_suffix(".docx"), build(source, FRAME)
        if is_fresh(template, package):
            continue
        stale += 1
        sys.stdout.write(f"{template.relative_to(HERE)}\n")
        if "--check" not in arguments:
            template.write_bytes(package.bytes)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
