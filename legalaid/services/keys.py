"""Which master key opens what, and the data keys wrapped anew under the current one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.classes import unite
from legalaid.models.draft import Draft
from legalaid.models.factor import Factor
from legalaid.models.sealing import SealBroken
from legalaid.services.desk import Desk
from legalaid.services.finding import TOKEN, keys_of

WRAPPED: Mapping[str, tuple[Table, str]] = {
    "case": (table_of(Case), "id"),
    "draft": (table_of(Draft), "id"),
    "factor": (table_of(Factor), "user_id"),
}
A_BATCH = 200


def first_byte(table: Table) -> ColumnElement[bytes]:
    return func.substr(table.c.wrapped_key, 1, 1, type_=table.c.wrapped_key.type)


def under_keys(desk: Desk) -> Mapping[int, int]:
    """How many data keys are wrapped under each master key."""
    counted: Counter[int] = Counter()
    with desk.sessions.engine.connect() as connection:
        for table, _ in WRAPPED.values():
            key = first_byte(table)
            found = select(key, func.count()).where(func.length(table.c.wrapped_key) > 0)
            for number, n in connection.execute(found.group_by(key)):
                counted[number[0]] += n
    return dict(sorted(counted.items()))


def cases_that_do_not_open(desk: Desk) -> tuple[str, ...]:
    """References of cases whose data key no master key here unwraps."""
    case = table_of(Case)
    found = select(case.c.id, case.c.reference, case.c.wrapped_key).order_by(case.c.reference)
    found = found.where(case.c.erased_at.is_(None))
    with desk.sessions.engine.connect() as connection:
        return tuple(
            row["reference"] for row in connection.execute(found).mappings() if not opens(desk, row)
        )


def opens(desk: Desk, row: RowMapping) -> bool:
    try:
        desk.keyring.unwrap(row["wrapped_key"], "case", row["id"])
    except (SealBroken, KeyError):
        return False
    return True


def rotate(desk: Desk) -> Iterator[int]:
    """One transaction for each batch, and how many it wrapped; begun again, it goes on.

    Raises SealBroken where a key does not unwrap, with nothing of its batch written.
    """
    for name in WRAPPED:
        while done := rotate_batch(desk, name):
            yield done


def rotate_batch(desk: Desk, name: str) -> int:
    table, key = WRAPPED[name]
    old = and_(
        func.length(table.c.wrapped_key) > 0,
        first_byte(table) != bytes([desk.keyring.current]),
    )
    with desk.sessions.writing.begin() as session:
        rows = session.execute(
            select(table.c[key], table.c.wrapped_key).where(old).limit(A_BATCH).with_for_update()
        ).all()
        for row, wrapped in rows:
            anew = desk.keyring.rewrap(wrapped, name, row)
            session.execute(update(table).where(table.c[key] == row).values(wrapped_key=anew))
            if name == "case":
                renew_tokens(desk, session, row)
    return len(rows)


def renew_tokens(desk: Desk, session: Session, case_id: UUID) -> None:
    """So that who holds the old key can no longer test a name against the store."""
    case = session.get_one(Case, case_id)
    values = unite([case.identity, case.plain])
    keys = keys_of(desk.library.catalog, values)
    session.execute(delete(TOKEN).where(TOKEN.c.case_id == case_id))
    rows = [
        {"token": token, "case_id": case_id}
        for token in desk.keyring.name_tokens(case.province, keys)
    ]
    if rows:
        session.execute(insert(TOKEN), rows)
