"""The filters of the list of cases, as they stand in its address."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast
from uuid import UUID

from legalaid.domain.errors import NotFound
from legalaid.domain.roles import is_granted
from legalaid.services.offices import list_offices
from legalaid.services.rows import Filters
from legalaid.web.access import desk, person
from legalaid.web.controls import Option
from legalaid.web.speech import say, speaker
from legalaid.web.titles import office_name
from legalaid.web.ways import code_of, require_named

STANDINGS = ("open", "closed")


class Offered(NamedTuple):
    """A list to filter by, as the page shows it."""

    name: str
    title: str
    options: list[Option]
    chosen: str


def filters_of(asked: Mapping[str, str]) -> Filters:
    """Raises the error of a missing page for what no list of ours offers."""
    kind, at, office = asked.get("kind"), asked.get("at"), asked.get("office")
    workflow = require_named(kind, desk().library.definitions) if kind else None
    return Filters(
        workflow=workflow,
        state=require_named(at, states_of(workflow)) if at and workflow else None,
        standing=standing_of(asked.get("standing")),
        office=office_of(office) if office else None,
        mine=asked.get("whose") == "mine",
    )


def office_of(asked: str) -> UUID:
    try:
        return UUID(asked)
    except ValueError as error:
        raise NotFound from error


def standing_of(asked: str | None) -> Literal["open", "closed"] | None:
    return cast(Literal["open", "closed"], asked) if asked in STANDINGS else None


def states_of(workflow: str) -> list[str]:
    return list(desk().library.definitions[workflow].workflow.states)


def offered(asked: Mapping[str, str]) -> list[Offered]:
    kinds = [
        (code_of(name), speaker().said(one.workflow.title))
        for name, one in desk().library.definitions.items()
    ]
    lists = [
        ("standing", say("Open or closed"), [("open", say("Open")), ("closed", say("Closed"))]),
        ("whose", say("Whose"), [("mine", say("Only mine"))]),
        ("kind", say("Proceeding"), kinds),
        ("at", say("Where it stands"), stations(asked.get("kind"))),
        ("office", say("Office"), offices()),
    ]
    return [Offered(n, title, options, asked.get(n, "")) for n, title, options in lists if options]


def stations(kind: str | None) -> list[Option]:
    """The states of the chosen proceeding; none is offered before one is chosen."""
    if not kind:
        return []
    workflow = desk().library.definitions[require_named(kind, desk().library.definitions)].workflow
    return [(code_of(name), speaker().said(one.title)) for name, one in workflow.states.items()]


def offices() -> list[Option]:
    if not is_granted(person().roles, "open_case"):
        return []
    return [(str(one.id), office_name(one)) for one in list_offices(desk(), person())]
