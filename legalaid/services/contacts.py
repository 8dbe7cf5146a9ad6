"""The safe way to reach her: none where none is known, and to be confirmed again and again.

A workflow says how long a way that she told holds, by a deadline that is `renewed_by` the group;
its timer asks for it anew. Nothing else waits for that: hearings and periods go on being told.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from legalaid.domain.answers import read_answers
from legalaid.domain.facts import Values
from legalaid.domain.roles import Person
from legalaid.domain.values import flatten, to_json
from legalaid.models.base import new_id
from legalaid.services.acts import Taken
from legalaid.services.acts_for_her import ConfirmingContact
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.moves import plain_json
from legalaid.services.reading import faults_of_day, require_none
from legalaid.services.renewing import renew
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import Reads, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.views import CaseView
from legalaid.services.writing import Page

CONTACT = "safe_contact"
SHE_CALLS = "she_calls"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """`told` is empty where no way is known. `confirmed_on` is None where nothing watches it."""

    told: Values
    confirmed_on: date | None
    is_lapsed: bool

    @property
    def is_forbidden(self) -> bool:
        """Absent means: do not contact her."""
        return self.told.get("channel") in {None, SHE_CALLS}


def contact_of(case: CaseView) -> ContactView | None:
    """As the page of the case shows it; None for who may not see where she is."""
    if not case.shows_location:
        return None
    told = cast("Values", case.values.get(CONTACT, {}))
    watched = {
        (one.number, name)
        for one in case.proceedings
        for name, rule in one.declared.deadlines.items()
        if rule.renewed_by == CONTACT
    }
    running = [
        one
        for one in case.deadlines
        if (one.number, one.name) in watched and one.standing != "stopped"
    ]
    days = [one.counted_from for one in running if one.counted_from]
    return ContactView(
        told=told,
        confirmed_on=max(days, default=None),
        is_lapsed=any(one.standing == "passed" for one in running),
    )


def view_contact(desk: Desk, person: Person, reference: str) -> tuple[CaseView, ContactView | None]:
    case = view_case(desk, person, reference)
    return case, contact_of(case)


def confirm_contact(desk: Desk, person: Person, wish: ConfirmingContact) -> Taken:
    """As she says it on that day, whether it changed or not; what she leaves out is no way any
    more. Raises InputInvalid."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan(session, ground, person, wish),
    )


def plan(session: Session, ground: Ground, person: Person, wish: ConfirmingContact) -> Planned:
    refuse_stale(session, ground, None, wish.seen, Reads({CONTACT}, set()))
    desk, catalog = ground.desk, ground.desk.library.catalog
    require_none(faults_of_day(wish.happened_on, after=ground.case.opened_on, today=desk.today()))
    answers = read_answers(
        catalog, [CONTACT], [], {CONTACT: wish.told},
        places=desk.places, courts=desk.courts, today=desk.today(),
    )  # fmt: skip
    before = ground.values(None)
    was, told = (flatten(catalog, {CONTACT: one.get(CONTACT, {})}) for one in (before, answers))
    emptied = sorted(was.keys() - told.keys())
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_step")))
    event = new_id()
    seq = page.add_event(event, {"answers": to_json(told), "emptied": emptied}, {
        "proceeding_id": None, "kind": "contact", "happened_on": wish.happened_on,
        "touched": sorted({path for path in told if was.get(path) != told[path]} | {*emptied}),
    })  # fmt: skip
    page.change_case_values(plain_json({**before, **answers}, {*before, *answers}))
    renew(page, event, wish.happened_on, [CONTACT])
    return page, Taken(wish.reference, 0, seq, page.count, "", ())
