"""One transaction: everything an act changes, gathered first, or nothing of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Executable, Table, bindparam, update

from legalaid.models.base import Base, canonical, insert_unless_there, table_of
from legalaid.models.block_from import BlockFrom
from legalaid.models.case import Case
from legalaid.models.case_fact import CaseFact
from legalaid.models.classes import COLUMNS, Columns, divide, unite
from legalaid.models.conflict_search import ConflictSearch
from legalaid.models.consent import Consent
from legalaid.models.deadline import Deadline
from legalaid.models.definition import DefinitionRow
from legalaid.models.document import Document
from legalaid.models.event import Event, material
from legalaid.models.exclusion import Exclusion
from legalaid.models.name_token import NameToken
from legalaid.models.notice import Notice
from legalaid.models.outbox import Outbox
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.models.sealing import Seal, bound
from legalaid.models.task import Task
from legalaid.models.values import close_values
from legalaid.services import replay
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground

Row = dict[str, Any]
CASE, DEFINITION = table_of(Case), table_of(DefinitionRow)
IN_ORDER: tuple[type[Base], ...] = (
    Proceeding, Event, Consent, Document, Deadline, Task, Relation, CaseFact, BlockFrom, NameToken,
    Outbox, Exclusion, ConflictSearch, Notice,
)  # fmt: skip
TABLES: tuple[Table, ...] = tuple(table_of(model) for model in IN_ORDER)
UNMOVED = (
    CASE.c.id == bindparam("case"),
    CASE.c.event_count == bindparam("count_before"),
    CASE.c.chain_head == bindparam("head_before"),
)


@dataclass
class Page:
    """What an act writes: rows to insert, and changes to make before and after the inserts.

    `count` and `head` are the case's event count and chain head as this page leaves them.
    """

    desk: Desk
    ground: Ground
    actor: UUID | None
    role: str | None
    at: datetime
    count: int
    head: bytes
    rows: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    before: list[Executable] = field(default_factory=list)
    after: list[Executable] = field(default_factory=list)
    case_changes: Row = field(default_factory=dict)
    case_columns: Columns | None = None
    new_case: Row | None = None
    final: dict[UUID, bool] = field(default_factory=dict)
    definitions: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, ground: Ground, actor: UUID | None, role: str | None) -> "Page":
        case = ground.case
        return cls(
            desk=ground.desk,
            ground=ground,
            actor=actor,
            role=role,
            at=ground.desk.now(),
            count=case.event_count,
            head=case.chain_head,
        )

    def settle_closing(self, proceeding: UUID, *, is_final: bool) -> None:
        """A case is closed while every proceeding in it is final."""
        self.final[proceeding] = is_final
        stands = {one.id: one.is_final for one in self.ground.proceedings} | self.final
        self.case_changes["is_closed"] = all(stands.values())

    @property
    def seal(self) -> Seal:
        return self.ground.seal

    def insert(self, model: type[Base], row: Row) -> None:
        self.rows[table_of(model)].append(row)

    def case_values(self) -> dict[str, Any]:
        """The case's answers in JSON, as this page leaves them."""
        columns = self.ground.columns(self.ground.case)
        return unite((self.case_columns or columns).values())

    def change_case_values(self, values: Mapping[str, Any]) -> None:
        self.case_columns = divide(self.desk.library.catalog, values)

    def add_event(self, event_id: UUID, told: Mapping[str, Any], plain: Row) -> int:
        """The next link of the chain. `told` is sealed; `plain` is what anybody may count."""
        self.count += 1
        row = {
            "step": None, "from_state": None, "to_state": None, "target_id": None, "papers": [],
            "id": event_id, "case_id": self.ground.case.id, "seq": self.count, **plain,
            "actor_id": self.actor, "role": self.role, "recorded_at": self.at,
            "payload": self.seal.close(canonical(told), bound("event", event_id, "payload")),
            "key_id": self.desk.keyring.current,
        }  # fmt: skip
        self.head = self.desk.keyring.link(row["key_id"], self.head, material(row))
        self.insert(Event, row | {"link": self.head})
        return self.count


def changed_columns(seal: Seal, table: str, row: UUID, before: Columns, after: Columns) -> Row:
    """Only what changed is sealed anew."""
    changed = {name: after[name] for name in COLUMNS if after[name] != before[name]}
    return close_values(seal, table, row, changed)


def commit(desk: Desk, page: Page, kept: Mapping[str, object] | None) -> bool:
    """False, with nothing written, when another moved the case or used the key first."""
    with desk.sessions.pen.connect() as connection:
        if not is_written(connection, page, kept):
            return False
        connection.commit()
    return True


def is_written(connection: Connection, page: Page, kept: Mapping[str, object] | None) -> bool:
    if not is_claimed(connection, page) or (kept and not replay.keep(connection, kept)):
        return False
    write(connection, page)
    return True


def is_claimed(connection: Connection, page: Page) -> bool:
    """Compare and set: the case is as it was read, and is ours from here to the commit."""
    case = page.ground.case
    changes = {**page.case_changes, "event_count": page.count, "chain_head": page.head}
    if page.case_columns is not None:
        before = page.ground.columns(case)
        changes |= changed_columns(page.seal, "case", case.id, before, page.case_columns)
    if page.new_case is not None:
        connection.execute(CASE.insert(), page.new_case | changes)
        return True
    binds = {"case": case.id, "count_before": case.event_count, "head_before": case.chain_head}
    return connection.execute(update(CASE).where(*UNMOVED).values(changes), binds).rowcount == 1


def write(connection: Connection, page: Page) -> None:
    for row in page.definitions:
        connection.execute(insert_unless_there(DEFINITION, connection.dialect), row)
    for change in page.before:
        connection.execute(change)
    for table in TABLES:
        if rows := page.rows.get(table):
            connection.execute(table.insert(), rows)
    for change in page.after:
        connection.execute(change)
