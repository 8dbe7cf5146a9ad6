"""What a key already did: the same again for the same content, a conflict for another."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from uuid import UUID

from sqlalchemy import Connection, Text, Uuid, bindparam, select
from sqlalchemy.orm import Session

from legalaid.domain.errors import Conflict
from legalaid.models.base import insert_unless_there, table_of
from legalaid.models.idempotency import Idempotency
from legalaid.services.acts import Taken, Wish
from legalaid.services.desk import Desk

IDEMPOTENCY = table_of(Idempotency)
EARLIER = select(Idempotency.content_hash, Idempotency.result).where(
    Idempotency.user_id == bindparam("user", type_=Uuid()),
    Idempotency.key == bindparam("key", type_=Text()),
)


def shorten(key: str) -> str:
    """Any key a browser may send, in one form."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()


def hash_content(desk: Desk, wish: Wish) -> str:
    """Over everything that was asked for; not over what the page had seen."""
    asked = {one.name: getattr(wish, one.name) for one in fields(wish)}
    del asked["key"], asked["seen"]
    spelled = json.dumps([type(wish).__name__, asked], sort_keys=True, default=spell)
    return desk.keyring.keyed_hash(spelled)


def spell(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return dict(value) if isinstance(value, Mapping) else str(value)


def replay(session: Session, user: UUID, wish: Wish, content_hash: str) -> Taken | None:
    """What this key did before, or None. Raises Conflict when it was used for something else."""
    found = session.execute(EARLIER, {"user": user, "key": shorten(wish.key)}).one_or_none()
    if found is None:
        return None
    if found.content_hash != content_hash:
        raise Conflict("key_used")
    return Taken.of(found.result)


def keep(connection: Connection, row: Mapping[str, object]) -> bool:
    """False when the same key is kept already: another submission was quicker."""
    insert = insert_unless_there(IDEMPOTENCY, connection.dialect)
    return connection.execute(insert.returning(IDEMPOTENCY.c.key), row).first() is not None


def kept_row(
    desk: Desk, user: UUID, wish: Wish, content_hash: str, taken: Taken
) -> dict[str, object]:
    return {
        "user_id": user,
        "key": shorten(wish.key),
        "content_hash": content_hash,
        "result": asdict(taken),
        "kept_at": desk.now(),
    }
