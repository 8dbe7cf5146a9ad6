"""Users, their roles and their offices: as pages show them, and as an administrator enters them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from legalaid.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """`code` stands in case references: capitals and digits, never changed."""

    code: str
    kind: str
    province: str
    name_km: str
    name_en: str
    address_km: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office that people belong to."""

    id: UUID
    code: str
    kind: str
    province: str
    name_km: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Somebody who shall be able to sign in."""

    login: str
    name: str
    name_latin: str = ""
    phone: str = ""
    bar_number: str = ""
    language: Literal["km", "en"] = "km"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A role that a user shall hold in an office, from a day on and perhaps until one."""

    user: UUID
    office: UUID
    role: Role
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipView:
    """A role that a user holds in an office."""

    id: UUID
    role: Role
    office: OfficeView
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    """A user as the administrator sees one."""

    id: UUID
    login: str
    name: str
    name_latin: str
    language: Literal["km", "en"]
    is_disabled: bool
    has_password: bool
    memberships: tuple[MembershipView, ...]


@dataclass(frozen=True, slots=True)
class SignInView:
    """Where I am signed in."""

    id: UUID
    created_at: datetime
    seen_at: datetime
    is_this_one: bool
