"""Copies on the command line: made, laid out again, and the whole installation looked over."""

from pathlib import Path

import click
from pyrage import IdentityError
from pyrage.x25519 import Identity

from legalaid.app import build_desk
from legalaid.backups.sheet import read_sheets
from legalaid.cli.settings import configured, folder_of, of_demo, vault_of
from legalaid.cli.speech import READABLE, print_json
from legalaid.domain.errors import BackupFailed
from legalaid.migrations.run import is_at_head
from legalaid.services.backing_up import back_up
from legalaid.services.doctor import Found, examine
from legalaid.services.restoring import restore as lay_out_again

of_identity = click.option(
    "--identity",
    type=READABLE,
    help="A file with an age identity; without it, the words of two recovery sheets are asked.",
)


@click.command()
@of_demo
def backup(demo: Path | None) -> None:
    """Copy everything, closed for the recovery sheets, and prove the copy by laying it out."""
    config = configured(demo)
    made = back_up(build_desk(config), vault_of(config))
    told = f"{made.cases} cases, {made.events} events, {made.files} files"
    click.echo(f"{made.path}\nLaid out again and whole: {told}.")


@click.command()
@click.argument("file", type=READABLE)
@of_demo
@of_identity
def restore(file: Path, demo: Path | None, identity: Path | None) -> None:
    """Lay the backup FILE out in the empty place that is configured."""
    config = configured(demo)
    desk, opener = build_desk(config), identity_of(identity)
    cases, events, files = lay_out_again(desk, file, opener, folder_of(config.instance))
    click.echo(f"Restored and whole: {cases} cases, {events} events, {files} files.")
    if not is_at_head(desk.sessions.engine):
        click.echo("It was made by an older version: run 'legalaid db upgrade'.")


def identity_of(file: Path | None) -> Identity:
    if file is None:
        return read_sheets([click.prompt(f"Words of sheet {n}", err=True) for n in ("one", "two")])
    lines = file.read_text(encoding="ascii").splitlines()
    told = next((line for line in lines if line and not line.startswith("#")), "")
    try:
        return Identity.from_str(told.strip())
    except IdentityError as wrong:
        raise BackupFailed("backup_does_not_open") from wrong


@click.command()
@of_demo
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def doctor(ctx: click.Context, demo: Path | None, *, as_json: bool) -> None:
    """Look over the installation; exit 1 where something is wrong."""
    config = configured(demo)
    desk = build_desk(config)
    at_head = is_at_head(desk.sessions.engine)
    told = "at this version" if at_head else "not at this version: run 'legalaid db upgrade'"
    found = [Found("database", at_head, told)]
    if at_head:
        found += examine(desk, folder_of(config.instance), vault_of(config))
    if as_json:
        print_json([{"name": one.name, "well": one.is_well, "told": one.told} for one in found])
    else:
        for one in found:
            click.echo(f"{'well ' if one.is_well else 'WRONG'}  {one.name:<18}{one.told}")
    ctx.exit(0 if all(one.is_well for one in found) else 1)
