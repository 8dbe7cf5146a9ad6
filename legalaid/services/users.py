"""Users and the roles they hold: what an administrator does."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Literal, cast
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.khmer.normaliser import RefusedText, normalise
from legalaid.domain.roles import ROLES, Person, Role
from legalaid.models.base import new_id
from legalaid.models.membership import MembershipRow
from legalaid.models.office import Office
from legalaid.models.sign_in import SignIn
from legalaid.models.user import User
from legalaid.services.desk import Desk
from legalaid.services.factors import forget_factor
from legalaid.services.offices import add_office, require, view_office
from legalaid.services.staff import Appointment, Invitation, MembershipView, NewOffice, UserView
from legalaid.services.tokens import hash_token, make_token

INVITATION_LASTS = timedelta(days=7)
LONGEST_NAME = 100


def list_users(desk: Desk, person: Person) -> tuple[UserView, ...]:
    require(person, "administer_users")
    held = select(MembershipRow, Office).join(Office, MembershipRow.office_id == Office.id)
    with desk.sessions.reading() as session:
        roles = [(row.user_id, view_membership(row, of)) for row, of in session.execute(held)]
        users = session.scalars(select(User).order_by(User.login)).all()
        return tuple(view_user(one, [m for user, m in roles if user == one.id]) for one in users)


def invite_user(desk: Desk, person: Person, invitation: Invitation) -> str:
    """The code with which the user sets a password; nobody else ever chooses one."""
    require(person, "administer_users")
    with desk.sessions.writing.begin() as session:
        return add_user(desk, session, invitation)[1]


def add_user(desk: Desk, session: Session, invitation: Invitation) -> tuple[UUID, str]:
    entered = read_invitation(invitation)
    if session.scalar(select(User.id).where(User.login == entered["login"])):
        raise InputInvalid([InputFault("login", "already_taken")])
    user, code = new_id(), make_token()
    session.execute(insert(User), entered | invited(desk, code) | {
        "id": user, "created_at": desk.now(),
    })  # fmt: skip
    return user, code


def read_invitation(invitation: Invitation) -> dict[str, object]:
    entered = {name: text.strip() for name, text in asdict(invitation).items()}
    entered["login"] = entered["login"].casefold()
    faults = [InputFault(name, "required") for name in ("login", "name") if not entered[name]]
    for name, text in entered.items():
        try:
            entered[name] = normalise(text, limit=LONGEST_NAME)
        except RefusedText as refused:
            faults.append(InputFault(name, refused.code, {"limit": LONGEST_NAME}))
    if faults:
        raise InputInvalid(faults)
    return dict(entered)


def invited(desk: Desk, code: str) -> dict[str, object]:
    ends_at = desk.now() + INVITATION_LASTS
    return {"invitation_hash": hash_token(code), "invitation_ends_at": ends_at}


def renew_invitation(desk: Desk, person: Person, user: UUID) -> str:
    """For who lost the password or the telephone: both end at once, and so do all sign-ins."""
    require_other(person, user)
    code = make_token()
    with desk.sessions.writing.begin() as session:
        change(session, user, invited(desk, code) | {"password_hash": None})
        forget_factor(session, user)
        end_sign_ins(desk, session, user)
    return code


def disable_user(desk: Desk, person: Person, user: UUID) -> None:
    require_other(person, user)
    with desk.sessions.writing.begin() as session:
        change(session, user, {"disabled_at": desk.now()})
        end_sign_ins(desk, session, user)


def enable_user(desk: Desk, person: Person, user: UUID) -> None:
    require_other(person, user)
    with desk.sessions.writing.begin() as session:
        change(session, user, {"disabled_at": None})


def speak(desk: Desk, person: Person, language: Literal["km", "en"]) -> None:
    """The language of the pages of this person, from the next one on."""
    with desk.sessions.writing.begin() as session:
        change(session, person.id, {"language": language})


def grant_role(desk: Desk, person: Person, new: Appointment) -> UUID:
    """It counts from the next page on; nobody grants a role to himself."""
    require_other(person, new.user)
    with desk.sessions.writing.begin() as session:
        held = update(SignIn).where(SignIn.user_id == new.user)
        session.execute(held.values(proved_at=None))  # more may be seen: shown anew
        return appoint(session, new)


def appoint(session: Session, new: Appointment) -> UUID:
    known = session.get(User, new.user) and session.get(Office, new.office)
    if not known or new.role not in ROLES:
        raise NotFound
    if new.ends_on is not None and new.ends_on < new.starts_on:
        raise InputInvalid([InputFault("ends_on", "before_beginning")])
    row = {"id": new_id(), "user_id": new.user, "office_id": new.office, "role": new.role}
    days = {"starts_on": new.starts_on, "ends_on": new.ends_on}
    session.execute(insert(MembershipRow), row | days)
    return cast("UUID", row["id"])


def end_role(desk: Desk, person: Person, membership: UUID) -> None:
    """From this moment on: a role that ended yesterday opens nothing today."""
    require(person, "administer_users")
    with desk.sessions.writing.begin() as session:
        row = session.get(MembershipRow, membership)
        if row is None:
            raise NotFound
        row.ends_on = desk.today() - timedelta(days=1)
        session.flush()


def found_installation(
    desk: Desk, office: NewOffice, administrator: Invitation
) -> tuple[UUID, str]:
    """The first office and the first administrator, while there is no user at all."""
    with desk.sessions.writing.begin() as session:
        if session.scalar(select(User.id).limit(1)):
            raise InputInvalid([InputFault("login", "already_founded")])
        place = add_office(desk, session, office)
        user, code = add_user(desk, session, administrator)
        starts = desk.today()
        appoint(
            session, Appointment(user=user, office=place, role="administrator", starts_on=starts)
        )
        return user, code


def require_other(person: Person, user: UUID) -> None:
    require(person, "administer_users")
    if person.id == user:
        raise InputInvalid([InputFault("user", "not_yourself")])


def change(session: Session, user: UUID, values: dict[str, object]) -> None:
    changed = update(User).where(User.id == user).values(**values).returning(User.id)
    if session.execute(changed).first() is None:
        raise NotFound


def end_sign_ins(desk: Desk, session: Session, user: UUID) -> None:
    open_ = (SignIn.user_id == user, SignIn.ended_at.is_(None))
    session.execute(update(SignIn).where(*open_).values(ended_at=desk.now()))


def view_membership(row: MembershipRow, office: Office) -> MembershipView:
    return MembershipView(
        id=row.id,
        role=cast("Role", row.role),
        office=view_office(office),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def view_user(user: User, memberships: Iterable[MembershipView]) -> UserView:
    return UserView(
        id=user.id,
        login=user.login,
        name=user.name,
        name_latin=user.name_latin,
        language=cast("Literal['km', 'en']", user.language),
        is_disabled=user.disabled_at is not None,
        has_password=user.password_hash is not None,
        memberships=tuple(memberships),
    )
