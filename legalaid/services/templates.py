"""The office's own templates: brought, looked over, put in force, taken out of force again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from legalaid.documents.brought import RefusedFile, clean_word_file
from legalaid.domain.errors import DefinitionFaulty, InputFault, InputInvalid, NotAllowed, NotFound
from legalaid.domain.part import Text
from legalaid.domain.roles import Act, Person, is_granted
from legalaid.models.base import new_id
from legalaid.models.template import Template, TemplateUse
from legalaid.models.user import User
from legalaid.services.desk import Desk
from legalaid.services.template_proof import faults_in_steps, faults_with

ACT: Act = "change_templates"


@dataclass(frozen=True, slots=True)
class Brought:
    """A template that was brought: by whom, when, and whether it makes the paper now."""

    id: UUID
    by: str
    at: datetime
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class PaperTemplates:
    """A paper with the templates that were brought for it, the newest first."""

    name: str
    title: Text
    brought: tuple[Brought, ...]

    @property
    def is_own(self) -> bool:
        """Does one of the office's own make the paper, and not the shipped one?"""
        return any(one.is_in_force for one in self.brought)


def keep_up(desk: Desk, session: Session) -> None:
    """What was put in force, by whichever process, makes the papers of this one too.

    Uses are only ever added, so that their count tells whether there is anything to learn.
    """
    stamp = session.scalar(select(func.count()).select_from(TemplateUse)) or 0
    if stamp != desk.papers.stamp:
        desk.papers.lay(in_force(session), stamp)


def in_force(session: Session) -> dict[str, bytes]:
    """The content of the newest use of each paper, unless it is the shipped template's."""
    newest = select(func.max(TemplateUse.number)).group_by(TemplateUse.name)
    found = select(TemplateUse.name, Template.content).join(
        Template, TemplateUse.template_id == Template.id
    )
    rows = session.execute(found.where(TemplateUse.number.in_(newest)))
    return {row.name: row.content for row in rows}


def require_right(person: Person) -> None:
    if not is_granted(person.roles, ACT):
        raise NotAllowed(ACT)


def list_templates(desk: Desk, person: Person) -> tuple[PaperTemplates, ...]:
    """Every paper. Raises NotAllowed."""
    require_right(person)
    with desk.sessions.reading() as session:
        keep_up(desk, session)
        return tuple(view(desk, session, name) for name in desk.papers.names())


def view_templates(desk: Desk, person: Person, name: str) -> PaperTemplates:
    """Raises NotAllowed, NotFound."""
    require_paper(desk, person, name)
    with desk.sessions.reading() as session:
        return view(desk, session, name)


def require_paper(desk: Desk, person: Person, name: str) -> None:
    require_right(person)
    if name not in desk.papers.names():
        raise NotFound


def view(desk: Desk, session: Session, name: str) -> PaperTemplates:
    used = select(TemplateUse.template_id).where(TemplateUse.name == name)
    now = session.scalar(used.order_by(TemplateUse.number.desc()).limit(1))
    found = select(Template.id, Template.brought_at, User.name).join(
        User, Template.brought_by_id == User.id
    )
    found = found.where(Template.name == name).order_by(Template.brought_at.desc(), Template.id)
    return PaperTemplates(
        name,
        desk.papers.law(name).named,
        tuple(
            Brought(row.id, row.name, row.brought_at, row.id == now)
            for row in session.execute(found)
        ),
    )


def bring_template(desk: Desk, person: Person, name: str, content: bytes) -> UUID:
    """Kept as it came, without traces of who wrote it; in force only when it is put in force."""
    require_paper(desk, person, name)
    try:
        cleaned = clean_word_file(content).bytes
    except RefusedFile as refused:
        code = refused.code if content else "file_missing"
        raise InputInvalid([InputFault("file", code, refused.data)]) from refused
    brought = new_id()
    with desk.sessions.writing.begin() as session:
        session.execute(insert(Template), {
            "id": brought, "name": name, "content": cleaned, "brought_by_id": person.id,
            "brought_at": desk.now(),
        })  # fmt: skip
    return brought


def file_in_force(desk: Desk, person: Person, name: str) -> bytes:
    """Raises NotAllowed, NotFound."""
    require_paper(desk, person, name)
    with desk.sessions.reading() as session:
        keep_up(desk, session)
    return desk.papers.content(name)


def put_in_force(desk: Desk, person: Person, template: UUID) -> str:
    """For which paper. Raises DefinitionFaulty with all that is wrong with it; then nothing
    changes."""
    require_right(person)
    with desk.sessions.reading() as session:
        row = session.get(Template, template)
        if row is None:
            raise NotFound
        name, content, others = row.name, row.content, in_force(session)
    if faults := faults_with(desk, name, content, others):
        raise DefinitionFaulty(faults)
    begin_use(desk, person.id, name, template)
    return name


def put_shipped_in_force(desk: Desk, person: Person, name: str) -> None:
    """Raises NotAllowed, NotFound."""
    require_paper(desk, person, name)
    begin_use(desk, person.id, name, None)


def restore_shipped(desk: Desk, name: str) -> None:
    """The same for whoever runs the program, where it does not start. Raises Missing."""
    desk.papers.path(name)
    begin_use(desk, None, name, None)


def prove_in_force(desk: Desk) -> None:
    """Raises DefinitionFaulty: the workflows may have changed since a template was proved."""
    with desk.sessions.reading() as session:
        keep_up(desk, session)
        laid = in_force(session)
    faults = [fault for name in laid for fault in faults_in_steps(desk, name, laid)]
    if faults:
        raise DefinitionFaulty(faults)


def begin_use(desk: Desk, person: UUID | None, name: str, template: UUID | None) -> None:
    with desk.sessions.writing.begin() as session:
        session.execute(insert(TemplateUse), {
            "name": name, "template_id": template, "begun_by_id": person,
            "begun_at": desk.now(),
        })  # fmt: skip
        keep_up(desk, session)
