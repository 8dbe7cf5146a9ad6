"""The search for a conflict of interest before a case is accepted.

Who asks is told "clear" or "possible" and nothing more; one named officer sees the details.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session, aliased, joinedload

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import POLICY, Person
from legalaid.models.base import canonical, new_id, table_of
from legalaid.models.case import Case
from legalaid.models.conflict_search import DETAILS, ConflictSearch
from legalaid.models.exclusion import Exclusion
from legalaid.models.membership import MembershipRow
from legalaid.models.sealing import bound
from legalaid.models.user import User
from legalaid.services.access_acts import JudgingConflict, SearchingConflicts
from legalaid.services.acts import Taken
from legalaid.services.alarms import tell_at_once
from legalaid.services.asked import Choice
from legalaid.services.desk import Desk, civil_day
from legalaid.services.ground import Ground, load_ground
from legalaid.services.matching import Match, matches, parties
from legalaid.services.reading import read_reason
from legalaid.services.settling import Planned, settle
from legalaid.services.steps import quality
from legalaid.services.writing import Page

SEARCH = table_of(ConflictSearch)
OFFICERS = frozenset(line.role for line in POLICY if line.act == "see_conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """A search as everybody who may ask sees it. `is_mine`: its reader is the named officer."""

    id: UUID
    asked_by: str
    asked_at: datetime
    officer: str
    outcome: str
    word: str | None
    judged_at: datetime | None
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsView:
    """The searches of a case, the newest first, and who could be named to see the details."""

    seen: int
    searches: tuple[SearchView, ...]
    officers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the named officer sees; `hidden` counts matches with cases she is kept out of."""

    seen: int
    search: SearchView
    found: tuple[Match, ...]
    hidden: int


def view_conflicts(desk: Desk, person: Person, reference: str) -> ConflictsView:
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "search_conflicts")
        return ConflictsView(
            seen=ground.case.event_count,
            searches=searches_of(session, ground, person),
            officers=officers(session, ground, person),
        )


def searches_of(session: Session, ground: Ground, person: Person) -> tuple[SearchView, ...]:
    by, officer = aliased(User), aliased(User)
    found: Select[ConflictSearch, str, str] = (
        select(ConflictSearch, by.name, officer.name)
        .join(by, ConflictSearch.asked_by_id == by.id)
        .join(officer, ConflictSearch.officer_id == officer.id)
        .where(ConflictSearch.case_id == ground.case.id)
        .order_by(ConflictSearch.asked_at.desc())
    )
    return tuple(
        SearchView(
            id=row.id, asked_by=asked_by, asked_at=row.asked_at, officer=named,
            outcome=row.outcome, word=row.word, judged_at=row.judged_at,
            is_mine=row.officer_id == person.id,
        )
        for row, asked_by, named in session.execute(found)
    )  # fmt: skip


def officers(session: Session, ground: Ground, person: Person) -> tuple[Choice, ...]:
    """Who holds the act in the office that would serve; never who asks, nor who is kept out."""
    today, case = ground.desk.today(), ground.case
    kept_out = select(Exclusion.user_id).where(
        Exclusion.case_id == case.id, Exclusion.lifted_at.is_(None)
    )
    found = (
        select(User.id, User.name)
        .join(MembershipRow, MembershipRow.user_id == User.id)
        .where(
            MembershipRow.office_id == case.serving_office_id,
            MembershipRow.role.in_(OFFICERS),
            MembershipRow.starts_on <= today,
            or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= today),
            User.disabled_at.is_(None),
            User.id != person.id,
            User.id.not_in(kept_out),
        )
        .distinct()
        .order_by(User.name, User.id)
    )
    return tuple(Choice(id_, name) for id_, name in session.execute(found))


def search_conflicts(desk: Desk, person: Person, wish: SearchingConflicts) -> Taken:
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "search_conflicts"),
        lambda session, ground: plan_search(session, ground, person, wish),
    )


