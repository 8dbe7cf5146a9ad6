"""Builders: what tests need, with names that say what matters and defaults for the rest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.office import Office
from legalaid.models.sealing import Keyring

KEYRING = Keyring.of({1: b"a master key that only tests use"})
NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
Row = dict[str, Any]


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
