"""The papers a move brings out: rendered, sealed and tied to their event."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from legalaid.documents.catalog import Rendered
from legalaid.documents.facts import PaperFacts
from legalaid.domain.facts import Values
from legalaid.domain.parties import PARTIES
from legalaid.domain.roles import Person
from legalaid.language import Speaker
from legalaid.models.base import new_id
from legalaid.models.document import Document
from legalaid.models.office import Office
from legalaid.models.sealing import bound
from legalaid.services.definitions import whole_name
from legalaid.services.ground import Ground
from legalaid.services.move import Making, Move
from legalaid.services.writing import Page, Row

TITLED = ("lawyer", "legal_aid_officer", "womens_affairs", "supervisor")


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: its row, and what the event's chain holds of it."""

    name: str
    id: UUID
    version: int
    content_hash: str
    sealed_digest: str

    @property
    def digest(self) -> list[object]:
        return [str(self.id), self.name, self.version, self.content_hash, self.sealed_digest]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose paper it is: the event it belongs to, and the one that made this version of it."""

    proceeding: UUID
    event: UUID
    made_by: UUID
    definition_hash: str
    on: date | None


def signer(person: Person, roles: frozenset[str]) -> dict[str, str]:
    """Who signs for the office, as the paper names that person."""
    title = next((PARTIES[role] for role in TITLED if role in roles), None)
    return {"name_km": person.name, "title": Speaker("km").gettext(title) if title else ""}


def make(page: Page, move: Move, event: UUID, values: Values) -> tuple[Made, ...]:
    """Raises WordsMissing, InputInvalid or Missing before anything is written."""
    names = [whole_name(move.definition.name, name) for name in move.documents]
    at = Belonging(move.proceeding, event, event, move.definition.hash, move.making.on)
    seq = page.count + 1
    return tuple(
        add(page, at, render(page.ground, name, values, move.making, seq), 1) for name in names
    )


def render(ground: Ground, name: str, values: Values, making: Making, seq: int) -> Rendered:
    return ground.desk.papers.render(name, values, paper_facts(ground, name, making, seq))


def paper_facts(ground: Ground, name: str, making: Making, seq: int) -> PaperFacts:
    code = ground.case.reference
    return PaperFacts(
        on=making.on,
        place=ground.desk.places.place(ground.case.province).name_km,
        code=code,
        reference=f"{code}/{seq}",
        office=letterhead(ground.office),
        signer=making.signer,
        show_location=name in making.showing,
    )


def letterhead(office: Office) -> dict[str, str]:
    return {
        "name_km": office.name_km,
        "name_latin": office.name_en,
        "address": office.address_km,
        "phone": office.phone,
    }


def add(page: Page, at: Belonging, rendered: Rendered, version: int) -> Made:
    return keep(page, rendered.bytes, {
        "proceeding_id": at.proceeding, "event_id": at.event, "made_by_id": at.made_by,
        "name": rendered.name, "version": version, "paper_on": at.on, "parent_id": None,
        **keyed_hashes(page, at, rendered),
    })  # fmt: skip


def keep(page: Page, content: bytes, row: Row) -> Made:
    """A version of a paper, sealed, onto the page."""
    document = new_id()
    sealed = page.seal.close(content, bound("document", document, "sealed"))
    page.insert(Document, {
        "id": document, "case_id": page.ground.case.id, "made_at": page.at,
        "size": len(content), "sealed": sealed, **row,
    })  # fmt: skip
    digest = hashlib.sha256(sealed).hexdigest()
    return Made(row["name"], document, row["version"], row["content_hash"], digest)


def keyed_hashes(page: Page, at: Belonging, rendered: Rendered) -> Row:
    keyed = page.desk.keyring.keyed_hash
    return {
        "content_hash": keyed(rendered.sha256),
        "template_hash": keyed(rendered.template_hash),
        "data_hash": keyed(rendered.data_hash),
        "definition_hash": keyed(at.definition_hash),
    }
