"""Stores to test on: a fresh SQLite file or PostgreSQL database for every test."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legalaid.migrations.run import upgrade
from legalaid.models.engine import Sessions, open_engine, open_sessions
from tests import postgres
from tests.build import KEYRING

NUMBERS = count()


@pytest.fixture(scope="session")
def sqlite_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("master") / "store.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_home() -> Iterator[Path]:
    with postgres.cluster() as home:
        upgrade(postgres.create(home, "master"))
        yield home


@pytest.fixture
def sqlite_url(sqlite_master: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_master, tmp_path / "store.db")
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def postgres_url(postgres_home: Path) -> Iterator[str]:
    name = f"store{next(NUMBERS)}"
    yield postgres.create(postgres_home, name, "master")
    postgres.drop(postgres_home, name)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The same test on both databases."""
    made: str = request.getfixturevalue(f"{request.param}_url")
    return made


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return open_sessions(engine, KEYRING)


@pytest.fixture
def sqlite_sessions(sqlite_url: str) -> Iterator[Sessions]:
    """For what only files can tell."""
    engine = open_engine(sqlite_url)
    yield open_sessions(engine, KEYRING)
    engine.dispose()
