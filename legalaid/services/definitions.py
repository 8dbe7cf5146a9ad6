"""The definitions that proceedings began under: kept when first used, and still able to run."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import DefinitionFaulty, Fault, NotFound
from legalaid.domain.guards import GUARDS
from legalaid.engine.mentions import mentions
from legalaid.engine.speech import both
from legalaid.models.definition import DefinitionRow
from legalaid.models.proceeding import Proceeding
from legalaid.services.desk import Desk

GONE = "Running cases need “%(name)s” (%(kind)s), which is gone."
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
    running = select(Proceeding.definition_hash).where(
        Proceeding.is_final.is_(False), Proceeding.is_void.is_(False)
    )
    with desk.sessions.reading() as session:
        hashes = sorted(session.scalars(running.distinct()))
        faults = [
            f for hash_ in hashes for f in faults_of(desk, definition_of(desk, session, hash_))
        ]
    if faults:
        raise DefinitionFaulty(faults)


def faults_of(desk: Desk, definition: Definition) -> Iterator[Fault]:
    for kind, name in sorted(gone(desk, definition)):
        yield Fault(
            code="unknown-name",
            file=f"{definition.name}/workflow.yaml",
            line=1,
            path=name,
            message=both(
                "Running cases need “%(name)s” (%(kind)s), which is gone.", name=name, kind=kind
            ),
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
