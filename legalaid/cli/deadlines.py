"""Running deadlines on the command line: reckoned again after the calendar changed."""

from pathlib import Path

import click

from legalaid.app import build_desk
from legalaid.cli.settings import configured, of_demo
from legalaid.cli.speech import print_json
from legalaid.services.recounting import MovedDue, recount_deadlines


@click.group()
def deadlines() -> None:
    """The deadlines that run."""


@deadlines.command()
@of_demo
@click.option("--dry-run", is_flag=True, help="Tell what would move; nothing does.")
@click.option("--json", "as_json", is_flag=True)
def recompute(demo: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Reckon all that run again, with one recorded act for each case in which a day moves.

    To be run when a year of holidays was added, corrected or confirmed.
    """
    moved = recount_deadlines(build_desk(configured(demo)), dry_run=dry_run)
    if as_json:
        print_json([row_of(one) for one in moved])
        return
    for one in moved:
        passed = " (passed already)" if one.is_lost else ""
        click.echo(f"{one.reference}/{one.number}: {one.before} → {one.after}{passed}")
    click.echo(f"{len(moved)} deadlines {'would move' if dry_run else 'moved'}.")


def row_of(one: MovedDue) -> dict[str, object]:
    return {
        "case": one.reference,
        "proceeding": one.number,
        "deadline": one.title.en,
        "before": one.before,
        "after": one.after,
        "has_passed": one.is_lost,
    }
