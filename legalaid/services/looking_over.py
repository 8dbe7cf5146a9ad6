"""A brought template on one screen: what is wrong with it, what it forgets, how it reads."""

from dataclasses import dataclass
from uuid import UUID

from legalaid.documents.preview import lines_of, preview
from legalaid.domain.errors import DefinitionFaulty, Fault, NotFound
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.models.template import Template
from legalaid.services.desk import Desk
from legalaid.services.template_proof import faults_with
from legalaid.services.templates import in_force, require_right


@dataclass(frozen=True, slots=True)
class Review:
    """`forgets` are fields that the shipped template prints and this one does not, by title.

    `lines` is the paper without a case, with gaps shown as ⟦name⟧; none where tags are broken.
    """

    name: str
    title: Text
    faults: tuple[Fault, ...]
    forgets: tuple[tuple[str, Text], ...]
    lines: tuple[str, ...]


def look_over(desk: Desk, person: Person, template: UUID) -> Review:
    """Raises NotAllowed, NotFound."""
    name, content, others = opened(desk, person, template)
    lines, forgets = read(desk, name, content)
    return Review(
        name=name,
        title=desk.papers.law(name).named,
        faults=tuple(faults_with(desk, name, content, others)),
        forgets=tuple((path, title_of(desk, path)) for path in forgets),
        lines=lines,
    )


def opened(desk: Desk, person: Person, template: UUID) -> tuple[str, bytes, dict[str, bytes]]:
    require_right(person)
    with desk.sessions.reading() as session:
        row = session.get(Template, template)
        if row is None:
            raise NotFound
        return row.name, row.content, in_force(session)


def read(desk: Desk, name: str, content: bytes) -> tuple[tuple[str, ...], list[str]]:
    """The lines of the preview, and the fields it forgets; nothing of what cannot be read."""
    try:
        reading = desk.papers.read(name, content)
    except DefinitionFaulty:
        return (), []
    forgotten = desk.papers.shipped_reads(name) - desk.papers.vocabulary.needs_of(reading.paths)
    kept = [path for path in sorted(forgotten) if path not in desk.papers.catalog.groups]
    return tuple(lines_of(preview(content, reading))), kept


def title_of(desk: Desk, path: str) -> Text:
    return desk.papers.catalog.field(path).title


def file_of_template(desk: Desk, person: Person, template: UUID) -> tuple[str, bytes]:
    """For which paper, and the file. Raises NotAllowed, NotFound."""
    return opened(desk, person, template)[:2]
