"""What she agrees to: one receiver, one purpose, for a time. Read out of the answers of a step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from legalaid.domain.facts import Values

GIVEN, SHARED = "consent", "sharing_consent"
AT_MOST = timedelta(days=366)
OVERRIDE_AT_MOST = timedelta(days=30)
DETAILS = ("number", "read_by", "witness", "limits", "may_tell")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One receiver may be told for one purpose from a day until another, both included."""

    source: str
    receiver: str
    purpose: str
    given_on: date
    expires_on: date
    language: str | None = None
    read_aloud: bool | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def about(self) -> tuple[str, str, str]:
        return self.source, self.receiver, self.purpose


def agreements(answers: Values, values: Values) -> tuple[Agreement, ...]:
    """Those that the answers of one act make; `values` are what the proceeding knows with them."""
    return (*given_at_intake(answers), *given_to_share(answers, values))


def given_at_intake(answers: Values) -> Iterator[Agreement]:
    """D02: every receiver she named, for every purpose she named."""
    told = part(answers, GIVEN)
    for receiver in cast("list[str]", told.get("receivers") or []):
        for purpose in cast("list[str]", told.get("purposes") or []):
            yield from agreed(GIVEN, receiver, purpose, told)


def given_to_share(answers: Values, values: Values) -> Iterator[Agreement]:
    """For a referral: the service asked; else the working group, which a blocked case goes to."""
    told = part(answers, SHARED)
    if told.get("agrees") is not True:
        return
    referral = part(values, "referral")
    receiver = str(referral.get("service") or "working_group")
    purpose = "services" if referral.get("service") else "coordination"
    named = {"name": referral["receiver"]} if referral.get("receiver") else {}
    yield from agreed(SHARED, receiver, purpose, {**told, **named})


def agreed(source: str, receiver: str, purpose: str, told: Values) -> Iterator[Agreement]:
    given, expires = told.get("given_on"), told.get("expires_on")
    if not isinstance(given, date) or not isinstance(expires, date):
        return
    details = {name: told[name] for name in ("name", *DETAILS) if name in told}
    yield Agreement(
        source=source,
        receiver=receiver,
        purpose=purpose,
        given_on=given,
        expires_on=expires,
        language=cast("str | None", told.get("language")),
        read_aloud=cast("bool | None", told.get("read_aloud")),
        details=details,
    )


def taken_back_on(answers: Values) -> date | None:
    """The day she took back what she had agreed to for this proceeding."""
    day = part(answers, SHARED).get("revoked_on")
    return day if isinstance(day, date) else None


def part(values: Values, group: str) -> Values:
    found = values.get(group)
    return found if isinstance(found, Mapping) else {}
