"""Looks over a whole installation: record, papers, files, store, keys, clock, disk and rights."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, text

from legalaid.models.base import table_of
from legalaid.models.event import Event
from legalaid.services.attachments import check_shelf
from legalaid.services.backing_up import Vault, when
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.keeping import backups_in
from legalaid.services.keys import cases_that_do_not_open, under_keys

LEAST_FREE = 512 * 2**20  # bytes
OLDEST = timedelta(days=2)  # of the newest backup
WANTED: Mapping[str, Mapping[str, object]] = {
    "sqlite": {
        "PRAGMA journal_mode": "wal", "PRAGMA synchronous": 2, "PRAGMA foreign_keys": 1,
        "PRAGMA secure_delete": 1, "PRAGMA temp_store": 2, "PRAGMA trusted_schema": 0,
    },
    "postgresql": {
        "SHOW fsync": "on", "SHOW synchronous_commit": "on", "SHOW full_page_writes": "on",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at; `told` is what was seen, without a word from any case."""

    name: str
    is_well: bool
    told: str


def examine(desk: Desk, instance: Path, vault: Vault) -> tuple[Found, ...]:
    """In the order of what a lawyer would lose first."""
    looks: tuple[Callable[[], Iterator[Found]], ...] = (
        lambda: look_at_record(desk),
        lambda: look_at_files(desk),
        lambda: look_at_keys(desk),
        lambda: look_at_settings(desk),
        lambda: look_at_role(desk),
        lambda: look_at_clock(desk),
        lambda: look_at_room(instance),
        lambda: look_at_rights(desk, instance),
        lambda: look_at_backups(desk, vault),
    )
    return tuple(found for look in looks for found in look())


def look_at_record(desk: Desk) -> Iterator[Found]:
    broken = verify(desk)
    papers = [one for one in broken if one.code == "paper"]
    chains = [one for one in broken if one.code != "paper"]
    for name, faults in (("chains", chains), ("papers", papers)):
        places = ", ".join(f"{one.reference} event {one.seq}: {one.code}" for one in faults)
        yield Found(name, not faults, places or "every one holds")


def look_at_files(desk: Desk) -> Iterator[Found]:
    report = check_shelf(desk)
    stray = len(report.orphans) + len(report.unfinished)
    told = f"lost or changed: {len(report.missing)}; belonging to nothing: {stray}"
    yield Found("attachments", report.is_sound, told)


def look_at_keys(desk: Desk) -> Iterator[Found]:
    shut = cases_that_do_not_open(desk)
    yield Found("cases open", not shut, ", ".join(shut) or "all")
    current = desk.keyring.current
    counted = under_keys(desk)
    told = ", ".join(f"{n} under key {number}" for number, n in counted.items()) or "none yet"
    yield Found("keys", counted.keys() <= {current}, f"current is key {current}; {told}")


def look_at_settings(desk: Desk) -> Iterator[Found]:
    engine = desk.sessions.engine
    with engine.connect() as connection:
        for question, wanted in WANTED[engine.dialect.name].items():
            seen = connection.execute(text(question)).scalar()
            yield Found(question.split()[1], seen == wanted, str(seen))


def look_at_role(desk: Desk) -> Iterator[Found]:
    """A role that may do everything passes by every wall the database has."""
    engine = desk.sessions.engine
    if engine.dialect.name != "postgresql":
        return
    asked = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    with engine.connect() as connection:
        is_mighty = connection.execute(asked).scalar()
    yield Found("database role", not is_mighty, "a superuser" if is_mighty else "an ordinary one")


def look_at_clock(desk: Desk) -> Iterator[Found]:
    """A clock that went back gives every paper and deadline a wrong day."""
    with desk.sessions.engine.connect() as connection:
        last = connection.scalar(select(func.max(table_of(Event).c.recorded_at)))
    is_well = last is None or last <= desk.now()
    yield Found("clock", is_well, f"{desk.now():%Y-%m-%d %H:%M} UTC; last act {last or 'none'}")


def look_at_room(instance: Path) -> Iterator[Found]:
    free = shutil.disk_usage(instance).free
    yield Found("disk", free >= LEAST_FREE, f"{free // 2**20} MB free")


def look_at_rights(desk: Desk, instance: Path) -> Iterator[Found]:
    """Nobody else on this machine reads the installation."""
    places = [instance, *instance.rglob("*")]
    database = desk.sessions.engine.url.database
    if desk.sessions.engine.dialect.name == "sqlite" and database:
        places += Path(database).parent.glob(f"{Path(database).name}*")
    open_ones = sorted({str(one) for one in places if one.stat().st_mode & 0o077})
    yield Found("rights", not open_ones, ", ".join(open_ones[:5]) or "for its owner alone")


def look_at_backups(desk: Desk, vault: Vault) -> Iterator[Found]:
    yield Found("recovery sheets", vault.sheets is not None, vault.sheets or "none were made")
    newest = next(iter(backups_in(vault.folder)), None)
    is_fresh = newest is not None and desk.now() - when(newest) <= OLDEST
    yield Found("backup", is_fresh, newest.name if newest else "there is none")
