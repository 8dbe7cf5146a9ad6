"""How to reach her in safety: shown, printed alone, and confirmed with her."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.services.acts_for_her import ConfirmingContact
from legalaid.services.contacts import CONTACT, ContactView, confirm_contact, view_contact
from legalaid.web.access import desk, person
from legalaid.web.answers import Line, said_answer
from legalaid.web.asking import control_for
from legalaid.web.controls import Day, Hidden
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker

door = Blueprint("contacts", __name__, url_prefix="/cases/<reference>/reach")
DAY = "happened_on"


@dataclass(frozen=True, slots=True)
class SaidContact:
    """The safe way, and its answers as lines; those that say nothing are left out."""

    view: ContactView
    lines: tuple[Line, ...]


def said_contact(view: ContactView | None) -> SaidContact | None:
    groups = desk().library.catalog.groups
    if view is None or CONTACT not in groups:
        return None
    parts = groups[CONTACT].parts
    told = {name: view.told[name] for name in parts if view.told.get(name) not in {None, ""}}
    lines = (
        Line(speaker().said(parts[n].title), said_answer(desk(), parts[n], value))
        for n, value in told.items()
    )
    return SaidContact(view, tuple(lines))


@door.route("", methods=["GET", "POST"])
def contact(reference: str) -> Page:
    case, view = view_contact(desk(), person(), reference)
    shown = said_contact(view)
    if view is None or shown is None:
        raise NotFound

    def send(typed: dict[str, Any]) -> Response:
        confirm_contact(desk(), person(), wish_of(reference, typed))
        flash(say("Confirmed with her."))
        return redirect(url_for("cases.case", reference=reference))

    plain = Plain(
        title=say("How to reach her"),
        button=say("She confirms it"),
        controls={**questions(), **about()},
        known={
            **{f"{CONTACT}.{name}": value for name, value in view.told.items()},
            "key": uuid4().hex, "seen": str(case.seen), DAY: desk().today(),
        },
        send=send,
        note=say("What is left empty is no way to reach her any more."),
        back=url_for("cases.case", reference=reference),
    )  # fmt: skip
    return run(plain, "cases/contact.html", contact=shown)


def questions() -> Mapping[str, Any]:
    parts = desk().library.catalog.groups[CONTACT].parts
    return {
        f"{CONTACT}.{name}": control_for(desk(), field, (), is_optional=False)
        for name, field in parts.items()
    }


def about() -> Mapping[str, Any]:
    asked = Day(label=say("On which day did she confirm it?"))
    return {DAY: asked, "key": Hidden(), "seen": Hidden()}


def wish_of(reference: str, typed: Mapping[str, Any]) -> ConfirmingContact:
    day = parse_date(typed[DAY])
    if day is None:
        raise InputInvalid([InputFault(DAY, "not_a_date")])
    told = {name.partition(".")[2]: raw for name, raw in typed.items() if "." in name}
    return ConfirmingContact(
        reference=reference,
        told=told,
        happened_on=day,
        key=typed["key"],
        seen=int(typed["seen"]) if typed["seen"].isdecimal() else 0,
    )
