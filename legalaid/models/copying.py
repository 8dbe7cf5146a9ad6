"""A store copied while people work on it, and laid out again: the databases' own ways."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Engine, text

from legalaid.models.engine import open_engine

STORE = "store"


class StoreRefused(Exception):
    """The database's own tool did not do it; `why` is its last line."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def copy_store(engine: Engine, folder: Path) -> Path:
    """As it was at one moment, whoever writes meanwhile. Raises StoreRefused."""
    copy = folder / STORE
    if engine.dialect.name == "sqlite":
        with opened(engine.url.set(database=str(copy))) as target:
            copy_sqlite(engine, target)
    else:
        run_tool(engine.url, "pg_dump", "--format=custom", "--no-owner", f"--file={copy}")
    return copy


def lay_out(copy: Path, url: URL) -> None:
    """Into an empty store. Raises StoreRefused."""
    if url.get_backend_name() == "sqlite":
        with opened(url.set(database=str(copy))) as source, opened(url) as target:
            copy_sqlite(source, target)
    else:
        run_tool(url, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
                 f"--dbname={url.database}", str(copy))  # fmt: skip


@contextmanager
def opened(url: URL) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def copy_sqlite(source: Engine, target: Engine) -> None:
    with closing(source.raw_connection()) as ours, closing(target.raw_connection()) as theirs:
        driver: Any = ours.driver_connection
        try:
            driver.backup(theirs.driver_connection)
        except driver.Error as refused:
            raise StoreRefused(str(refused)) from refused


def run_tool(url: URL, *command: str) -> None:
    """The password goes through the environment, where no list of processes shows it."""
    try:
        subprocess.run(  # noqa: S603  our own words and the settings
            command, check=True, capture_output=True, text=True, env={**os.environ, **libpq(url)}
        )
    except FileNotFoundError as absent:
        raise StoreRefused(f"{command[0]}?") from absent
    except subprocess.CalledProcessError as refused:
        raise StoreRefused((refused.stderr.strip().splitlines() or [""])[-1]) from refused


def libpq(url: URL) -> Mapping[str, str]:
    told = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {name: str(value) for name, value in told.items() if value}


def is_empty(url: URL) -> bool:
    with opened(url) as engine, engine.connect() as connection:
        return not connection.scalar(text(TABLES[engine.dialect.name]))


TABLES: Mapping[str, str] = {
    "sqlite": "SELECT count(*) FROM sqlite_schema",
    "postgresql": "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
}


@contextmanager
def scratch(url: URL, folder: Path) -> Iterator[URL]:
    """An empty store beside the real one, gone afterwards. Raises StoreRefused."""
    if url.get_backend_name() == "sqlite":
        yield url.set(database=str(folder / "scratch.db"))
        return
    name = f"check_{uuid4().hex}"
    with opened(url) as engine:
        alone = engine.execution_options(isolation_level="AUTOCOMMIT")
        with alone.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
            try:
                yield url.set(database=name)
            finally:
                connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
