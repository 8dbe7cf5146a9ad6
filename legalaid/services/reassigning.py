"""Handing a bond to a case to somebody else."""

from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Person
from legalaid.domain.values import merge
from legalaid.models.base import new_id
from legalaid.services.acts import Reassignment, Taken
from legalaid.services.asked import Choice
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.moves import plain_json
from legalaid.services.reading import read_reason
from legalaid.services.relations import candidates, rebind
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import EVERYTHING, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.writing import Page


def reassignment_choices(
    desk: Desk, person: Person, reference: str
) -> dict[str, tuple[Choice, ...]]:
    """The bonds that are held, and who could hold each."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "reassign")
        held = dict.fromkeys(one.relation for one in ground.relations)
        return {relation: candidates(session, ground, relation) for relation in held}


def reassign(desk: Desk, person: Person, wish: Reassignment) -> Taken:
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "reassign"),
        lambda session, ground: plan(session, ground, person, wish),
    )


def plan(session: Session, ground: Ground, person: Person, wish: Reassignment) -> Planned:
    refuse_stale(session, ground, None, wish.seen, EVERYTHING)
    require_other(session, ground, wish)
    reason = read_reason(wish.reason)
    page = Page.of(ground, person.id, quality(ground.actor(person, "reassign")))
    answers = {wish.relation: str(wish.user)}
    told = {"answers": answers, "reason": reason}
    seq = page.add_event(new_id(), told, {
        "proceeding_id": None, "kind": "reassign", "step": wish.relation,
        "happened_on": page.desk.today(), "touched": [wish.relation],
    })  # fmt: skip
    values = merge(page.desk.library.catalog, ground.values(None), answers)
    page.change_case_values(plain_json(values, set(values)))
    rebind(page, wish.relation, wish.user, seq)
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def require_other(session: Session, ground: Ground, wish: Reassignment) -> None:
    """Somebody who may hold the bond, and does not yet. Raises NotFound, InputInvalid."""
    held = [one.user_id for one in ground.relations if one.relation == wish.relation]
    if not held:
        raise NotFound
    able = {one.id for one in candidates(session, ground, wish.relation)}
    if wish.user in held or wish.user not in able:
        raise InputInvalid([InputFault("user", "not_a_choice", {"choice": str(wish.user)})])
