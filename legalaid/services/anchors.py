"""Heads of the chains, anchored daily: what is cut off at the end of a chain is seen by them.

A chain alone does not tell that its newest links are gone: who can rewrite events and case
together leaves a shorter chain that holds. The code of an anchor, kept on paper, does.
"""

from base64 import b32encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from legalaid.domain.roles import Person
from legalaid.models.anchor import Anchor, AnchoredHead, material
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.trace import Trace
from legalaid.services.access import scope_of
from legalaid.services.desk import Desk, civil_day
from legalaid.services.traces import newest as newest_trace
from legalaid.services.views import Broken

ANCHOR, HEAD = table_of(Anchor), table_of(AnchoredHead)
CASE, EVENT, TRACE = table_of(Case), table_of(Event), table_of(Trace)
CODE_BYTES = 15  # 120 bits: nobody finds another history with the same code
SHOWN = 31
Heads = list[tuple[str, int, bytes]]


@dataclass(frozen=True, slots=True)
class AnchorView:
    """`cases` moved since the anchor before; `looks` is the length of the record of reads."""

    number: int
    made_at: datetime
    cases: int
    looks: int
    code: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands on the paper that is kept outside."""

    number: int
    code: str


def code_of(link: bytes) -> str:
    """In groups of four letters and digits, for reading aloud and typing."""
    text = b32encode(link[:CODE_BYTES]).decode()
    return "-".join(text[n : n + 4] for n in range(0, len(text), 4))


def is_same(code: str, link: bytes) -> bool:
    typed = "".join(code.split()).replace("-", "").upper()
    return typed == code_of(link).replace("-", "")


def anchor_daily(desk: Desk) -> int:
    """Once for each civil day; how many were made."""
    with desk.sessions.engine.connect() as connection:
        last = connection.scalar(select(func.max(ANCHOR.c.made_at)))
    if last is not None and civil_day(last) >= desk.today():
        return 0
    anchor(desk)
    return 1


def anchor(desk: Desk) -> AnchorView:
    """Anchor what moved since the last one."""
    with desk.sessions.pen.begin() as connection:
        seq, link = newest_trace(connection)  # holds PostgreSQL's lock: one anchor at a time
        before = connection.execute(select(ANCHOR).order_by(ANCHOR.c.number.desc())).first()
        row: dict[str, Any] = {
            "number": before.number + 1 if before else 1, "made_at": desk.now(),
            "trace_seq": seq, "trace_link": link, "key_id": desk.keyring.current,
        }  # fmt: skip
        heads = moved(connection)
        chained = desk.keyring.link(
            row["key_id"], before.link if before else b"", material(row, heads)
        )
        connection.execute(ANCHOR.insert(), row | {"link": chained})
        if heads:
            connection.execute(HEAD.insert(), [head_row(row["number"], *one) for one in heads])
    return AnchorView(row["number"], row["made_at"], len(heads), seq, code_of(chained))


def head_row(number: int, reference: str, count: int, head: bytes) -> dict[str, object]:
    return {"anchor": number, "reference": reference, "event_count": count, "head": head}


def moved(connection: Connection) -> Heads:
    """The heads that no anchor holds yet."""
    held = and_(HEAD.c.reference == CASE.c.reference, HEAD.c.head == CASE.c.chain_head)
    found = select(CASE.c.reference, CASE.c.event_count, CASE.c.chain_head)
    rows = connection.execute(found.where(~select(HEAD.c.anchor).where(held).exists()))
    return [(row.reference, row.event_count, row.chain_head) for row in rows]


def list_anchors(desk: Desk, person: Person) -> tuple[AnchorView, ...]:
    """The newest, the last first. Raises NotAllowed."""
    scope_of(person, "read_anchors", desk.today())
    cases = select(func.count()).where(HEAD.c.anchor == ANCHOR.c.number).scalar_subquery()
    found = select(ANCHOR, cases.label("cases")).order_by(ANCHOR.c.number.desc()).limit(SHOWN)
    with desk.sessions.engine.connect() as connection:
        return tuple(
            AnchorView(one.number, one.made_at, one.cases, one.trace_seq, code_of(one.link))
            for one in connection.execute(found)
        )


def still_stands(desk: Desk, person: Person, kept: Kept) -> bool:
    """Whether an anchor of that number is there, and has the code that was kept."""
    scope_of(person, "read_anchors", desk.today())
    with desk.sessions.engine.connect() as connection:
        return not any(faults_of_kept(connection, [kept]))


def faults_of_kept(connection: Connection, kept: Iterable[Kept]) -> Iterator[Broken]:
    for one in kept:
        link = connection.scalar(select(ANCHOR.c.link).where(ANCHOR.c.number == one.number))
        if link is None or not is_same(one.code, link):
            yield Broken("", one.number, "kept")


def faults_of_anchors(desk: Desk, connection: Connection) -> Iterator[Broken]:
    """The anchors themselves, then every head that they hold."""
    head = b""
    anchors = connection.execute(select(ANCHOR).order_by(ANCHOR.c.number)).mappings().all()
    for number, row in enumerate(anchors, start=1):
        heads = heads_of(connection, row["number"])
        is_known = row["key_id"] in desk.keyring.masters
        if row["number"] != number or not is_known:
            yield Broken("", number, "anchor")
            break
        if desk.keyring.link(row["key_id"], head, material(dict(row), heads)) != row["link"]:
            yield Broken("", number, "anchor")
        head = row["link"]
    yield from cut_traces(connection)
    yield from cut_cases(connection)


def heads_of(connection: Connection, number: int) -> Heads:
    found = select(HEAD.c.reference, HEAD.c.event_count, HEAD.c.head)
    rows = connection.execute(found.where(HEAD.c.anchor == number))
    return [(row.reference, row.event_count, row.head) for row in rows]


def cut_cases(connection: Connection) -> Iterator[Broken]:
    """Cases whose chain no longer passes where it was anchored."""
    there = HEAD.outerjoin(CASE, CASE.c.reference == HEAD.c.reference).outerjoin(
        EVENT, and_(EVENT.c.case_id == CASE.c.id, EVENT.c.seq == HEAD.c.event_count)
    )
    gone = or_(EVENT.c.link.is_(None), EVENT.c.link != HEAD.c.head)
    found = select(HEAD.c.reference, func.min(HEAD.c.event_count)).select_from(there).where(gone)
    rows = connection.execute(found.group_by(HEAD.c.reference).order_by(HEAD.c.reference))
    for reference, count in rows:
        yield Broken(reference, count, "cut")


def cut_traces(connection: Connection) -> Iterator[Broken]:
    there = ANCHOR.outerjoin(TRACE, TRACE.c.seq == ANCHOR.c.trace_seq)
    gone = or_(TRACE.c.link.is_(None), TRACE.c.link != ANCHOR.c.trace_link)
    found = select(func.min(ANCHOR.c.trace_seq)).select_from(there)
    first = connection.scalar(found.where(gone, ANCHOR.c.trace_seq > 0))
    if first is not None:
        yield Broken("", first, "cut")
