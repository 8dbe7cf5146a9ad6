"""The list of cases, page by page, and the search by reference or name."""

import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select, tuple_
from sqlalchemy.orm import Session

from legalaid.domain.errors import NotFound
from legalaid.domain.khmer.names import name_keys
from legalaid.domain.khmer.normaliser import RefusedText, normalise
from legalaid.domain.khmer.numerals import to_latin
from legalaid.domain.roles import Person
from legalaid.models.case import Case
from legalaid.models.name_token import NameToken
from legalaid.models.proceeding import Proceeding
from legalaid.models.relation import Relation
from legalaid.services.access import IN_SCOPE, least, scope_of
from legalaid.services.desk import Desk
from legalaid.services.lists import view_rows
from legalaid.services.rows import CasePage, CaseRow, Filters

PAGE = 25
CANDIDATES = 200
LONGEST_SEARCH = 200
REFERENCE = re.compile(r"[A-Za-z]{3}-[A-Za-z0-9]+-\d{4}-\d{1,6}")


def list_cases(desk: Desk, person: Person, filters: Filters, after: str | None = None) -> CasePage:
    """The newest first, in pages that stay right while cases are added."""
    binds = scope_of(person, "see_case", desk.today()).binds
    wanted = select(Case).where(IN_SCOPE, *conditions(filters, person))
    if after is not None:
        wanted = wanted.where(tuple_(Case.opened_at, Case.id) < read_cursor(after))
    wanted = wanted.order_by(Case.opened_at.desc(), Case.id.desc()).limit(PAGE + 1)
    with desk.sessions.reading() as session:
        found = list(session.scalars(wanted, binds))
        rows = view_rows(desk, session, person, found[:PAGE])
    return CasePage(rows, cursor(found[PAGE - 1]) if len(found) > PAGE else None)


def conditions(filters: Filters, person: Person) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = []
    if filters.workflow is not None or filters.state is not None:
        chosen.append(stands_at(filters))
    if filters.standing is not None:
        chosen.append(Case.is_closed.is_(filters.standing == "closed"))
    if filters.office is not None:
        chosen.append(
            (Case.office_id == filters.office) | (Case.serving_office_id == filters.office)
        )
    if filters.mine:
        held = (Relation.case_id == Case.id, Relation.user_id == person.id)
        chosen.append(exists().where(*held, Relation.to_seq.is_(None)))
    return chosen


def stands_at(filters: Filters) -> ColumnElement[bool]:
    stands = exists().where(Proceeding.case_id == Case.id, Proceeding.is_void.is_(False))
    if filters.workflow is not None:
        stands = stands.where(Proceeding.workflow == filters.workflow)
    if filters.state is not None:
        stands = stands.where(Proceeding.state == filters.state)
    return stands


def cursor(case: Case) -> str:
    return f"{case.opened_at.isoformat()}~{case.id.hex}"


def read_cursor(text: str) -> tuple[datetime, UUID]:
    """Raises NotFound for a cursor that none of our pages gave."""
    at, _, id_ = text.partition("~")
    try:
        moment, row = datetime.fromisoformat(at), UUID(hex=id_)
    except ValueError as refused:
        raise NotFound from refused
    if moment.tzinfo is None:
        raise NotFound
    return moment, row


def search_cases(desk: Desk, person: Person, text: str) -> tuple[CaseRow, ...]:
    """By reference, or by the name of the client or the other party however it is spelled."""
    try:
        sought = normalise(text, limit=LONGEST_SEARCH).strip()
    except RefusedText:
        return ()
    reference = to_latin(sought).upper()
    with desk.sessions.reading() as session:
        if REFERENCE.fullmatch(reference):
            found = by_reference(desk, session, person, reference)
        else:
            found = by_name(desk, session, person, sought)
        return view_rows(desk, session, person, found)


def by_reference(desk: Desk, session: Session, person: Person, reference: str) -> list[Case]:
    start, _, number = reference.rpartition("-")
    binds = scope_of(person, "see_case", desk.today()).binds
    wanted = select(Case).where(IN_SCOPE, Case.reference == f"{start}-{int(number):06}")
    return list(session.scalars(wanted, binds))


def by_name(desk: Desk, session: Session, person: Person, name: str) -> list[Case]:
    """Candidates by token, within the provinces of the person; then ranked by what is written.

    Nobody finds by a name what does not show it.
    """
    if "identity" not in least(person, "see_case", desk.today()):
        return []
    keys = name_keys(name)
    provinces = {one.province for one in person.memberships}
    tokens = {t for province in provinces for t in desk.keyring.search_tokens(province, keys)}
    binds = scope_of(person, "see_case", desk.today()).binds
    matching = select(NameToken.case_id).where(NameToken.token.in_(tokens))
    wanted = select(Case).where(IN_SCOPE, Case.id.in_(matching))
    wanted = wanted.order_by(Case.opened_at.desc(), Case.id.desc()).limit(CANDIDATES)
    found = session.scalars(wanted, binds).all()
    return sorted(found, key=lambda case: likeness(name, keys, case))[:PAGE]


def likeness(name: str, keys: frozenset[str], case: Case) -> tuple[int, int]:
    """The same spelling first, then the most keys in common."""
    written = [*names_within(case.identity)]
    if name in written:
        return 0, 0
    common = max((len(keys & name_keys(one)) for one in written), default=0)
    return 1, -common


def names_within(identity: dict[str, object]) -> list[str]:
    groups = [group for group in identity.values() if isinstance(group, dict)]
    return [
        str(group[part]) for group in groups for part in ("name_km", "name_latin") if part in group
    ]
