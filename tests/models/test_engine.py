"""The store is opened so that a commit survives a power cut and a writer holds the pen."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from legalaid.models.engine import Sessions, open_engine, open_sessions
from tests.build import KEYRING


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Sessions]:
    engine = open_engine(sqlite_url)
    yield open_sessions(engine, KEYRING)
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 15000),
    ],
)
def test_every_sqlite_connection_is_safe(sqlite: Sessions, pragma: str, value: object) -> None:
    with sqlite.reading() as one, sqlite.reading() as other:
        assert one.scalar(text(f"PRAGMA {pragma}")) == value
        assert other.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_writer_keeps_other_writers_out_from_its_first_word(sqlite: Sessions) -> None:
    event.listen(sqlite.engine, "connect", lambda one, _: one.execute("PRAGMA busy_timeout=0"))
    with sqlite.writing() as first, sqlite.writing() as second:
        first.execute(text("SELECT 1"))
        with pytest.raises(OperationalError, match="locked"):
            second.execute(text("SELECT 1"))


def test_a_reader_reads_on_while_another_writes(sqlite: Sessions) -> None:
    with sqlite.writing() as writer, sqlite.reading() as reader:
        writer.execute(text("INSERT INTO attempt (id, counted, at) VALUES ('1', 'x', '2026')"))
        assert reader.scalar(text("SELECT count(*) FROM attempt")) == 0


def test_a_row_without_its_parent_is_refused(sessions: Sessions) -> None:
    orphan = text("INSERT INTO case_number (office_id, year, last) VALUES (:office, 2026, 1)")
    with sessions.writing() as session, pytest.raises(IntegrityError):
        session.execute(orphan, {"office": "0" * 32})


def test_what_was_entered_is_not_told_by_an_error(sessions: Sessions) -> None:
    with sessions.writing() as session, pytest.raises(Exception) as told:  # noqa: PT011
        session.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Sok Dara"})
    assert "Sok Dara" not in str(told.value)
