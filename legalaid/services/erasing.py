"""Erasing a case: its key and names are destroyed by two people; its record stays and holds."""

from collections.abc import Callable, Mapping

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.domain.roles import Act, Person
from legalaid.models.attachment import Attachment
from legalaid.models.base import new_id, table_of
from legalaid.models.case import Case
from legalaid.models.erasure import Erasure
from legalaid.models.proceeding import Proceeding
from legalaid.models.store import METADATA
from legalaid.models.values import PLAIN, SEALED
from legalaid.services.acts import Keeping, KeepingDeed, Taken
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.reading import read_reason
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import quality
from legalaid.services.writing import Page

CASE, ERASURE, ATTACHMENT = table_of(Case), table_of(Erasure), table_of(Attachment)
PROCEEDING = table_of(Proceeding)
KEPT = frozenset({"attachment", "document", "erasure", "event", "exclusion", "proceeding",
                  "relation"})  # fmt: skip
EMPTY: Mapping[str, object] = {**dict.fromkeys(SEALED), PLAIN: {}}
ACTS: Mapping[KeepingDeed, Act] = {
    "hold": "hold_case",
    "release": "erase_case",
    "ask_erasure": "erase_case",
    "drop_erasure": "erase_case",
    "erase": "erase_case",
}


def keep(desk: Desk, person: Person, wish: Keeping) -> Taken:
    """Holds a case, lifts that, asks for its erasure, refuses that, or erases it.

    Raises StepNotPossible: nothing that is held or open is erased, and never by one alone.
    """
    taken = settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, ACTS[wish.deed]),
        lambda session, ground: plan(session, ground, person, wish),
    )
    if wish.deed == "erase":
        drop_files(desk)
        sweep(desk)
    return taken


def plan(session: Session, ground: Ground, person: Person, wish: Keeping) -> Planned:
    erasure = session.get(Erasure, ground.case.id)
    if reasons := [Reason(code) for code in refusals(ground, erasure, person, wish.deed)]:
        raise StepNotPossible(reasons)
    page = Page.of(ground, person.id, quality(ground.actor(person, ACTS[wish.deed])))
    told = {"answers": {}, "reason": read_reason(wish.reason)}
    seq = page.add_event(new_id(), told, {
        "proceeding_id": None, "kind": wish.deed, "happened_on": page.desk.today(), "touched": [],
    })  # fmt: skip
    WRITES[wish.deed](page, erasure)
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def refusals(
    ground: Ground, erasure: Erasure | None, person: Person, deed: KeepingDeed
) -> list[str]:
    """Every code of why not."""
    asked_by = erasure.asked_by_id if erasure else None
    is_held, is_erasing = ground.case.held_at is not None, deed in {"ask_erasure", "erase"}
    checked = {
        "case_is_held": is_held and (is_erasing or deed == "hold"),
        "case_is_open": not ground.case.is_closed and is_erasing,
        "case_not_held": not is_held and deed == "release",
        "erasure_asked": asked_by is not None and deed == "ask_erasure",
        "erasure_not_asked": asked_by is None and deed in {"erase", "drop_erasure"},
        "erasure_by_two": asked_by == person.id and deed == "erase",
    }
    return [code for code, holds in checked.items() if holds]


def hold(page: Page, _erasure: Erasure | None) -> None:
    """Whatever was asked before is asked again once the hold is lifted."""
    page.case_changes["held_at"] = page.at
    page.after.append(delete(ERASURE).where(ERASURE.c.case_id == page.ground.case.id))


def release(page: Page, _erasure: Erasure | None) -> None:
    page.case_changes["held_at"] = None


def ask(page: Page, erasure: Erasure | None) -> None:
    asked = {"asked_by_id": page.actor, "asked_at": page.at}
    if erasure is None:
        page.after.append(
            insert(ERASURE).values(case_id=page.ground.case.id, proposed_at=page.at, **asked)
        )
    else:
        page.after.append(
            update(ERASURE).where(ERASURE.c.case_id == page.ground.case.id).values(asked)
        )


def drop(page: Page, _erasure: Erasure | None) -> None:
    page.after.append(delete(ERASURE).where(ERASURE.c.case_id == page.ground.case.id))


def erase(page: Page, _erasure: Erasure | None) -> None:
    """Without its data key nothing sealed opens again, here or in the record; what was told in
    plain goes as well. Events, papers and rows of files stay as they are stored: the chain holds.
    """
    case = page.ground.case.id
    page.case_changes |= {**EMPTY, "wrapped_key": b"", "erased_at": page.at, "is_closed": True}
    done = {"erased_by_id": page.actor, "erased_at": page.at}
    page.after += [
        *(
            delete(table).where(table.c.case_id == case)
            for table in reversed(METADATA.sorted_tables)
            if "case_id" in table.c and table.name not in KEPT
        ),
        update(PROCEEDING)
        .where(PROCEEDING.c.case_id == case)
        .values({**EMPTY, "is_final": True, "awaits": None}),
        update(ERASURE).where(ERASURE.c.case_id == case).values(done),
    ]


WRITES: Mapping[KeepingDeed, Callable[[Page, Erasure | None], None]] = {
    "hold": hold,
    "release": release,
    "ask_erasure": ask,
    "drop_erasure": drop,
    "erase": erase,
}


def drop_files(desk: Desk) -> None:
    """Those of erased cases; stopped by a power cut and begun again, it goes on."""
    addresses = select(ATTACHMENT.c.original, ATTACHMENT.c.view).join(
        CASE, ATTACHMENT.c.case_id == CASE.c.id
    )
    with desk.sessions.engine.connect() as connection:
        gone = connection.execute(addresses.where(CASE.c.erased_at.is_not(None))).all()
    for address in {one for row in gone for one in row}:
        desk.shelf.drop(address)


def sweep(desk: Desk) -> None:
    """The pages of the store that still hold the key as it was."""
    swept = SWEPT[desk.sessions.engine.dialect.name]
    with desk.sessions.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(swept))


SWEPT: Mapping[str, str] = {
    "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
    "postgresql": 'VACUUM "case", proceeding, name_token',
}
