"""The other side of a step: the same rows, written by the raw driver in one bare commit."""

import sqlite3
import uuid
from pathlib import Path
from typing import Any

from legalaid.models.engine import PRAGMAS

Row = dict[str, Any]
Written = dict[str, list[Row]]


def connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def snapshot(connection: sqlite3.Connection) -> Written:
    """Every row of every table."""
    names = [
        row["name"]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row["name"].startswith(("sqlite_", "alembic"))
    ]
    return {
        name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
        for name in names
    }


def written_between(before: Written, after: Written) -> tuple[Written, Written]:
    """The rows that a step inserted, and the rows that it changed."""
    inserted: Written = {}
    changed: Written = {}
    for name, rows in after.items():
        known = [tuple(row.values()) for row in before[name]]
        ids = {row.get("id") for row in before[name]}
        for row in rows:
            if tuple(row.values()) not in known:
                into = changed if row.get("id") in ids and "id" in row else inserted
                into.setdefault(name, []).append(row)
    return inserted, changed


class BareCommit:
    """Writes the rows of one step again and again, each time as new rows of the same sizes."""

    def __init__(self, connection: sqlite3.Connection, inserted: Written, changed: Written) -> None:
        self.connection = connection
        self.inserted = inserted
        self.changed = changed
        self.seq = max(row["seq"] for row in inserted["event"])

    def __call__(self) -> None:
        self.seq += 1
        ids = {
            row["id"]: uuid.uuid4().hex
            for rows in self.inserted.values()
            for row in rows
            if "id" in row
        }
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        for name, rows in self.changed.items():
            for row in rows:
                run(*update_of(name, row))
        for name, rows in self.inserted.items():
            for row in rows:
                run(*insert_of(name, self.renewed(row, ids)))
        run("COMMIT")

    def renewed(self, row: Row, ids: dict[Any, str]) -> Row:
        fresh = {
            name: ids.get(value, value) if isinstance(value, str) else value
            for name, value in row.items()
        }
        if "seq" in row:
            fresh["seq"] = self.seq
        if "key" in row:
            fresh["key"] = uuid.uuid4().hex
        return fresh


def insert_of(name: str, row: Row) -> tuple[str, tuple[Any, ...]]:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    return f'INSERT INTO "{name}" ({columns}) VALUES ({marks})', tuple(row.values())  # noqa: S608


def update_of(name: str, row: Row) -> tuple[str, tuple[Any, ...]]:
    changes = ", ".join(f'"{column}" = ?' for column in row if column != "id")
    values = [value for column, value in row.items() if column != "id"]
    return f'UPDATE "{name}" SET {changes} WHERE id = ?', (*values, row["id"])  # noqa: S608
