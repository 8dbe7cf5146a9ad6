"""A throw-away PostgreSQL cluster, started for the tests and removed after them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

BIN = next(
    (path for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)),
    Path(shutil.which("initdb") or "initdb").parent,
)
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


def run(*command: str) -> None:
    """As the user postgres when we are root, because the server refuses to run as root."""
    before = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run([*before, *command], check=True, capture_output=True, cwd="/")


def make_home() -> Path:
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)
    return home


@contextmanager
def cluster() -> Iterator[Path]:
    """The folder of the socket of a running cluster."""
    home = make_home()
    data, log = str(home / "data"), str(home / "log")
    locale = ("--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8")
    run(f"{BIN}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", *locale)
    options = f"-k {home} " + " ".join(f"-c {one}" for one in QUICK)
    run(f"{BIN}/pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
    try:
        yield home
    finally:
        run(f"{BIN}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(home)


def url_of(home: Path, name: str) -> str:
    return f"postgresql+psycopg://postgres@/{name}?host={home}"


def create(home: Path, name: str, template: str = "template1") -> str:
    with psycopg.connect(host=str(home), user="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]
    return url_of(home, name)


def drop(home: Path, name: str) -> None:
    with psycopg.connect(host=str(home), user="postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]
