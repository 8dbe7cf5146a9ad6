"""Moving live proceedings to another version of their workflow, on the command line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from legalaid.cli.law import desk_of
from legalaid.cli.settings import of_demo
from legalaid.cli.speech import print_json
from legalaid.language import Speaker
from legalaid.services.desk import Desk
from legalaid.services.moving import BATCH, Progress, move, revert
from legalaid.services.population import Group, Moving, One, Report, report
from legalaid.services.standing import person_called

SPEAKER = Speaker("en")
SHORT = 12


@click.command()
@click.argument("workflow")
@click.option("--from", "from_", multiple=True, metavar="HASH", help="Only from this version.")
@click.option("--to", default="", metavar="HASH", help="Instead of the version in the files.")
@click.option("--map", "maps", multiple=True, metavar="OLD=NEW", help="What a state becomes.")
@click.option("--drop", "drops", multiple=True, metavar="FIELD", help="An answer left without use.")
@click.option("--batch", type=click.IntRange(min=1), default=BATCH, show_default=True)
@click.option("--dry-run", is_flag=True, help="Tell what would happen, and change nothing.")
@click.option("--revert", "run", metavar="RUN", help="Move back what that run moved.")
@click.option("--reason", help="Why; it stands in the record of every case.")
@click.option("--by", metavar="LOGIN", help="The administrator who does it.")
@click.option("--json", "as_json", is_flag=True)
@of_demo
@click.pass_context
def migrate(ctx: click.Context, /, demo: Path | None, *, as_json: bool, **given: Any) -> None:
    """Move running proceedings of WORKFLOW to another version of it, each in one transaction."""
    if given["dry_run"] == bool(given["reason"]):
        raise click.UsageError("Give either --dry-run, or --reason and --by.")
    desk = desk_of(demo)
    wish = moving(given)
    if given["dry_run"]:
        found = report(desk, wish)
        print_json(report_json(found)) if as_json else click.echo("\n".join(report_lines(found)))
        return
    ctx.exit(0 if carry_out(desk, wish, given, as_json=as_json) else 1)


def moving(given: dict[str, Any]) -> Moving:
    pairs = [one.partition("=") for one in given["maps"]]
    if not all(old and new for old, _, new in pairs):
        raise click.UsageError("--map takes OLD=NEW, two names of states.")
    return Moving(
        workflow=given["workflow"],
        to=given["to"],
        from_=given["from_"],
        states={old: new for old, _, new in pairs},
        drops=frozenset(given["drops"]),
    )


def carry_out(desk: Desk, wish: Moving, given: dict[str, Any], *, as_json: bool) -> bool:
    """Batch after batch until nothing is left that can move; False where somebody was quicker."""
    if not given["by"]:
        raise click.UsageError("--by names the administrator who does it.")
    person = person_called(desk, given["by"])
    run = given["run"] or str(uuid4())
    whole = Progress(run)
    while True:
        if given["run"]:
            batch = revert(desk, person, run, given["reason"], given["batch"])
        else:
            batch = move(desk, person, wish, given["reason"], run, given["batch"])
        whole.moved += batch.moved
        whole.stuck, whole.clash, whole.is_done = batch.stuck, batch.clash, batch.is_done
        if not as_json and batch.moved:
            click.echo(f"{len(whole.moved)} moved")
        if whole.is_done or whole.clash:
            break
    tell(whole, as_json=as_json)
    return whole.clash is None


def tell(whole: Progress, *, as_json: bool) -> None:
    if as_json:
        print_json(progress_json(whole))
        return
    click.echo("\n".join(progress_lines(whole)))


def progress_lines(whole: Progress) -> Iterator[str]:
    yield f"run {whole.run}: {len(whole.moved)} moved, {len(whole.stuck)} not"
    yield from (line for one in whole.stuck for line in stuck_lines(one))
    if whole.clash:
        yield f"{named(whole.clash)}: somebody was at work there. Run it again."


def progress_json(whole: Progress) -> dict[str, Any]:
    return {
        "run": whole.run,
        "moved": [{"reference": one.reference, "number": one.number} for one in whole.moved],
        "stuck": [one_json(one) for one in whole.stuck],
        "conflict": one_json(whole.clash) if whole.clash else None,
        "done": whole.is_done,
    }


def named(one: One) -> str:
    return f"{one.reference}/{one.number}"


def stuck_lines(one: One) -> Iterator[str]:
    yield f"  {named(one)} at {one.state}:"
    yield from (f"    {SPEAKER.sentence(reason)}" for reason in one.reasons)


def one_json(one: One) -> dict[str, Any]:
    reasons = [{"code": r.code, "message_en": SPEAKER.sentence(r)} for r in one.reasons]
    return {
        "reference": one.reference,
        "number": one.number,
        "from": one.from_,
        "state": one.state,
        "reasons": reasons,
    }


def report_lines(found: Report) -> Iterator[str]:
    yield f"{found.workflow} to {found.to[:SHORT]}: {found.ready} of {found.running} can move"
    for group in found.groups:
        yield from group_lines(group)
    if found.stuck:
        yield "cannot move:"
    yield from (line for one in found.stuck for line in stuck_lines(one))


def group_lines(group: Group) -> Iterator[str]:
    to = group.to or "? (say it with --map)"
    yield f"{group.from_[:SHORT]} {group.state} -> {to}: {group.ready} of {group.running}"
    yield from (f"  {one.aspect}: {one.title.en}" for one in group.differences)
    yield from (f"  deadline {one.effect} for {one.count}: {one.title.en}" for one in group.days)


def report_json(found: Report) -> dict[str, Any]:
    return {
        "workflow": found.workflow,
        "to": found.to,
        "running": found.running,
        "ready": found.ready,
        "groups": [group_json(one) for one in found.groups],
        "stuck": [one_json(one) for one in found.stuck],
    }


def group_json(group: Group) -> dict[str, Any]:
    return {
        "from": group.from_,
        "state": group.state,
        "to": group.to,
        "running": group.running,
        "ready": group.ready,
        "changes": [{"what": one.aspect, "title": one.title.en} for one in group.differences],
        "deadlines": [
            {"deadline": one.name, "effect": one.effect, "count": one.count} for one in group.days
        ],
    }
