"""The demo: an embedded database with a fictitious province, kept between runs."""

from collections.abc import Callable
from pathlib import Path

import click

from legalaid.app import build_desk
from legalaid.cli.serve import listen
from legalaid.cli.settings import demo_config, folder_of
from legalaid.migrations.run import upgrade
from legalaid.services.demo import (
    accounts,
    cast_of,
    has_cases,
    is_empty,
    read_demo,
    staff,
    stories,
    tell_stories,
)
from legalaid.services.desk import Desk


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--instance",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("instance"),
    show_default=True,
    help="Where the database and its keys are kept.",
)
@click.option("--seed-only", is_flag=True, help="Make the database and stop.")
def demo(port: int, instance: Path, *, seed_only: bool) -> None:
    """Serve a fictitious province on this machine alone."""
    config = demo_config(folder_of(instance).absolute(), port)
    click.echo(f"Database: {config.instance / 'demo.db'}")
    upgrade(config.database_url)
    desk = build_desk(config)
    seed(desk)
    tell_accounts(port)
    if not seed_only:
        listen(config, desk)


def seed(desk: Desk) -> None:
    """People and cases where there are none; what is there is kept."""
    file = read_demo()
    if is_empty(desk):
        click.echo("Entering offices and people …")
        staff(desk, file)
    if not has_cases(desk):
        with click.progressbar(length=len(stories(desk)), label="Playing stories") as bar:
            tell_stories(desk, cast_of(desk, file), advance(bar.update))


def advance(update: Callable[[int], None]) -> Callable[[str], None]:
    return lambda _story: update(1)


def tell_accounts(port: int) -> None:
    click.echo("\nSign in as (nobody here exists):")
    for account in accounts(read_demo()):
        click.echo(f"  {account.login:<20}{account.password:<22}{account.name.en}")
    click.echo(f"\nhttp://127.0.0.1:{port}/   (this machine only; Ctrl-C stops it)")
