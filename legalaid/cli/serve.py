"""Serving: what is configured, or the demo on this machine alone."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import click
import waitress

from legalaid.app import build_desk, create_app
from legalaid.cli.settings import configured, vault_of
from legalaid.config import Config
from legalaid.jobs.worker import back_up_forever, print_forever, run_forever
from legalaid.logs import arrange
from legalaid.migrations.run import is_at_head
from legalaid.services.definitions import check_living
from legalaid.services.desk import Desk
from legalaid.services.recounting import recount_deadlines
from legalaid.services.sources import prove_sources
from legalaid.services.templates import prove_in_force
from legalaid.web.uploads import MOST_SENT

THREADS = 8
PROXY = {
    "trusted_proxy": "127.0.0.1",
    "trusted_proxy_headers": "x-forwarded-proto x-forwarded-for",
}


@click.command()
def serve() -> None:
    """Serve what is configured; refuses an unsafe configuration."""
    config = configured()
    desk = build_desk(config)
    if not is_at_head(desk.sessions.engine):
        raise click.ClickException(
            "The database is not at this version: run 'legalaid db upgrade'."
        )
    check_living(desk)
    tell_of_the_calendar(desk)
    guard_copies(config, desk)
    listen(config, desk)


def guard_copies(config: Config, desk: Desk) -> None:
    vault = vault_of(config)
    if not vault.recipients:
        click.echo("No backup is made: nobody could open it. Run 'legalaid keys sheets'.", err=True)
        return
    work = partial(back_up_forever, desk, vault)
    threading.Thread(target=work, daemon=True, name="backups").start()


def tell_of_the_calendar(desk: Desk) -> None:
    """No day moves by itself: whoever serves is told that some should."""
    if moved := len(recount_deadlines(desk, dry_run=True)):
        told = f"{moved} deadlines no longer match the holidays: 'legalaid deadlines recompute'."
        click.echo(told, err=True)


def listen(config: Config, desk: Desk) -> None:
    """Blocks. Timers and the outbox are worked off in a thread of their own, PDF in another.

    Raises DefinitionFaulty: nothing is served on a faulty set.
    """
    arrange()
    prove_sources(config.instance)
    prove_in_force(desk)
    desk = replace(desk, proved_at=desk.now())
    for name, work in {"jobs": run_forever, "press": print_forever}.items():
        threading.Thread(target=work, args=(desk,), daemon=True, name=name).start()
    serve_wsgi: Callable[..., None] = waitress.serve
    serve_wsgi(
        create_app(config, desk),
        host=config.host,
        port=config.port,
        threads=THREADS,
        ident=None,
        max_request_body_size=MOST_SENT,
        inbuf_overflow=MOST_SENT,  # what people send is never written to a disk unsealed
        **(PROXY if config.is_behind_tls else {}),
    )
