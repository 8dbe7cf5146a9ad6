"""A fictitious office with its people and its cases, made by playing stories to near today."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from legalaid.domain.part import Part, Text
from legalaid.domain.roles import Person, Role
from legalaid.models.case import Case
from legalaid.models.office import Office
from legalaid.models.user import User
from legalaid.paths import data_dir
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, names, play, scenes
from legalaid.services.offices import add_office
from legalaid.services.passwords import accept_invitation
from legalaid.services.staff import Appointment, Invitation, NewOffice
from legalaid.services.standing import as_person
from legalaid.services.users import add_user, appoint

WEEK = timedelta(days=7)
LONG_AGO = date(2000, 1, 1)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class DemoOffice(Part):
    """An office of the fictitious province."""

    kind: str
    province: str
    km: str
    en: str


class DemoPerson(Part):
    """Somebody who does not exist, holding one role."""

    km: str
    en: str
    office: str


class DemoFile(Part):
    """`data/demo.yaml`."""

    password: str
    offices: dict[str, DemoOffice]
    people: dict[Role, DemoPerson]


@dataclass(frozen=True, slots=True)
class Account:
    """How to sign in to the demo."""

    login: str
    password: str
    name: Text


def read_demo(path: Path | None = None) -> DemoFile:
    source = path or data_dir("data") / "demo.yaml"
    return DemoFile.model_validate(yaml.safe_load(source.read_text(encoding="utf-8")))


def accounts(file: DemoFile) -> tuple[Account, ...]:
    return tuple(
        Account(login_of(role), file.password, Text(km=one.km, en=one.en))
        for role, one in file.people.items()
    )


def login_of(role: str) -> str:
    return role.replace("_", "-")


def is_empty(desk: Desk) -> bool:
    """Whether nobody was ever entered here."""
    with desk.sessions.reading() as session:
        return session.scalar(select(User.id).limit(1)) is None


def has_cases(desk: Desk) -> bool:
    with desk.sessions.reading() as session:
        return session.scalar(select(Case.id).limit(1)) is not None


def staff(desk: Desk, file: DemoFile) -> None:
    """Offices and people, each with one role, from long ago so that any story may be played."""
    codes = []
    with desk.sessions.writing.begin() as session:
        offices = {code: found(desk, session, code, one) for code, one in file.offices.items()}
        for role, person in file.people.items():
            codes.append(hire(desk, session, role, person, offices[person.office]))
    for code in codes:
        accept_invitation(desk, code, file.password)


def found(desk: Desk, session: Session, code: str, office: DemoOffice) -> UUID:
    new = NewOffice(
        code=code,
        kind=office.kind,
        province=office.province,
        name_km=office.km,
        name_en=office.en,
    )
    return add_office(desk, session, new)


def hire(desk: Desk, session: Session, role: Role, person: DemoPerson, office: UUID) -> str:
    invitation = Invitation(login=login_of(role), name=person.km, name_latin=person.en)
    user, code = add_user(desk, session, invitation)
    session.flush()
    appoint(session, Appointment(user=user, office=office, role=role, starts_on=LONG_AGO))
    return code


def cast_of(desk: Desk, file: DemoFile) -> Cast:
    """The people of the demo, as the stories call them. They must have been entered."""
    with desk.sessions.reading() as session:
        users = {user.login: user for user in session.scalars(select(User))}
        people: dict[str, Person] = {
            role: as_person(session, users[login_of(role)], desk.today()) for role in file.people
        }
        serving = session.scalars(select(Office.id).where(Office.kind == "legal_aid")).first()
    if serving is None:
        raise LookupError("the demo has no legal-aid office")
    return Cast(people, serving)


def stories(desk: Desk) -> list[tuple[str, str]]:
    return [
        (workflow, name) for workflow in desk.library.definitions for name in names(desk, workflow)
    ]


def tell_stories(desk: Desk, cast: Cast, told: Callable[[str], None]) -> int:
    """Plays every story up to where it says `until`, each a case of its own; how many."""
    every = stories(desk)
    for workflow, name in every:
        told(f"{workflow}/{name}")
        line = brought_near(desk, list(until(desk, workflow, name)))
        for _played in play(desk, cast, iter(line)):
            pass
    return len(every)


def until(desk: Desk, workflow: str, name: str) -> Iterator[Scene]:
    last = desk.library.journeys(workflow)[name].until
    story = f"{workflow}/{name}"
    for one in scenes(desk, workflow, name):
        yield one
        if one.story == story and last in (one.take, f"{one.workflow}/{one.take}"):
            return


def brought_near(desk: Desk, line: list[Scene]) -> list[Scene]:
    """The same story whole weeks later, so that its last day is within a week of today."""
    shift = (desk.today() - max(one.on for one in line)) // WEEK * WEEK
    since = min(one.on for one in line)
    return [
        replace(one, on=one.on + shift, answers=later(one.answers, since, shift)) for one in line
    ]


def later(value: Any, since: date, shift: timedelta) -> Any:
    """Days of the story move with it; days before it began, like a birth, stay."""
    if isinstance(value, dict):
        return {name: later(part, since, shift) for name, part in value.items()}
    if isinstance(value, list):
        return [later(part, since, shift) for part in value]
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return (day + shift).isoformat() if day >= since else value
    return value
