"""Who may do what, to which cases, seeing what: the one table that loader, pages and tests read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

from legalaid.domain.fields import Secrecy

Role = Literal[
    "womens_affairs", "legal_aid_officer", "lawyer", "secretariat", "chair", "working_group",
    "provider", "supervisor", "auditor", "administrator",
]  # fmt: skip
Act = Literal[
    "open_case", "see_case", "take_step", "correct", "take_back", "take_back_of_others",
    "take_over", "reassign", "see_released", "read_acts", "administer_users", "confirm_law",
    "migrate_workflow", "change_templates", "override_consent", "keep_out", "let_in",
    "see_seers", "read_anchors", "search_conflicts", "see_conflicts", "hold_case", "erase_case",
]  # fmt: skip
Reach = Literal["own_cases", "own_office", "own_province", "everywhere"]

ROLES: tuple[Role, ...] = get_args(Role)
EVERYTHING: frozenset[Secrecy] = frozenset(get_args(Secrecy))
CODED: frozenset[Secrecy] = frozenset({"ordinary"})
NOTHING: frozenset[Secrecy] = frozenset()
WHO_AND_WHERE: frozenset[Secrecy] = frozenset({"identity", "location", "ordinary"})
RELATIONS = ("case_owner", "assigned_lawyer")
LAWYER = "assigned_lawyer"  # the bond of those who reach their own cases alone
ACTORS = ("court", "client", "opponent", "commune", "bar", "provider")


@dataclass(frozen=True, slots=True)
class Grant:
    """A role may do the act to the cases within reach, seeing fields of these classes."""

    role: Role
    act: Act
    reach: Reach
    classes: frozenset[Secrecy]


POLICY: tuple[Grant, ...] = (
    Grant("womens_affairs", "open_case", "own_office", EVERYTHING),
    Grant("womens_affairs", "see_case", "own_office", EVERYTHING),
    Grant("womens_affairs", "take_step", "own_office", EVERYTHING),
    Grant("womens_affairs", "take_over", "own_office", EVERYTHING),
    Grant("womens_affairs", "correct", "own_office", EVERYTHING),
    Grant("womens_affairs", "take_back", "own_office", EVERYTHING),
    Grant("womens_affairs", "keep_out", "own_office", NOTHING),
    Grant("legal_aid_officer", "open_case", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "see_case", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "take_step", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "take_over", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "correct", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "take_back", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "reassign", "own_office", EVERYTHING),
    Grant("legal_aid_officer", "keep_out", "own_office", NOTHING),
    Grant("legal_aid_officer", "search_conflicts", "own_office", WHO_AND_WHERE),
    Grant("legal_aid_officer", "hold_case", "own_office", NOTHING),
    Grant("legal_aid_officer", "erase_case", "own_office", NOTHING),
    Grant("lawyer", "see_case", "own_cases", EVERYTHING),
    Grant("lawyer", "take_step", "own_cases", EVERYTHING),
    Grant("lawyer", "take_over", "own_cases", EVERYTHING),
    Grant("lawyer", "correct", "own_cases", EVERYTHING),
    Grant("lawyer", "take_back", "own_cases", EVERYTHING),
    Grant("lawyer", "keep_out", "own_cases", NOTHING),
    Grant("lawyer", "hold_case", "own_cases", NOTHING),
    Grant("lawyer", "confirm_law", "everywhere", NOTHING),
    Grant("womens_affairs", "see_seers", "own_cases", NOTHING),
    Grant("legal_aid_officer", "see_seers", "own_cases", NOTHING),
    Grant("lawyer", "see_seers", "own_cases", NOTHING),
    Grant("supervisor", "see_seers", "own_office", NOTHING),
    Grant("secretariat", "see_released", "own_province", CODED),
    Grant("chair", "see_released", "own_province", CODED),
    Grant("working_group", "see_released", "own_province", CODED),
    Grant("provider", "see_released", "own_office", CODED),
    Grant("supervisor", "see_case", "own_office", EVERYTHING),
    Grant("supervisor", "take_step", "own_office", EVERYTHING),
    Grant("supervisor", "take_over", "own_office", EVERYTHING),
    Grant("supervisor", "correct", "own_office", EVERYTHING),
    Grant("supervisor", "take_back", "own_office", EVERYTHING),
    Grant("supervisor", "take_back_of_others", "own_office", EVERYTHING),
    Grant("supervisor", "reassign", "own_office", EVERYTHING),
    Grant("supervisor", "override_consent", "own_office", EVERYTHING),
    Grant("supervisor", "keep_out", "own_office", NOTHING),
    Grant("supervisor", "hold_case", "own_office", NOTHING),
    Grant("supervisor", "erase_case", "own_office", NOTHING),
    Grant("supervisor", "let_in", "own_office", NOTHING),
    Grant("supervisor", "search_conflicts", "own_office", WHO_AND_WHERE),
    Grant("supervisor", "see_conflicts", "own_office", NOTHING),
    Grant("supervisor", "confirm_law", "everywhere", NOTHING),
    Grant("supervisor", "change_templates", "everywhere", NOTHING),
    Grant("auditor", "read_acts", "own_province", NOTHING),
    Grant("auditor", "read_anchors", "everywhere", NOTHING),
    Grant("supervisor", "read_anchors", "everywhere", NOTHING),
    Grant("administrator", "read_anchors", "everywhere", NOTHING),
    Grant("administrator", "administer_users", "everywhere", NOTHING),
    Grant("administrator", "change_templates", "everywhere", NOTHING),
    Grant("administrator", "migrate_workflow", "everywhere", NOTHING),
)


@dataclass(frozen=True, slots=True)
class Membership:
    """A role held in an office, from a day on and perhaps until one (included)."""

    role: Role
    office: UUID
    province: str
    starts_on: date
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in, with the memberships that hold today."""

    id: UUID
    login: str
    name: str
    language: Literal["km", "en"]
    memberships: tuple[Membership, ...]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(membership.role for membership in self.memberships)


def grants(roles: Iterable[str], act: Act) -> tuple[Grant, ...]:
    """The lines of the table that let these roles do the act; none means: may not."""
    held = set(roles)
    return tuple(grant for grant in POLICY if grant.role in held and grant.act == act)


GUARDED: frozenset[str] = frozenset({"supervisor", "auditor", "administrator"})


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Whoever sees a name, and whoever watches or appoints those who do (ASVS 6.3.3)."""
    held = set(roles)
    names = any(line.role in held and "identity" in line.classes for line in POLICY)
    return names or bool(GUARDED & held)


def is_granted(roles: Iterable[str], act: Act) -> bool:
    return bool(grants(roles, act))


def needs_bond(role: str, act: Act) -> bool:
    """Whether who holds the role may do the act to none but their own cases."""
    return {grant.reach for grant in grants([role], act)} == {"own_cases"}
