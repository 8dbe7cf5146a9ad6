"""A desk on a fresh embedded database, for measuring the real thing."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from legalaid.app import build_desk
from legalaid.config import Config
from legalaid.migrations.run import upgrade
from legalaid.services.demo import cast_of, read_demo, staff
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast

KEY = "bench.key"


@contextmanager
def staged(within: Path | None = None) -> Iterator[tuple[Desk, Cast, Path]]:
    """The desk, its people, and the file of its database."""
    with TemporaryDirectory(dir=within) as folder:
        file = Path(folder) / "bench.db"
        file.with_name(KEY).write_bytes(secrets.token_bytes(32))
        config = config_of(file)
        upgrade(config.database_url)
        desk = build_desk(config)
        staff(desk, read_demo())
        yield desk, cast_of(desk, read_demo()), file
        desk.sessions.engine.dispose()


def config_of(file: Path) -> Config:
    key = file.with_name(KEY).read_bytes()
    return Config(
        database_url=f"sqlite:///{file}", master_keys={1: key}, secret=key, instance=file.parent
    )
