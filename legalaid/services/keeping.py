"""Which backups are kept: the last of each of seven days, and of each of twelve months."""

from collections.abc import Iterable
from pathlib import Path

from legalaid.services.backing_up import Made, Vault, back_up, when
from legalaid.services.desk import Desk, civil_day

DAYS, MONTHS = 7, 12


def backups_in(folder: Path) -> list[Path]:
    """The newest first."""
    return sorted(folder.glob("backup-*.age"), key=when, reverse=True)


def is_due(desk: Desk, vault: Vault) -> bool:
    newest = next(iter(backups_in(vault.folder)), None)
    return newest is None or civil_day(when(newest)) < desk.today()


def back_up_daily(desk: Desk, vault: Vault) -> Made | None:
    """None where today's is made already. What is older than what is kept goes afterwards."""
    if not is_due(desk, vault):
        return None
    made = back_up(desk, vault)
    drop_old(vault)
    return made


def drop_old(vault: Vault) -> None:
    every = backups_in(vault.folder)
    kept = {*newest_of(every, "%Y%m%d", DAYS), *newest_of(every, "%Y%m", MONTHS)}
    for one in every:
        if one not in kept:
            one.unlink()


def newest_of(every: Iterable[Path], span: str, most: int) -> list[Path]:
    first: dict[str, Path] = {}

    for one in every:
        first.setdefault(civil_day(when(one)).strftime(span), one)
    return list(first.values())[:most]
