"""Who may be told of a case, if she agrees: the services that fields name, and the offices."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.part import Text
from legalaid.models.office import Office
from legalaid.services.ground import Ground


@dataclass(frozen=True, slots=True)
class Receiver:
    """A code of `consent.receivers` or `referral.service`, or the id of an office."""

    code: str
    title: Text


def receivers(session: Session, ground: Ground) -> tuple[Receiver, ...]:
    """Offices of the case itself need no consent: they work in it."""
    own = {ground.case.office_id, ground.case.serving_office_id}
    offices = session.scalars(select(Office).where(Office.id.not_in(own)).order_by(Office.code))
    named = {str(one.id): Text(km=one.name_km, en=one.name_en) for one in offices}
    return tuple(Receiver(code, title) for code, title in (declared(ground) | named).items())


def declared(ground: Ground) -> dict[str, Text]:
    catalog = ground.desk.library.catalog
    paths = [one for one in ("referral.service", "consent.receivers") if catalog.knows(one)]
    return {code: title for path in paths for code, title in catalog.field(path).choices.items()}
