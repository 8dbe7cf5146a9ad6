"""Other cases of the office in which a party of this one may stand on the other side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from legalaid.domain.facts import Values
from legalaid.domain.khmer.names import name_keys
from legalaid.domain.likeness import Described, Sign, compare, describe
from legalaid.domain.values import from_json
from legalaid.models.case import Case
from legalaid.models.classes import unite
from legalaid.models.name_token import NameToken
from legalaid.services.ground import Ground

Side = Literal["client", "opponent"]
SIDES: tuple[tuple[Side, Side], ...] = (("client", "opponent"), ("opponent", "client"))


@dataclass(frozen=True, slots=True)
class Match:
    """A party of this case who may be the other side's party in another: sides, what agrees."""

    reference: str
    here: Side
    there: Side
    agree: tuple[Sign, ...]


def parties(values: Values) -> Mapping[Side, Described]:
    groups = {side: values.get(side) for side, _ in SIDES}
    return {side: describe(one) for side, one in groups.items() if isinstance(one, Mapping)}


def matches(session: Session, ground: Ground) -> tuple[Match, ...]:
    """By names in either script and identity numbers; then by all that is written of each."""
    ours = parties(ground.values(None))
    found = [
        one for case in candidates(session, ground, ours) for one in crossed(ground, ours, case)
    ]
    return tuple(sorted(found, key=lambda one: (one.reference, one.here)))


def candidates(session: Session, ground: Ground, ours: Mapping[Side, Described]) -> Iterator[Case]:
    """Every case of the office that would act: whom it helps, it cannot sue."""
    serving = ground.case.serving_office_id
    of_office = or_(Case.office_id == serving, Case.serving_office_id == serving)
    keys = {key for one in ours.values() for name in one.names for key in name_keys(name)}
    keys |= {one.identity_number for one in ours.values()} - {""}
    provinces = session.scalars(select(Case.province).where(of_office).distinct())
    tokens = {t for at in provinces for t in ground.desk.keyring.search_tokens(at, keys)}
    known = select(NameToken.case_id).where(NameToken.token.in_(tokens))
    wanted = select(Case).where(of_office, Case.id.in_(known), Case.id != ground.case.id)
    yield from session.scalars(wanted)


def crossed(ground: Ground, ours: Mapping[Side, Described], case: Case) -> Iterator[Match]:
    kept: Mapping[str, Any] = unite([case.identity, case.location])
    theirs = parties(from_json(ground.desk.library.catalog, kept))
    for here, there in SIDES:
        if here in ours and there in theirs:
            likeness = compare(ours[here], theirs[there])
            if likeness.is_possible:
                yield Match(case.reference, here, there, tuple(sorted(likeness.agree)))
