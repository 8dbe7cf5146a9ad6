"""Since when a proceeding stands still: rows that lists read without opening anything."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete

from legalaid.domain.workflow import Block
from legalaid.models.base import table_of
from legalaid.models.block_from import BlockFrom
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row

BLOCK = table_of(BlockFrom)


def change(page: Page, move: Move, running: Mapping[str, Row]) -> None:
    """The blocks of the new state, from the day after their deadline."""
    declared = move.definition.workflow.blocks
    if any(move.from_state in block.in_ for block in declared.values()):
        lift(page, move.proceeding)
    for kind, block in declared.items():
        begins = from_on(block, move.happened_on, running)
        if move.to_state in block.in_ and begins is not None:
            page.insert(BlockFrom, {
                "proceeding_id": move.proceeding, "case_id": page.ground.case.id,
                "kind": kind, "from_on": begins,
            })  # fmt: skip


def lift(page: Page, proceeding: UUID) -> None:
    """Whatever it was under: another definition may name other blocks."""
    page.before.append(delete(BLOCK).where(BLOCK.c.proceeding_id == proceeding))


def from_on(block: Block, since: date, running: Mapping[str, Row]) -> date | None:
    if block.after is None:
        return since
    row = running.get(block.after)
    due: date | None = row["due_on"] if row else None
    return due + timedelta(days=1) if due else None
