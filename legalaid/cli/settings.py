"""Which installation a command speaks of: the one in the environment, or a demo's folder."""

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import click

from legalaid.config import Config, Reading, UnsafeConfig
from legalaid.models.chest import unlock_keys
from legalaid.models.sealing import SealBroken
from legalaid.services.backing_up import Vault

SHEETS, CHEST = "recovery.txt", "keys.json"
OPEN_KEYS = ("LEGALAID_MASTER_KEY", "LEGALAID_MASTER_KEY_FILE")

WORDING: Mapping[str, str] = {
    "missing": "is not set.",
    "not_readable": "names a file that cannot be read.",
    "not_base64": "is not base64; make one with: head -c 32 /dev/urandom | base64",
    "not_numbered": "holds several keys: write each as NUMBER:KEY, with 1 to 255.",
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
    """What is missing or unsafe is told, and ends the command. What is written from here on is
    for this user alone."""
    os.umask(0o077)
    if demo is not None:
        return demo_config(demo.absolute())
    try:
        return Config.from_env(with_locked_keys(os.environ))
    except UnsafeConfig as unsafe:
        raise refusal(unsafe) from unsafe


def refusal(unsafe: UnsafeConfig) -> click.exceptions.Exit:
    click.echo("legalaid does not start with these settings:", err=True)
    for name, fault in unsafe.faults:
        click.echo(f"  {name}: {WORDING[fault]}", err=True)
    return click.exceptions.Exit(1)


def instance_of() -> Path:
    return Path(os.environ.get("LEGALAID_INSTANCE", "instance")).absolute()


def with_locked_keys(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Where no master key is set and some are locked in the instance: those, by the passphrase."""
    chest = instance_of() / CHEST
    if any(environ.get(name) for name in OPEN_KEYS) or not chest.is_file():
        return environ
    passphrase = environ.get("LEGALAID_PASSPHRASE") or click.prompt(
        "Passphrase", hide_input=True, err=True
    )
    try:
        found = unlock_keys(chest, passphrase)
    except SealBroken as wrong:
        raise click.ClickException("This passphrase does not open the keys.") from wrong
    return {**environ, "LEGALAID_MASTER_KEY": spelled(found)}


def keys_at_hand() -> Mapping[int, bytes]:
    """The master keys as they are set or locked; none in a new installation."""
    os.umask(0o077)
    environ = with_locked_keys(os.environ)
    if not any(environ.get(name) for name in OPEN_KEYS):
        return {}
    reading = Reading(environ)
    found = reading.keys("LEGALAID_MASTER_KEY")
    if reading.faults:
        raise refusal(UnsafeConfig(tuple(reading.faults)))
    return found


def spelled(keys: Mapping[int, bytes]) -> str:
    return " ".join(f"{n}:{base64.b64encode(key).decode()}" for n, key in sorted(keys.items()))


def folder_of(path: Path) -> Path:
    """The folder, made for this user alone when it was not there."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def vault_of(config: Config) -> Vault:
    """The recipient of the sheets lies in the instance: it closes backups and opens none."""
    sheets = config.instance / SHEETS
    return Vault(
        folder=config.backups or config.instance / "backups",
        sheets=sheets.read_text(encoding="ascii").strip() if sheets.is_file() else None,
        others=config.backup_recipients,
    )


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
