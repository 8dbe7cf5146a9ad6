"""A real browser at a real address: Debian's chromium, the desk on a free port of this machine."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.web.shipped import Shipped, ship

LOUD = {"error", "warning"}
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


def serve(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def shipped(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shipped]:
    folder = tmp_path_factory.mktemp("browser")
    shutil.copy(sqlite_master, folder / "store.db")
    yield from ship(f"sqlite:///{folder / 'store.db'}", folder)


@pytest.fixture(scope="session")
def address(shipped: Shipped) -> Iterator[str]:
    yield from serve(shipped.app)


@pytest.fixture
def console(page: Page) -> Iterator[list[str]]:
    """What the browser complains of; at the end there must be nothing."""
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in LOUD else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []
