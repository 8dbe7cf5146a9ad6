"""At the head of the migrations the store has the shape of the models, and its guards stand."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DBAPIError

from legalaid.migrations.run import differences, downgrade, is_at_head, upgrade
from legalaid.models.attempt import Attempt
from legalaid.models.engine import open_engine
from tests.build import rows_with_an_event


def write_event(connection: Connection) -> None:
    for table, row in rows_with_an_event():
        connection.execute(insert(table), row)


def test_the_head_has_the_shape_of_the_models(engine: Engine) -> None:
    assert is_at_head(engine)
    assert differences(engine) == []


def test_a_store_before_the_head_says_so(url: str, engine: Engine) -> None:
    downgrade(url, "0001")

    assert not is_at_head(engine)


def test_down_and_up_again_leaves_the_same_shape(url: str, engine: Engine) -> None:
    with engine.begin() as connection:
        write_event(connection)

    downgrade(url)
    upgrade(url)

    assert differences(engine) == []


def test_rows_of_an_earlier_migration_outlive_a_later_one(url: str, engine: Engine) -> None:
    downgrade(url, "0001")
    row = {"id": uuid4(), "counted": "noise", "at": datetime(2026, 1, 1, tzinfo=UTC)}
    with engine.begin() as connection:
        connection.execute(insert(Attempt), row)

    upgrade(url)

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM attempt")) == 1


@pytest.mark.parametrize(
    "change",
    ["UPDATE event SET step = 'other'", "DELETE FROM event", "UPDATE event SET seq = seq"],
)
def test_the_record_refuses_change(engine: Engine, change: str) -> None:
    with engine.begin() as connection:
        write_event(connection)

    with engine.begin() as connection, pytest.raises(DBAPIError, match="permanent"):
        connection.execute(text(change))


def test_postgresql_refuses_to_empty_the_record(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    with engine.begin() as connection, pytest.raises(DBAPIError, match="permanent"):
        connection.execute(text("TRUNCATE event CASCADE"))
    engine.dispose()
