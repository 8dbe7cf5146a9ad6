"""Builders: what tests need, with names that say what matters and defaults for the rest."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

import yaml
from argon2 import PasswordHasher
from sqlalchemy import Table

from legalaid.attachments.shelf import Shelf
from legalaid.documents.catalog import Papers
from legalaid.domain.courts import Courts, load_courts
from legalaid.domain.holidays import Holidays
from legalaid.domain.places import Places, load_places
from legalaid.engine.library import Library, read_library
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.engine import Sessions
from legalaid.models.event import Event
from legalaid.models.office import Office
from legalaid.models.sealing import Keyring
from legalaid.paths import data_dir
from legalaid.services.desk import Desk
from tests.papers import write_papers

HERE = Path(__file__).parent
KEYRING = Keyring.of({1: b"a master key that only tests use"})
NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SHELF = Path(mkdtemp(prefix="legalaid-shelf-"))
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
Row = dict[str, Any]


@cache
def small_library() -> Library:
    """A workflow of a few states, written for the tests of services."""
    return read_library([HERE / "services" / "workflows"])


@cache
def places() -> Places:
    return load_places(data_dir("data") / "gazetteer")


@cache
def courts() -> Courts:
    return load_courts(data_dir("workflows") / "courts.yaml")


@cache
def holidays() -> Holidays:
    return read_library([data_dir("workflows")]).holidays


@cache
def small_papers() -> Papers:
    return Papers([write_papers()], small_library().catalog, courts(), places())


@cache
def provinces() -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load((data_dir("workflows") / "provinces.yaml").read_text())
    return read


def shelf_of(sessions: Sessions) -> Path:
    """Beside the store; a store on a server has a folder that goes with the program."""
    database = sessions.engine.url.database or ""
    beside = Path(database).parent if sessions.engine.dialect.name == "sqlite" else SHELF / database
    return beside / "attachments"


def make_desk(sessions: Sessions, clock: Callable[[], datetime] = lambda: NOW) -> Desk:
    return Desk(
        sessions=sessions,
        library=small_library(),
        papers=small_papers(),
        keyring=KEYRING,
        shelf=Shelf(shelf_of(sessions)),
        clock=clock,
        places=places(),
        courts=courts(),
        holidays=holidays(),
        provinces=provinces(),
        asks_second_factor=False,
        first="request",
        hasher=QUICK_HASHER,
    )


def office_row(number: int = 1, **given: object) -> Row:
    row: Row = {
        "id": UUID(int=number), "code": f"LAC{number}", "kind": "legal_aid", "province": "05",
        "name_km": "ការិយាល័យ", "name_en": f"Office {number}", "address_km": "", "phone": "",
    }  # fmt: skip
    return row | given


def case_row(number: int = 1, **given: object) -> Row:
    case_id = UUID(int=1000 + number)
    row: Row = {
        "id": case_id, "reference": f"KSP-LAC1-2026-{number:06}", "office_id": UUID(int=1),
        "serving_office_id": UUID(int=1), "province": "05", "opened_on": TODAY, "opened_at": NOW,
        "is_closed": False, "event_count": 1, "chain_head": b"", "plain": {},
        "wrapped_key": KEYRING.make_data_key("case", case_id),
    }  # fmt: skip
    return row | given


def event_row(**given: object) -> Row:
    row: Row = {
        "id": UUID(int=9), "case_id": UUID(int=1001), "proceeding_id": None, "seq": 1,
        "kind": "reassign", "step": None, "from_state": None, "to_state": None, "actor_id": None,
        "role": None, "happened_on": TODAY, "recorded_at": NOW, "target_id": None, "touched": [],
        "papers": [], "payload": b"sealed", "key_id": 1, "link": b"link",
    }  # fmt: skip
    return row | given


def rows_with_an_event() -> Iterator[tuple[Table, Row]]:
    yield table_of(Office), office_row()
    yield table_of(Case), case_row()
    yield table_of(Event), event_row()
