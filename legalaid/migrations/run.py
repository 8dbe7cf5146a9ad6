"""Brings a store to the shape the program needs, or says that it is not there yet."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from legalaid.models.engine import open_engine
from legalaid.models.store import METADATA

HEAD = "head"
BASE = "base"


def upgrade(url: str, revision: str = HEAD) -> None:
    """All or nothing: a migration that fails leaves the store as it was."""
    engine = writing(url)
    with engine.begin() as connection:
        command.upgrade(configured(connection), revision)
    engine.dispose()


def downgrade(url: str, revision: str = BASE) -> None:
    engine = writing(url)
    with engine.begin() as connection:
        command.downgrade(configured(connection), revision)
    engine.dispose()


def is_at_head(engine: Engine) -> bool:
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    return set(found) == set(ScriptDirectory.from_config(scripts()).get_heads())


def differences(engine: Engine) -> list[object]:
    """What the tables in the store and the models do not agree on."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))


def writing(url: str) -> Engine:
    return open_engine(url).execution_options(writing=True)


def configured(connection: Connection) -> Config:
    config = scripts()
    config.attributes["connection"] = connection
    return config


def scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
