"""What became of a paper for her: read to her before she signed it, and where her copy is.

Each is an event of its own about one version of the paper, and the last word about it counts.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.roles import Person
from legalaid.models.base import new_id
from legalaid.services.acts import Taken
from legalaid.services.acts_for_her import HandingOver, ReadingAloud
from legalaid.services.bringing_back import require_in_force
from legalaid.services.desk import Desk
from legalaid.services.documents import document_of
from legalaid.services.fates import COPIES, COPY, READ
from legalaid.services.ground import Ground, load_ground
from legalaid.services.reading import faults_of_day, read_reason, require_none
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import quality
from legalaid.services.writing import Page


def read_aloud(desk: Desk, person: Person, wish: ReadingAloud) -> Taken:
    """The plain page was read to her: by whom, in which language, and whether she was alone."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan_reading(session, ground, person, wish),
    )


def plan_reading(session: Session, ground: Ground, person: Person, wish: ReadingAloud) -> Planned:
    languages = ground.desk.library.catalog.field("consent.language").choices
    faults = faults_of_day(wish.happened_on, after=None, today=ground.desk.today())
    if wish.language not in languages:
        faults.append(InputFault("language", "required_choice"))
    if wish.was_alone is None:
        faults.append(InputFault("was_alone", "not_yes_no"))
    require_none(faults)
    fate = {
        "read_by": read_name(wish.read_by),
        "language": wish.language,
        "was_alone": wish.was_alone,
    }
    return record(session, ground, person, wish, READ, fate)


def read_name(typed: str) -> str:
    try:
        return read_reason(typed)
    except InputInvalid as refused:
        faults = [InputFault("read_by", one.code, one.data) for one in refused.faults]
        raise InputInvalid(faults) from refused


def hand_over(desk: Desk, person: Person, wish: HandingOver) -> Taken:
    """Where her copy is, as she wants it; nothing is posted unless she asked for that."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan_handing(session, ground, person, wish),
    )


def plan_handing(session: Session, ground: Ground, person: Person, wish: HandingOver) -> Planned:
    faults = faults_of_day(wish.happened_on, after=None, today=ground.desk.today())
    if wish.copy not in COPIES:
        faults.append(InputFault("copy", "required_choice"))
    if wish.is_posted and wish.copy != "given":
        faults.append(InputFault("is_posted", "posted_but_not_given"))
    require_none(faults)
    fate = {"copy": wish.copy, "is_posted": wish.is_posted}
    return record(session, ground, person, wish, COPY, fate)


def record(  # noqa: PLR0913, PLR0917  what was done with which version, by whom
    session: Session,
    ground: Ground,
    person: Person,
    wish: ReadingAloud | HandingOver,
    kind: str,
    fate: Mapping[str, object],
) -> Planned:
    row = document_of(session, ground.case, wish.document)
    require_in_force(row)
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_step")))
    told = {"answers": {}, "document": str(row.id), "name": row.name, "fate": fate}
    seq = page.add_event(new_id(), told, {
        "proceeding_id": row.proceeding_id, "kind": kind, "touched": [],
        "happened_on": wish.happened_on,
    })  # fmt: skip
    number = ground.numbered(row.proceeding_id) or 0
    return page, Taken(wish.reference, number, seq, page.count, "", (row.name,))
