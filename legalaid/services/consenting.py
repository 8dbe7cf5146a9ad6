"""She agrees, takes back what she agreed to, or a supervisor answers for going on without her."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.consents import AT_MOST, DETAILS, OVERRIDE_AT_MOST, SHARED, Agreement
from legalaid.domain.definition import Definition
from legalaid.domain.entries import RefusedEntry, World, is_empty, read_value
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import Person
from legalaid.engine.machine import Decision
from legalaid.models.base import new_id
from legalaid.models.consent import Consent
from legalaid.models.proceeding import Proceeding
from legalaid.services.acts import Taken
from legalaid.services.acts_for_her import Agreeing, Overriding, Withdrawing
from legalaid.services.agreeing import CONSENT, end, put
from legalaid.services.definitions import definition_of
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.moves import enter
from legalaid.services.reading import faults_of_day, read_reason, require_none
from legalaid.services.receivers import receivers
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import move_of, quality
from legalaid.services.writing import Page

PAGE, REVOKED = "page", f"{SHARED}.revoked_on"
OPTIONAL = frozenset({"number", "read_by", "witness", "limits"})


def agree(desk: Desk, person: Person, wish: Agreeing) -> Taken:
    """Her word for one receiver, with its circumstances. Raises InputInvalid."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan_agreeing(session, ground, person, wish),
    )


def plan_agreeing(session: Session, ground: Ground, person: Person, wish: Agreeing) -> Planned:
    told = read_told(ground.desk, wish.told)
    given, expires = cast(date, told["given_on"]), cast(date, told["expires_on"])
    require_receiver(session, ground, wish.receiver)
    require_none([*faults_of_time(given, expires), *faults_of_reading(ground, told)])
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_step")))
    made = [
        Agreement(
            source=PAGE,
            receiver=wish.receiver,
            purpose=purpose,
            given_on=given,
            expires_on=expires,
            language=str(told["language"]),
            read_aloud=bool(told["read_aloud"]),
            details={name: told[name] for name in DETAILS if name in told},
        )
        for purpose in cast("list[str]", told["purposes"])
    ]
    return record(page, wish.reference, made, day=given)


def override(desk: Desk, person: Person, wish: Overriding) -> Taken:
    """Telling somebody without her word, on a supervisor's own: with a reason, for a short time."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "override_consent"),
        lambda session, ground: plan_overriding(session, ground, person, wish),
    )


def plan_overriding(session: Session, ground: Ground, person: Person, wish: Overriding) -> Planned:
    told = read_told(ground.desk, {"purposes": wish.purposes, "expires_on": wish.expires_on})
    today, expires = ground.desk.today(), cast(date, told["expires_on"])
    reason = read_reason(wish.reason)
    require_receiver(session, ground, wish.receiver)
    require_none(faults_of_time(today, expires, at_most=OVERRIDE_AT_MOST))
    page = Page.of(ground, person.id, quality(ground.actor(person, "override_consent")))
    made = [
        Agreement(
            source=PAGE,
            receiver=wish.receiver,
            purpose=purpose,
            given_on=today,
            expires_on=expires,
            details={"reason": reason},
        )
        for purpose in cast("list[str]", told["purposes"])
    ]
    return record(page, wish.reference, made, day=today, reason=reason)


def record(
    page: Page, reference: str, made: list[Agreement], *, day: date, reason: str | None = None
) -> Planned:
    """Onto the chain with everything it says, and as rows to ask."""
    event = new_id()
    consents = [[one.receiver, one.purpose, one.expires_on.isoformat()] for one in made]
    told = {"answers": {}, "consents": consents} | ({"reason": reason} if reason else {})
    seq = page.add_event(event, told, {
        "proceeding_id": None, "kind": "override" if reason else "agree", "touched": [],
        "happened_on": day,
    })  # fmt: skip
    put(page, event, made, is_override=reason is not None)
    return page, Taken(reference, 0, seq, page.count, "", ())


def withdraw(desk: Desk, person: Person, wish: Withdrawing) -> Taken:
    """At once: nothing rests on it from here on, and what was under way because of it stops."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "take_step"),
        lambda session, ground: plan_withdrawing(session, ground, person, wish),
    )


