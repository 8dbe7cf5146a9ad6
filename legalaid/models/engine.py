"""The connection to the store: SQLite that survives a power cut, or PostgreSQL."""

import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from legalaid.models.sealing import Keyring

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=15000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)
dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def open_engine(url: str | URL) -> Engine:
    """Parameters stay out of errors and logs: they are what people told us."""
    engine = create_engine(url, hide_parameters=True, json_serializer=dumps)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, _record: object) -> None:
    """The driver must not begin transactions by itself: it would begin them too late."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@dataclass(frozen=True)
class Sessions:
    """Sessions that read, and sessions that write and hold the pen from their first word.

    `pen` is the same store for who writes rows without a session.
    """

    engine: Engine
    reading: sessionmaker[Session]
    writing: sessionmaker[Session]
    pen: Engine


def open_sessions(engine: Engine, keyring: Keyring) -> Sessions:
    options: dict[str, Any] = {
        "info": {"keyring": keyring},
        "autoflush": False,
        "expire_on_commit": False,
    }
    pen = engine.execution_options(writing=True)
    return Sessions(
        engine=engine,
        reading=sessionmaker(seeing_one_moment(engine), **options),
        writing=sessionmaker(pen, **options),
        pen=pen,
    )


def seeing_one_moment(engine: Engine) -> Engine:
    """All a reader reads was so at one moment; SQLite does that by itself."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")
