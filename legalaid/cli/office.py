"""Administration on the command line: the store, its files, due timers, and the first people."""

from pathlib import Path

import click
from sqlalchemy import make_url

from legalaid.app import build_desk
from legalaid.cli.settings import configured, folder_of, of_demo, vault_of
from legalaid.cli.speech import today
from legalaid.migrations.run import upgrade
from legalaid.models.copying import is_empty
from legalaid.services.attachments import check_shelf
from legalaid.services.backing_up import back_up
from legalaid.services.staff import Invitation, NewOffice
from legalaid.services.timers import run_timers
from legalaid.services.users import found_installation


@click.group("db")
def database() -> None:
    """The store."""


@database.command("upgrade")
@of_demo
@click.option("--without-backup", is_flag=True, help="There is a copy of it elsewhere.")
def upgrade_database(demo: Path | None, *, without_backup: bool) -> None:
    """Bring the store to the shape this program needs; first a backup of what it holds."""
    config = configured(demo)
    folder_of(config.instance)
    if not (without_backup or config.is_demo or is_empty(make_url(config.database_url))):
        made = back_up(build_desk(config), vault_of(config), is_current=False)
        click.echo(f"Backup: {made.path}")
    upgrade(config.database_url)
    click.echo("The database is at this version.")


@click.group()
def files() -> None:
    """What people brought."""


@files.command("check")
@of_demo
@click.pass_context
def check_files(ctx: click.Context, demo: Path | None) -> None:
    """Compare the shelf with the rows, both ways; exit 1 where a file is lost or changed."""
    report = check_shelf(build_desk(configured(demo)))
    for address in report.missing:
        click.echo(f"lost or changed: {address}", err=True)
    for name in (*report.orphans, *report.unfinished):
        click.echo(f"belongs to nothing: {name}", err=True)
    click.echo("Every file is there." if report.is_sound else "Files are lost or changed.")
    ctx.exit(0 if report.is_sound else 1)


@click.command()
@of_demo
def timers(demo: Path | None) -> None:
    """Take the steps that are due today."""
    done = run_timers(build_desk(configured(demo)))
    click.echo(f"{today()}: {done} timers")


@click.group()
def user() -> None:
    """People who sign in."""


@user.command("found")
@click.option("--office-code", required=True)
@click.option("--office-kind", required=True)
@click.option("--province", required=True, help="Two digits, as in the gazetteer.")
@click.option("--office-km", required=True)
@click.option("--office-en", required=True)
@click.option("--login", required=True)
@click.option("--name", required=True, help="In Khmer.")
@click.option("--name-latin", required=True)
def found(**given: str) -> None:
    """Enter the first office and the first administrator; prints the code for the password."""
    office = NewOffice(
        code=given["office_code"],
        kind=given["office_kind"],
        province=given["province"],
        name_km=given["office_km"],
        name_en=given["office_en"],
    )
    administrator = Invitation(
        login=given["login"], name=given["name"], name_latin=given["name_latin"]
    )
    _, code = found_installation(build_desk(configured()), office, administrator)
    click.echo(f"Open /invitation in the browser within 7 days and enter this code once:\n{code}")
