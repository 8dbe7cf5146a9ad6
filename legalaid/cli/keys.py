"""Keys on the command line: locked, added, wrapped anew, and written on the recovery sheets."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import click
from pyrage.x25519 import Identity
from zxcvbn import zxcvbn

from legalaid.app import build_desk
from legalaid.backups.sheet import make_sheets, read_sheets
from legalaid.cli.safety import identity_of, of_identity
from legalaid.cli.settings import (
    CHEST,
    SHEETS,
    configured,
    folder_of,
    instance_of,
    keys_at_hand,
    of_demo,
    spelled,
    vault_of,
)
from legalaid.cli.speech import READABLE, WRITABLE
from legalaid.domain.errors import BackupFailed
from legalaid.models.chest import lock_keys
from legalaid.services.backing_up import back_up, try_out
from legalaid.services.keys import rotate, under_keys
from legalaid.services.restoring import keys_in

SHORTEST, STRONGEST = 16, 4  # characters; zxcvbn's best score
SHEET = """
────────────────────────────────────────────────────────────────────────
Recovery sheet %(n)s of 3. Any two sheets open every backup; one opens none.
Keep it where nobody finds the other two. Write nothing else on it.

%(words)s
────────────────────────────────────────────────────────────────────────"""


@click.group()
def keys() -> None:
    """The master keys, and the sheets that bring them back."""


@keys.command()
def lock() -> None:
    """Lock the master keys under a passphrase; makes the first key where there is none."""
    held = keys_at_hand() or {1: secrets.token_bytes(32)}
    place = folder_of(instance_of()) / CHEST
    lock_keys(place, new_passphrase(), held)
    click.echo(f"{place}: keys {', '.join(map(str, held))}. Unset LEGALAID_MASTER_KEY now.")


def new_passphrase() -> str:
    """Five words or more that no list of passwords begins with."""
    passphrase: str = click.prompt(
        "New passphrase", hide_input=True, confirmation_prompt=True, err=True
    )
    if len(passphrase) < SHORTEST or zxcvbn(passphrase[:72])["score"] < STRONGEST:
        raise click.ClickException("This can be guessed. Take five or more words at random.")
    return passphrase


@keys.command()
def add() -> None:
    """A further master key, which becomes the current one; then 'legalaid keys rotate'."""
    held, place = keys_at_hand(), instance_of() / CHEST
    more = {**held, max(held, default=0) + 1: secrets.token_bytes(32)}
    if place.is_file():
        lock_keys(place, new_passphrase(), more)
        click.echo(f"{place}: keys {', '.join(map(str, more))}.")
    else:
        click.echo(f"Set LEGALAID_MASTER_KEY (or its file) to:\n{spelled(more)}")


@keys.command("rotate")
@of_demo
def rotate_keys(demo: Path | None) -> None:
    """Wrap every data key under the current master key. Stopped and begun again, it goes on."""
    desk = build_desk(configured(demo))
    done = sum(rotate(desk))
    click.echo(f"{done} data keys wrapped anew; all are under key {desk.keyring.current}.")
    click.echo("Keep the older keys: records made under them are proved with them.")


@keys.command()
@of_demo
def status(demo: Path | None) -> None:
    """How many data keys each master key wraps."""
    desk = build_desk(configured(demo))
    counted = under_keys(desk)
    for number in desk.keyring.masters:
        mark = " (current)" if number == desk.keyring.current else ""
        click.echo(f"key {number}{mark}: {counted.get(number, 0)}")


@keys.command()
@of_demo
def sheets(demo: Path | None) -> None:
    """Write recovery sheets for two holders and an envelope, and prove that two of them do."""
    config = configured(demo)
    identity = Identity.generate()
    for n, words in enumerate(make_sheets(identity), start=1):
        click.echo(SHEET % {"n": n, "words": laid(words)})
    click.echo("\nPrint or write down all three. Then type two of them from the paper.", err=True)
    typed = read_sheets([click.prompt(f"Words of sheet {n}", err=True) for n in ("one", "two")])
    if str(typed) != str(identity):
        raise BackupFailed("sheet_wrong")
    place = folder_of(config.instance) / SHEETS
    place.write_text(f"{identity.to_public()}\n", encoding="ascii")
    desk = build_desk(config)
    made = back_up(desk, vault_of(config))
    cases, events, files = try_out(desk, made.path, typed, is_current=True)
    click.echo(f"{made.path}\nThe two sheets opened it: {cases} cases, {events} events, "
               f"{files} files. Clear this screen.")  # fmt: skip


def laid(words: str) -> str:
    """Four numbered words in a line, to be read aloud and typed."""
    each = [f"{n:>2} {word:<12}" for n, word in enumerate(words.split(), start=1)]
    return "\n".join("  ".join(each[at : at + 4]).rstrip() for at in range(0, len(each), 4))


@keys.command()
@click.argument("file", type=READABLE)
@click.option("--to", required=True, type=WRITABLE, help="Where the keys are written.")
@of_identity
def recover(file: Path, to: Path, identity: Path | None) -> None:
    """Take the master keys out of the backup FILE, with the words of two recovery sheets."""
    found = keys_in(file, identity_of(identity), to.absolute().parent)
    write_keys(to, found)
    click.echo(f"{to}: set LEGALAID_MASTER_KEY_FILE to it, then 'legalaid restore'.")


def write_keys(to: Path, found: Mapping[int, bytes]) -> None:
    to.touch(mode=0o600)
    to.chmod(0o600)
    to.write_text(spelled(found) + "\n", encoding="ascii")
