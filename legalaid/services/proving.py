"""Whether a store that was laid out again holds what it should: shape, rows, chains and files."""

from dataclasses import replace
from pathlib import Path

from alembic.migration import MigrationContext
from sqlalchemy import URL, Engine, func, select, text

from legalaid.attachments.shelf import Shelf
from legalaid.domain.errors import BackupFailed
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.event import Event
from legalaid.services.attachments import check_shelf
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.keys import cases_that_do_not_open


def revision_of(engine: Engine) -> str | None:
    """Of the migrations; none in an empty store."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def prove(
    desk: Desk, url: URL, files: Path, revision: str | None, *, is_current: bool
) -> tuple[int, int, int]:
    """Counts of cases, events and files. Raises BackupFailed, naming what does not hold."""
    engine = open_engine(url)
    try:
        require(revision_of(engine) == revision, "revision")
        require(is_sound(engine), "integrity")
        laid = replace(desk, sessions=open_sessions(engine, desk.keyring), shelf=Shelf(files))
        if not is_current:
            return 0, 0, sum(1 for _ in laid.shelf.addresses())
        return prove_records(laid)
    finally:
        engine.dispose()


def prove_records(laid: Desk) -> tuple[int, int, int]:
    if cases_that_do_not_open(laid):
        raise BackupFailed("backup_other_key")
    require(not verify(laid), "chain")
    require(check_shelf(laid).is_sound, "attachments")
    with laid.sessions.engine.connect() as connection:
        cases, events = (
            connection.scalar(select(func.count()).select_from(table_of(model))) or 0
            for model in (Case, Event)
        )
    return cases, events, sum(1 for _ in laid.shelf.addresses())


def require(holds: bool, what: str) -> None:  # noqa: FBT001  a claim and its name
    if not holds:
        raise BackupFailed("backup_not_whole", {"what": what})


def is_sound(engine: Engine) -> bool:
    """PostgreSQL proves its rows and bonds while it takes them in."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        checked = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
    return checked == ["ok"] and not loose
