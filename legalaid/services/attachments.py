"""Files on their way out, the list of them, and whether shelf and rows agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from legalaid.attachments.kinds import KINDS
from legalaid.attachments.shelf import FileLost
from legalaid.domain.errors import Missing, NotFound
from legalaid.domain.roles import EVERYTHING, Person
from legalaid.models.attachment import ORIGINAL, VIEW, Attachment
from legalaid.models.base import table_of
from legalaid.models.case import Case
from legalaid.models.event import Event
from legalaid.models.user import User
from legalaid.services.desk import Desk
from legalaid.services.drafts import KEPT_FOR
from legalaid.services.ground import load_ground
from legalaid.services.views import Download

ATTACHMENT = table_of(Attachment)
UNSENT_KEPT = KEPT_FOR + timedelta(days=30)  # longer than the draft that may name it


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A file that was brought; `seq` is the event that brought it."""

    id: UUID
    number: int
    kind: str
    size: int
    digest: str
    brought_by: str
    brought_at: datetime
    seq: int | None


@dataclass(frozen=True, slots=True)
class ShelfReport:
    """Where the shelf and the rows do not agree: addresses, and names of unfinished files."""

    missing: tuple[str, ...]
    orphans: tuple[str, ...]
    unfinished: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not self.missing


def list_attachments(desk: Desk, person: Person, reference: str) -> tuple[AttachmentView, ...]:
    """In the order in which they were brought."""
    with desk.sessions.reading() as session:
        case = load_whole(desk, session, person, reference)
        found = (
            select(Attachment, User.name, Event.seq)
            .join(User, Attachment.brought_by_id == User.id)
            .outerjoin(Event, Attachment.event_id == Event.id)
            .where(Attachment.case_id == case.id)
            .order_by(Attachment.brought_at, Attachment.id)
        )
        return tuple(
            AttachmentView(
                id=one.id,
                number=number,
                kind=one.kind,
                size=one.size,
                digest=one.digest,
                brought_by=name,
                brought_at=one.brought_at,
                seq=seq,
            )
            for number, (one, name, seq) in enumerate(session.execute(found), start=1)
        )


def download_attachment(
    desk: Desk, person: Person, reference: str, attachment: UUID, *, is_original: bool = False
) -> Download:
    """The cleaned copy, or the original as it was brought; through its case alone."""
    with desk.sessions.reading() as session:
        case, row = find(desk, session, person, reference, attachment)
        part, address = (ORIGINAL, row.original) if is_original else (VIEW, row.view)
        kind = KINDS[row.kind]
        name = f"{case.reference}-{row.id.hex[:8]}{'-original' if is_original else ''}.{kind.code}"
        return Download(name, kind.media_type, row.open(part, taken_down(desk, address)))


def taken_down(desk: Desk, address: str) -> bytes:
    try:
        return desk.shelf.get(address)
    except FileLost as lost:
        raise Missing("attachment", address[:8]) from lost


def find(
    desk: Desk, session: Session, person: Person, reference: str, attachment: UUID
) -> tuple[Case, Attachment]:
    case = load_whole(desk, session, person, reference)
    row = session.scalar(
        select(Attachment).where(Attachment.id == attachment, Attachment.case_id == case.id)
    )
    if row is None:
        raise NotFound
    return case, row


def load_whole(desk: Desk, session: Session, person: Person, reference: str) -> Case:
    """A file may tell anything: only who may read everything of the case comes to it."""
    ground = load_ground(desk, session, person, reference, "see_case")
    if ground.classes != EVERYTHING:
        raise NotFound
    return ground.case


def check_shelf(desk: Desk) -> ShelfReport:
    """Files without a row are left by a power cut and harm nobody; a row without its file is a
    loss."""
    with desk.sessions.reading() as session:
        kept = select(*ADDRESSES).join(Case, ATTACHMENT.c.case_id == Case.id)
        kept = kept.where(Case.erased_at.is_(None))
        named = {one for row in session.execute(kept) for one in row}
    there = set(desk.shelf.addresses())
    sound = {one for one in named & there if is_whole(desk, one)}
    return ShelfReport(
        missing=tuple(sorted(named - sound)),
        orphans=tuple(sorted(there - named)),
        unfinished=tuple(path.name for path in desk.shelf.unfinished()),
    )


ADDRESSES = (ATTACHMENT.c.original, ATTACHMENT.c.view)


def is_whole(desk: Desk, address: str) -> bool:
    try:
        desk.shelf.get(address)
    except FileLost:
        return False
    return True


def forget_unsent(desk: Desk) -> None:
    """Files of forms that were never sent: first the rows, then what they named."""
    before = desk.now() - UNSENT_KEPT
    old = ATTACHMENT.c.event_id.is_(None) & (ATTACHMENT.c.brought_at < before)
    with desk.sessions.writing.begin() as session:
        gone = session.execute(delete(ATTACHMENT).where(old).returning(*ADDRESSES)).all()
        addresses = {one for row in gone for one in row}
        kept = still_named(session, addresses)
    for address in addresses - kept:
        desk.shelf.drop(address)


def still_named(session: Session, addresses: Iterable[str]) -> set[str]:
    wanted = list(addresses)
    named = select(*ADDRESSES).where(or_(*(column.in_(wanted) for column in ADDRESSES)))
    return {one for row in session.execute(named) for one in row}
