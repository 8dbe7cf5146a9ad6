"""A move in a proceeding: its event, its papers, and all that hangs on it, onto one page."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import update

from legalaid.domain.facts import Values
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.values import flatten, from_json, merge, nest, to_json
from legalaid.domain.workflow import Opens
from legalaid.models.base import new_id, table_of
from legalaid.models.classes import COLUMNS, Columns, divide
from legalaid.models.proceeding import Proceeding
from legalaid.models.values import close_values
from legalaid.services import (
    agreeing,
    blocks,
    bringing,
    counting,
    dues,
    finding,
    news,
    papers,
    relations,
    renewing,
)
from legalaid.services.definitions import newest, row_of
from legalaid.services.move import Move
from legalaid.services.writing import Page, Row, changed_columns

PROCEEDING = table_of(Proceeding)
NOTHING: Columns = {name: {} for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class Entered:
    """What a move left on the page: its event, and the names of its papers."""

    event: UUID
    seq: int
    papers: tuple[str, ...]


def enter(page: Page, move: Move) -> Entered:
    """The whole of a move, its children included."""
    values = merge(page.desk.library.catalog, move.before, move.answers)
    event = new_id()
    made = papers.make(page, move, event, values)
    touched = touched_paths(page, move)
    brought = bringing.bind(page, move.answers, move.proceeding, event)
    seq = page.add_event(event, told(page, move), plain(move, touched, made, brought))
    keep_values(page, move, values)
    running = dues.change(page, move, event, values, touched)
    blocks.change(page, move, running)
    counting.change(page, move, values, touched)
    finding.change(page, values, touched)
    relations.bind(page, move.answers, seq)
    agreeing.change(page, move, event, values)
    news.tell(page, move, event, running)
    renewing.renew(page, event, move.happened_on, touched, but=over(page, move))
    names = tuple(one.name for one in made)
    for opened in move.opens.items():
        if is_wanted(page, *opened):
            child = child_of(page, move, event, opened, values)
            names += enter(page, child).papers
    return Entered(event, seq, names)


def over(page: Page, move: Move) -> set[UUID]:
    """Running deadlines that the move itself ends."""
    running = page.ground.deadlines_of(move.proceeding)
    return {one.id for one in running if dues.is_over(move, one.name)}


def touched_paths(page: Page, move: Move) -> list[str]:
    catalog = page.desk.library.catalog
    before = flatten(catalog, move.before)
    answered = flatten(catalog, move.answers)
    return sorted(path for path, value in answered.items() if before.get(path) != value)


def told(page: Page, move: Move) -> dict[str, object]:
    answers = to_json(flatten(page.desk.library.catalog, move.answers))
    opened_by = {"opened_by": str(move.opened_by)} if move.opened_by else {}
    began = {"began": to_json(move.began)} if move.began else {}
    return {"answers": answers, "making": move.making.as_json(), **opened_by, **began}


def plain(
    move: Move,
    touched: list[str],
    made: tuple[papers.Made, ...],
    brought: list[list[object]],
) -> Row:
    return {
        "proceeding_id": move.proceeding,
        "kind": move.kind,
        "step": move.step,
        "from_state": move.from_state,
        "to_state": move.to_state,
        "happened_on": move.happened_on,
        "touched": touched,
        "papers": [*(one.digest for one in made), *brought],
    }


def keep_values(page: Page, move: Move, values: Values) -> None:
    """Each answer to the row it belongs to; the proceeding to its state."""
    catalog = page.desk.library.catalog
    of_case = {name for name in values if catalog.scope(name) == "case"}
    if of_case & move.answers.keys():
        page.change_case_values(plain_json(values, of_case))
    own = divide(catalog, plain_json(values, values.keys() - of_case))
    page.settle_closing(move.proceeding, is_final=move.is_final)
    if move.row is None:
        page.definitions.append(row_of(page.desk, move.definition))
        columns = close_values(page.seal, "proceeding", move.proceeding, own)
        page.insert(Proceeding, new_row(page, move) | standing(move) | columns)
        return
    before = page.ground.columns(move.row)
    columns = changed_columns(page.seal, "proceeding", move.proceeding, before, own)
    changes = update(PROCEEDING).where(PROCEEDING.c.id == move.proceeding)
    page.after.append(changes.values(standing(move) | columns))


def plain_json(values: Values, names: set[str]) -> dict[str, Any]:
    chosen = {name: value for name, value in values.items() if name in names}
    return cast("dict[str, Any]", to_json(chosen))


def standing(move: Move) -> Row:
    row: Row = {
        "state": move.to_state,
        "awaits": move.definition.workflow.states[move.to_state].awaits,
        "is_final": move.is_final,
    }
    if move.kind != "timer":
        row["acted_on"] = move.happened_on
    if move.to_state != move.from_state:
        row["since"] = move.happened_on
    return row


def new_row(page: Page, move: Move) -> Row:
    return {
        "id": move.proceeding,
        "case_id": page.ground.case.id,
        "number": move.number,
        "workflow": move.definition.name,
        "definition_hash": move.definition.hash,
        "is_void": False,
        "parent_id": move.parent,
        "opened_on": move.happened_on,
    }


def is_wanted(page: Page, workflow: str, opens: Opens) -> bool:
    """Where one of it runs already, that one serves, if the workflow says so."""
    running = (one.workflow for one in page.ground.proceedings if not one.is_final)
    return not opens.unless_running or workflow not in running


def child_of(
    page: Page, move: Move, event: UUID, opened: tuple[str, Opens], values: Values
) -> Move:
    """A proceeding that this move opens, with fixed answers and with values carried over."""
    workflow, opens = opened
    definition = newest(page.desk, workflow)
    catalog = page.desk.library.catalog
    return Move(
        kind="open",
        definition=definition,
        proceeding=new_id(),
        number=next_number(page),
        row=None,
        parent=move.proceeding,
        opened_by=event,
        from_state=None,
        to_state=definition.workflow.initial,
        answers=carried_over(catalog, opens, values),
        before={name: value for name, value in values.items() if catalog.scope(name) == "case"},
        happened_on=move.happened_on,
        documents=definition.workflow.opening.documents,
        starts=definition.workflow.opening.starts,
        making=move.making,
    )


def carried_over(catalog: FieldCatalog, opens: Opens, values: Values) -> dict[str, object]:
    """What is carried, whole groups or single paths, and the fixed answers over it."""
    carried = {
        path: value
        for path, value in flatten(catalog, values).items()
        if path in opens.carries or path.partition(".")[0] in opens.carries
    }
    return from_json(catalog, nest({**carried, **opens.answers}))


def next_number(page: Page) -> int:
    return 1 + len(page.ground.every) + len(page.rows[PROCEEDING])