def plan_search(
    session: Session, ground: Ground, person: Person, wish: SearchingConflicts
) -> Planned:
    if wish.officer not in {one.id for one in officers(session, ground, person)}:
        raise InputInvalid([InputFault("officer", "not_a_choice", {"choice": str(wish.officer)})])
    found = matches(session, ground)
    page = Page.of(ground, person.id, quality(ground.actor(person, "search_conflicts")))
    outcome, search, event = "possible" if found else "clear", new_id(), new_id()
    names = [name for one in parties(ground.values(None)).values() for name in one.names]
    details = {"names": names, "found": [asdict(one) for one in found]}
    seq = add_event(page, event, "search_conflicts", {"outcome": outcome, "search": str(search)})
    page.insert(ConflictSearch, {
        "id": search, "case_id": ground.case.id, "asked_by_id": person.id, "asked_at": page.at,
        "officer_id": wish.officer, "outcome": outcome,
        DETAILS: page.seal.close(canonical(details), bound("conflict_search", search, DETAILS)),
    })  # fmt: skip
    if found:
        tell_at_once(page, event, [wish.officer])
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


def add_event(page: Page, event: UUID, kind: str, told: dict[str, Any]) -> int:
    return page.add_event(event, {"answers": {}, **told}, {
        "proceeding_id": None, "kind": kind, "happened_on": page.desk.today(), "touched": [],
    })  # fmt: skip


def view_details(desk: Desk, person: Person, reference: str, search: UUID) -> Details:
    """Of the named officer alone. Raises NotFound for everybody else."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "see_conflicts")
        row = own_search(session, ground, person, search)
        found = [Match(**{**one, "agree": tuple(one["agree"])}) for one in row.details["found"]]
        hidden = kept_out_of(session, person, [one.reference for one in found])
        views = {one.id: one for one in searches_of(session, ground, person)}
        return Details(
            seen=ground.case.event_count,
            search=views[search],
            found=tuple(one for one in found if one.reference not in hidden),
            hidden=sum(one.reference in hidden for one in found),
        )


def own_search(session: Session, ground: Ground, person: Person, search: UUID) -> ConflictSearch:
    own = (ConflictSearch.id == search, ConflictSearch.case_id == ground.case.id)
    wanted = select(ConflictSearch).where(*own, ConflictSearch.officer_id == person.id)
    row = session.scalar(wanted.options(joinedload(ConflictSearch.case)))
    if row is None:
        raise NotFound
    return row


def kept_out_of(session: Session, person: Person, references: list[str]) -> set[str]:
    found = select(Case.reference).join(Exclusion, Exclusion.case_id == Case.id)
    found = found.where(Exclusion.user_id == person.id, Exclusion.lifted_at.is_(None))
    return set(session.scalars(found.where(Case.reference.in_(references))))


def judge_conflict(desk: Desk, person: Person, wish: JudgingConflict) -> Taken:
    """The word may be changed by a later search, never given twice upon one."""
    return settle(
        desk,
        person,
        wish,
        lambda session: load_ground(desk, session, person, wish.reference, "see_conflicts"),
        lambda session, ground: plan_word(session, ground, person, wish),
    )


def plan_word(session: Session, ground: Ground, person: Person, wish: JudgingConflict) -> Planned:
    row = own_search(session, ground, person, wish.search)
    if row.word is not None:
        raise InputInvalid([InputFault("is_conflict", "already_judged")])
    reason, word = read_reason(wish.reason), "conflict" if wish.is_conflict else "clear"
    page = Page.of(ground, person.id, quality(ground.actor(person, "see_conflicts")))
    event = new_id()
    told = {"note": reason, "word": word, "search": str(row.id)}
    seq = add_event(page, event, "judge_conflict", told)
    unjudged = (SEARCH.c.id == row.id, SEARCH.c.word.is_(None))
    page.after.append(update(SEARCH).where(*unjudged).values(word=word, judged_at=page.at))
    tell_at_once(page, event, [row.asked_by_id])
    return page, Taken(wish.reference, 0, seq, page.count, "", ())


SEARCHED = frozenset({"conflict.searched_on", "conflict.names_searched"})


def last_search(session: Session, ground: Ground) -> dict[str, object]:
    """The newest search of the case as answers to the fields of the check."""
    found = select(ConflictSearch).where(ConflictSearch.case_id == ground.case.id)
    newest = found.order_by(ConflictSearch.asked_at.desc()).limit(1)
    row = session.scalar(newest.options(joinedload(ConflictSearch.case)))
    if row is None:
        return {}
    names = ", ".join(row.details["names"])
    return {
        "conflict.searched_on": civil_day(row.asked_at), "conflict.names_searched": names,
    }  # fmt: skip
