"""The record of reads: who was shown what of which case, and who was refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, func, select

from legalaid.domain.roles import Person
from legalaid.models.base import new_id, table_of
from legalaid.models.trace import Trace, TraceOf, material
from legalaid.services.desk import Desk
from legalaid.services.views import Broken

TRACE, TRACE_OF = table_of(Trace), table_of(TraceOf)
Kind = Literal["read", "list", "search", "refused", "export"]
REFUSED: Kind = "refused"
REFERENCE = re.compile(r"[A-Z]{3}-[A-Z0-9]+-\d{4}-\d{6}")
CHAIN_OF_READS = 7_264_183  # the number of the lock under which PostgreSQL adds a link
AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Look:
    """What a person was shown, or was refused; what does not read like a reference is not kept."""

    kind: Kind
    part: str
    references: tuple[str, ...] = ()

    @property
    def known(self) -> list[str]:
        return sorted({one for one in self.references if REFERENCE.fullmatch(one)})


def leave(desk: Desk, person: Person, look: Look) -> None:
    """Written and committed before the answer leaves; where it cannot be, nothing is shown."""
    with desk.sessions.pen.begin() as connection:
        write(connection, desk, person, look)


def write(connection: Connection, desk: Desk, person: Person, look: Look) -> None:
    """The next link, in the transaction of whoever acts."""
    seq, before = newest(connection)
    row: dict[str, Any] = {
        "id": new_id(), "seq": seq + 1, "at": desk.now(), "kind": look.kind, "part": look.part,
        "user_id": person.id, "refs": look.known, "key_id": desk.keyring.current,
    }  # fmt: skip
    link = desk.keyring.link(row["key_id"], before, material(row))
    connection.execute(TRACE.insert(), row | {"link": link})
    if look.known:
        named = [{"reference": one, "trace_id": row["id"]} for one in look.known]
        connection.execute(TRACE_OF.insert(), named)


def newest(connection: Connection) -> tuple[int, bytes]:
    """The head of the chain, held until the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(CHAIN_OF_READS)))
    found = select(TRACE.c.seq, TRACE.c.link).order_by(TRACE.c.seq.desc()).limit(1)
    row = connection.execute(found).first()
    return (row.seq, row.link) if row else (0, b"")


def faults_of_traces(desk: Desk, connection: Connection) -> Iterator[Broken]:
    """Every link of the record of reads that does not hold."""
    head = b""
    named = names_by_trace(connection)
    for count, row in enumerate(in_order(connection), start=1):
        if row["seq"] != count:
            yield Broken("", count, "gap")
            return
        yield from faults_of_trace(desk, row, head)
        if named.get(row["id"], []) != row["refs"]:
            yield Broken("", count, "named")
        head = row["link"]


def in_order(connection: Connection) -> Iterator[RowMapping]:
    """Every trace, a part of them in memory at a time."""
    last = 0
    while True:
        found = select(TRACE).where(TRACE.c.seq > last).order_by(TRACE.c.seq).limit(AT_ONCE)
        rows = connection.execute(found).mappings().all()
        yield from rows
        if len(rows) < AT_ONCE:
            return
        last = rows[-1]["seq"]


def faults_of_trace(desk: Desk, row: RowMapping, before: bytes) -> Iterator[Broken]:
    if row["key_id"] not in desk.keyring.masters:
        yield Broken("", row["seq"], "key")
    elif desk.keyring.link(row["key_id"], before, material(dict(row))) != row["link"]:
        yield Broken("", row["seq"], "chain")


def names_by_trace(connection: Connection) -> dict[object, list[str]]:
    found = select(TRACE_OF.c.trace_id, TRACE_OF.c.reference).order_by(TRACE_OF.c.trace_id)
    rows = connection.execute(found)
    return {
        id_: sorted(row.reference for row in all_) for id_, all_ in groupby(rows, itemgetter(0))
    }
