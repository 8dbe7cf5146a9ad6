"""Which installation a command speaks of: the one in the environment, or a demo's folder."""

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import click

from legalaid.config import Config, UnsafeConfig

WORDING: Mapping[str, str] = {
    "missing": "is not set.",
    "not_readable": "names a file that cannot be read.",
    "not_base64": "is not base64; make one with: head -c 32 /dev/urandom | base64",
    "too_short": "is shorter than 32 bytes.",
    "not_a_port": "is not a port between 1 and 65535.",
    "not_https": "must begin with 'https://'.",
    "no_tls": "must be 'yes', with a proxy that ends TLS, to be reached from other machines.",
}
of_demo = click.option(
    "--demo",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of a demo, instead of the settings in the environment.",
)


def configured(demo: Path | None = None) -> Config:
    """What is missing or unsafe is told, and ends the command."""
    if demo is not None:
        return demo_config(demo.absolute())
    try:
        return Config.from_env(os.environ)
    except UnsafeConfig as refused:
        click.echo("legalaid does not start with these settings:", err=True)
        for name, fault in refused.faults:
            click.echo(f"  {name}: {WORDING[fault]}", err=True)
        raise click.exceptions.Exit(1) from refused


def demo_config(instance: Path, port: int = 8000) -> Config:
    """The key lies beside the database: good enough for people who do not exist."""
    key = instance / "demo.key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_bytes(base64.b64encode(secrets.token_bytes(64)))
    kept = base64.b64decode(key.read_bytes())
    return Config(
        database_url=f"sqlite:///{instance / 'demo.db'}",
        master_keys={1: kept[:32]},
        secret=kept[32:],
        instance=instance,
        port=port,
        is_demo=True,
    )