def plan_withdrawing(
    session: Session, ground: Ground, person: Person, wish: Withdrawing
) -> Planned:
    require_none(faults_of_day(wish.happened_on, after=None, today=ground.desk.today()))
    rows = alike(session, ground, wish.consent)
    page = Page.of(ground, person.id, quality(ground.actor(person, "take_step")))
    event = new_id()
    told = {"answers": {}, "consents": [str(one.id) for one in rows]}
    seq = page.add_event(event, told, {
        "proceeding_id": None, "kind": "withdraw", "touched": [], "happened_on": wish.happened_on,
    })  # fmt: skip
    which = CONSENT.c.id.in_([one.id for one in rows])
    end(page, event, wish.happened_on, which, is_taken_back=True)
    stop(session, page, {one.proceeding_id for one in rows}, wish.happened_on)
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def alike(session: Session, ground: Ground, wanted: UUID | None) -> list[Consent]:
    """Every consent in force for the same receiver and purpose; for None, every one of the case."""
    found = select(Consent).where(Consent.case_id == ground.case.id, Consent.ended_by_id.is_(None))
    rows = list(session.scalars(found))
    chosen = [one for one in rows if wanted in {None, one.id}]
    about = {(one.receiver, one.purpose) for one in chosen}
    if not chosen:
        raise NotFound
    return [one for one in rows if (one.receiver, one.purpose) in about]


def stop(session: Session, page: Page, proceedings: set[UUID | None], day: date) -> None:
    """What runs on such a consent takes the step of its workflow that records the taking back."""
    for row in page.ground.proceedings:
        definition = definition_of(page.desk, session, row.definition_hash)
        name = stopping_step(definition, row)
        if row.id in proceedings and not row.is_final and name is not None:
            decision = Decision(name, row.state, definition.workflow.steps[name].to)
            move = move_of(
                row,
                definition,
                decision,
                answers={SHARED: {"revoked_on": day}},
                before=page.ground.values(row),
                happened_on=max(day, row.acted_on or day),
            )
            enter(page, move)


def stopping_step(definition: Definition, row: Proceeding) -> str | None:
    steps = definition.workflow.steps.items()
    return next((n for n, one in steps if row.state in one.from_ and REVOKED in one.asks), None)


def read_told(desk: Desk, told: Mapping[str, object]) -> dict[str, object]:
    """By the fields of the consent that is recorded at the beginning. Raises InputInvalid."""
    group = desk.library.catalog.groups["consent"]
    read: dict[str, object] = {}
    faults: list[InputFault] = []
    world = World(desk.places, desk.courts, desk.today())
    for name, raw in told.items():
        if is_empty(raw):
            faults += [] if name in OPTIONAL else [InputFault(name, "required")]
            continue
        try:
            read[name] = read_value(group.parts[name], raw, world)
        except RefusedEntry as refused:
            faults.append(InputFault(name, refused.code, refused.data))
    require_none(faults)
    return read


def require_receiver(session: Session, ground: Ground, receiver: str) -> None:
    if receiver not in {one.code for one in receivers(session, ground)}:
        raise InputInvalid([InputFault("receiver", "required_choice")])


def faults_of_time(given: date, expires: date, *, at_most: timedelta = AT_MOST) -> list[InputFault]:
    """It ends: no consent is for ever."""
    last = given + at_most
    if expires < given:
        return [InputFault("expires_on", "too_early", {"day": given})]
    return [InputFault("expires_on", "too_late", {"day": last})] if expires > last else []


def faults_of_reading(ground: Ground, told: Mapping[str, object]) -> list[InputFault]:
    """Who does not read Khmer hears it read; and whoever read it is named."""
    client = ground.values(None).get("client")
    reads = client.get("reads_khmer") if isinstance(client, Mapping) else None
    if told["read_aloud"] is False and reads is False:
        return [InputFault("read_aloud", "must_be_read_aloud")]
    unnamed = told["read_aloud"] is True and "read_by" not in told
    return [InputFault("read_by", "required")] if unnamed else []
