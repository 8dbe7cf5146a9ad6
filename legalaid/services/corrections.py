"""Correcting a past event: shown first, then recorded with its reason; nothing is erased."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from legalaid.domain.roles import Person
from legalaid.domain.values import flatten, from_json, nest, to_json
from legalaid.models.base import new_id
from legalaid.services.acts import Correction, Taken
from legalaid.services.aiming import Target, aim
from legalaid.services.asked import Change
from legalaid.services.bringing import faults_of_files
from legalaid.services.desk import Desk
from legalaid.services.event_views import title_in
from legalaid.services.reading import read_reason, require_none
from legalaid.services.reagreeing import agree_again
from legalaid.services.reprinting import reprint
from legalaid.services.rereading import DAY, read_changes
from legalaid.services.rework import Rework, recount, rework, void_timers
from legalaid.services.settling import Planned, settle
from legalaid.services.stale import EVERYTHING, refuse_stale
from legalaid.services.steps import quality
from legalaid.services.templates import keep_up
from legalaid.services.writing import Page


def preview(desk: Desk, person: Person, correction: Correction) -> tuple[Change, ...]:
    """What would change; nothing does."""
    with desk.sessions.reading() as session:
        keep_up(desk, session)
        target = aim(desk, session, person, correction.reference, correction.target)
        return tuple(plan(target, person, correction)[1].changes)


def correct(desk: Desk, person: Person, correction: Correction) -> Taken:
    return settle(
        desk,
        person,
        correction,
        lambda session: aim(desk, session, person, correction.reference, correction.target),
        lambda _session, target: plan(target, person, correction)[0],
    )


def plan(target: Target, person: Person, correction: Correction) -> tuple[Planned, Rework]:
    refuse_stale(target.session, target.ground, target.proceeding, correction.seen, EVERYTHING)
    reason = read_reason(correction.reason)
    told_anew = read_changes(target, correction)
    corrected, day = told_anew.answers, told_anew.day
    require_none(faults_of_files(target.ground, nest(corrected)))
    page = Page.of(target.ground, person.id, quality(target.ground.actor(person, "correct")))
    work = Rework(target.session, page, new_id(), target.history, set(corrected))
    work.changes += changes_of(target, corrected, day)
    followed = amend(target, corrected, day)
    target.entry.began |= told_anew.began
    running = [recount(work, row) for row in target.ground.deadlines]
    voids = void_timers(work, {row["id"]: row for row in running})
    made = reprint(work, target.entry.event.seq)
    told = {
        "answers": corrected, "reason": reason, "day": day.isoformat() if day else None,
        "voids": [str(one) for one in voids], "began": to_json(told_anew.began), **followed,
    }  # fmt: skip
    seq = page.add_event(work.event, told, {
        "proceeding_id": target.proceeding.id, "kind": "correct",
        "target_id": target.entry.event.id, "happened_on": page.desk.today(),
        "touched": sorted(corrected), "papers": [one.digest for one in made],
    })  # fmt: skip
    rework(work, running)
    agree_again(work)
    state = target.history.of(target.proceeding.id)[-1].event.to_state
    names = tuple(one.name for one in made)
    number = target.proceeding.number
    return (page, Taken(correction.reference, number, seq, page.count, str(state), names)), work


def amend(target: Target, corrected: dict[str, Any], day: date | None) -> dict[str, Any]:
    """Says it in the history at hand, and what follows: days and values of child proceedings."""
    carried = dict(carried_paths(target, corrected))
    for one in target.history.entries:
        one.answers |= {path: corrected[path] for path in carried.get(str(one.event.id), ())}
    target.entry.answers |= corrected
    along = [one for one in target.history.entries if one.opened_by == target.entry.event.id]
    for one in (target.entry, *along) if day else ():
        one.happened_on = day or one.happened_on
    return {"follow": carried, "also": [str(one.event.id) for one in along] if day else []}


def carried_paths(target: Target, corrected: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Openings of children that copied what is corrected, and of theirs, with the paths."""
    old = target.entry.answers
    openers = {target.proceeding.id}
    proceedings = {one.event.id: one.event.proceeding_id for one in target.history.entries}
    for one in target.history.entries:
        if one.opened_by is not None and proceedings[one.opened_by] in openers:
            paths = [p for p in corrected if p in old and one.answers.get(p) == old[p]]
            openers |= {own for own in (one.event.proceeding_id,) if own and paths}
            if paths:
                yield str(one.event.id), paths


def changes_of(target: Target, corrected: dict[str, Any], day: date | None) -> Iterator[Change]:
    number, entry, catalog = target.proceeding.number, target.entry, target.catalog
    before = flatten(catalog, from_json(catalog, nest(entry.answers)))
    after = flatten(catalog, from_json(catalog, nest(corrected)))
    for path, value in after.items():
        title = (catalog.groups[path] if catalog.is_list(path) else catalog.field(path)).title
        yield Change("answer", number, path, title, before.get(path), value)
    if day is not None:
        title = title_in(target.definition, entry.event)
        yield Change("day", number, DAY, title, entry.happened_on, day)
