"""The definitions that proceedings began under: kept when first used, and still able to run."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from legalaid.documents.needs import read_uses
from legalaid.domain.definition import Definition
from legalaid.domain.errors import DefinitionFaulty, Fault, NotFound
from legalaid.domain.guards import GUARDS
from legalaid.domain.needs import Uses
from legalaid.engine.mentions import mentions
from legalaid.engine.proof.standing import holes_of
from legalaid.engine.speech import both
from legalaid.models.definition import DefinitionRow
from legalaid.models.event import Event
from legalaid.models.proceeding import Proceeding
from legalaid.services.desk import Desk

GONE = "Running cases need “%(name)s” (%(kind)s), which is gone."
CORRECTED = ("date", "document", "field")
RUNNING = (Proceeding.is_final.is_(False), Proceeding.is_void.is_(False))
OPENED = select(Event).options(joinedload(Event.case))
MOVING = ("migrate", "take_back")
_OLDER: dict[str, Definition] = {}


def definition_of(desk: Desk, session: Session, hash_: str) -> Definition:
    """The definition with that hash: of the files in force, or kept from earlier ones."""
    living = desk.library.definition(hash_)
    if living is not None:
        return living
    if hash_ not in _OLDER:
        row = session.get_one(DefinitionRow, hash_)
        _OLDER[hash_] = Definition.model_validate(row.body)
    return _OLDER[hash_]


def told_under(desk: Desk, session: Session, row: Proceeding, event: Event) -> Definition:
    """The definition under which an event was told: it may have been moved to another since."""
    later = OPENED.where(
        Event.proceeding_id == row.id, Event.kind.in_(MOVING), Event.seq > event.seq
    )
    moved = (one.told.get("moved") for one in session.scalars(later.order_by(Event.seq)))
    before = next((one[0] for one in moved if one), row.definition_hash)
    return definition_of(desk, session, before)


def row_of(desk: Desk, definition: Definition) -> dict[str, object]:
    """What is kept of a definition when a proceeding begins under it."""
    return {
        "hash": definition.hash,
        "workflow": definition.name,
        "body": definition.model_dump(mode="json", by_alias=True),
        "first_used_at": desk.now(),
    }


def newest(desk: Desk, workflow: str) -> Definition:
    """Raises NotFound."""
    if workflow not in desk.library.definitions:
        raise NotFound
    return desk.library.definitions[workflow]


def check_living(desk: Desk) -> None:
    """Refuses to start when a running proceeding rests on something that is gone."""
    running = select(Proceeding.definition_hash).where(*RUNNING).distinct()
    with desk.sessions.reading() as session:
        earlier = dict.fromkeys(earlier_hashes(session), CORRECTED)
        living = earlier | dict.fromkeys(session.scalars(running))
        kept = {hash_: definition_of(desk, session, hash_) for hash_ in sorted(living)}
        faults = [f for hash_, one in kept.items() for f in faults_of(desk, one, living[hash_])]
    faults = faults or [
        f for hash_, one in kept.items() if living[hash_] is None for f in holes_in(desk, one)
    ]
    if faults:
        raise DefinitionFaulty(faults)


def holes_in(desk: Desk, definition: Definition) -> Iterator[Fault]:
    """What its papers need now and it does not guarantee; the definitions of the files are proved
    with all others before anything is served."""
    if desk.library.definition(definition.hash) is None:
        yield from holes_of(desk.library, definition, uses_of(desk, definition))


def earlier_hashes(session: Session) -> Iterator[str]:
    """Those that running proceedings were moved away from, and under which they are corrected."""
    moves = OPENED.join(Proceeding, Event.proceeding_id == Proceeding.id)
    for event in session.scalars(moves.where(*RUNNING, Event.kind == "migrate")):
        yield event.told["moved"][0]


def faults_of(
    desk: Desk, definition: Definition, kinds: Iterable[str] | None = None
) -> Iterator[Fault]:
    """What the definition needs and is gone; only of these kinds, where any are given."""
    for kind, name in sorted(gone(desk, definition)):
        if kinds is not None and kind not in kinds:
            continue
        yield Fault(
            code="unknown-name",
            file=f"{definition.name}/workflow.yaml",
            line=1,
            path=name,
            message=both(GONE, name=name, kind=kind),
        )


def gone(desk: Desk, definition: Definition) -> set[tuple[str, str]]:
    return {
        (one.kind, str(one.name))
        for one in mentions(definition.workflow)
        if not is_there(desk, definition.name, one.kind, str(one.name))
    }


def is_there(desk: Desk, workflow: str, kind: str, name: str) -> bool:
    if kind == "guard":
        return name in GUARDS
    if kind in {"field", "date"}:
        return desk.library.catalog.knows(name)
    if kind == "law":
        return name in desk.library.law.rules
    return kind != "document" or whole_name(workflow, name) in desk.papers.names()


def whole_name(workflow: str, document: str) -> str:
    """A bare name is a paper in the workflow's own folder."""
    return document if "/" in document else f"{workflow}/{document}"


def uses_of(desk: Desk, definition: Definition) -> Uses:
    """What the papers of all workflows need, as their templates stand now."""
    living = {**desk.library.definitions, definition.name: definition}
    named = {
        whole_name(name, str(one.name))
        for name, other in living.items()
        for one in mentions(other.workflow)
        if one.kind == "document"
    }
    there = named & set(desk.papers.names())
    return read_uses(desk.library.catalog, {name: desk.papers.path(name) for name in sorted(there)})
