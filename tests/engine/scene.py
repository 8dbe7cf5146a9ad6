"""The tiny workflow as a definition, with people, facts and days to try it on."""

from datetime import date
from typing import Any
from uuid import UUID

from legalaid.domain.definition import Definition
from legalaid.domain.facts import Facts, Standing
from legalaid.domain.fields import FieldCatalog, FieldFile
from legalaid.domain.law import LawBook
from legalaid.domain.workflow import Workflow
from legalaid.engine.library import define
from legalaid.engine.machine import Actor, Present
from tests.engine.tiny import Tiny, change

TODAY = date(2026, 3, 10)
YESTERDAY = date(2026, 3, 9)
OFFICER = Actor(UUID(int=1), frozenset({"legal_aid_officer"}))
LAWYER = Actor(UUID(int=2), frozenset({"lawyer"}), frozenset({"assigned_lawyer"}))
OTHER_LAWYER = Actor(UUID(int=3), frozenset({"lawyer"}))
OWNER = Actor(UUID(int=4), frozenset({"womens_affairs"}), frozenset({"case_owner"}))
AUDITOR = Actor(UUID(int=5), frozenset({"auditor"}))
POOR = {"means": {"income": 300}, "kind": "first"}


def defined(**changes: Any) -> Definition:
    """Changes are made inside the workflow; `__` stands for the dot of a path."""
    tiny = Tiny()
    for path, value in changes.items():
        change(tiny, f"workflow.{path.replace('__', '.')}", value)
    return definition_of(tiny)


def definition_of(tiny: Tiny) -> Definition:
    return define(
        Workflow.model_validate(tiny.workflow),
        FieldCatalog.of(FieldFile.model_validate(tiny.fields)),
        LawBook.model_validate({"rules": tiny.rules}),
    )


def facts(**given: Any) -> Facts:
    return Facts(**{"on": TODAY, "values": POOR, "amounts": {"ceiling": 500}} | given)


def at(state: str, **taken_by: UUID) -> Present:
    return Present(state, taken_by)


def standing(workflow: str, state: str, *, is_final: bool) -> Standing:
    return Standing(UUID(int=77), workflow, state, is_final)
