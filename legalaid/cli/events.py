"""The record of what happened, on the command line: checked, and anchored outside."""

from pathlib import Path
from typing import TextIO

import click

from legalaid.app import build_desk
from legalaid.cli.settings import configured, of_demo
from legalaid.services.anchors import Kept, anchor
from legalaid.services.events import verify
from legalaid.services.views import Broken


@click.group()
def events() -> None:
    """The record of what happened."""


@events.command("verify")
@click.option(
    "--kept", type=click.File(encoding="utf-8"),
    help="A file with what was kept outside: a line for each anchor, its number and its code.",
)  # fmt: skip
@of_demo
@click.pass_context
def verify_events(ctx: click.Context, demo: Path | None, kept: TextIO | None) -> None:
    """Check every chain and every anchor; exit 1 where one does not hold."""
    broken = verify(build_desk(configured(demo)), kept=read_kept(kept) if kept else ())
    for one in broken:
        click.echo(told(one), err=True)
    click.echo("Every chain holds." if not broken else f"{len(broken)} places do not hold.")
    ctx.exit(1 if broken else 0)


def told(broken: Broken) -> str:
    if broken.code in {"anchor", "kept"}:
        return f"anchor {broken.seq}: {broken.code}"
    whose = f"{broken.reference} event" if broken.reference else "record of reads, entry"
    return f"{whose} {broken.seq}: {broken.code}"


def read_kept(lines: TextIO) -> tuple[Kept, ...]:
    """Raises a click.UsageError for a line that is not a number and a code."""
    found = []
    for line in filter(str.strip, lines):
        number, _, code = line.strip().partition(" ")
        if not number.isdecimal() or not code:
            raise click.UsageError("A line is the number of an anchor and its code.")
        found.append(Kept(int(number), code))
    return tuple(found)


@events.command("anchor")
@of_demo
def anchor_events(demo: Path | None) -> None:
    """Anchor the heads of all chains now; prints the line to keep outside."""
    made = anchor(build_desk(configured(demo)))
    click.echo(f"{made.number} {made.code}")
