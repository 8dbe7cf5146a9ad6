"""Users, their roles and their offices as pages show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from legalaid.domain.roles import Role


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
