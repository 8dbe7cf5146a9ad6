"""The desk behind its pages, on a real SQLite store, read by a browser without script."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from legalaid.app import create_app
from legalaid.config import Config
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.desk import Desk
from tests.build import KEYRING, make_desk
from tests.people import found_offices
from tests.services.conftest import Watch
from tests.services.stories import Story, begin_story, until_active, until_filed
from tests.web.shipped import Shipped, ship
from tests.web.visitor import Visitor


@pytest.fixture
def config(sqlite_url: str, tmp_path: Path) -> Config:
    return Config(
        database_url=sqlite_url, master_keys={1: b"k" * 32}, secret=b"s" * 32, instance=tmp_path
    )


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(sqlite_url: str, watch: Watch) -> Iterator[Desk]:
    """A desk with offices, and no case yet."""
    engine = open_engine(sqlite_url)
    made = make_desk(open_sessions(engine, KEYRING), watch)
    found_offices(made)
    yield made
    engine.dispose()


@pytest.fixture(scope="session")
def programs() -> list[Flask]:
    """The one program of the run: its pages are compiled once, its desk is changed."""
    return []


@pytest.fixture
def app(config: Config, desk: Desk, programs: list[Flask]) -> Flask:
    if not programs:
        programs.append(create_app(config, desk))
    programs[0].extensions["legalaid"] = desk
    return programs[0]


@pytest.fixture
def story(desk: Desk) -> Story:
    return begin_story(desk)


@pytest.fixture
def active(desk: Desk) -> Story:
    return until_active(desk)


@pytest.fixture
def filed(desk: Desk) -> Story:
    return until_filed(desk)


@pytest.fixture
def visit(app: Flask) -> Callable[[str], Visitor]:
    """A browser in which that person is signed in."""
    return lambda login: Visitor(app).sign_in(login)


@pytest.fixture(scope="session")
def shipped(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shipped]:
    """One shipped desk for all tests that only look."""
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copy(sqlite_master, folder / "store.db")
    yield from ship(f"sqlite:///{folder / 'store.db'}", folder)
