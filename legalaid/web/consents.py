"""Whom she lets be told: the list of her consents, a further one, and the taking back."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.services.acts_for_her import Agreeing, Overriding, Withdrawing
from legalaid.services.consenting import agree, override, withdraw
from legalaid.services.consents import ConsentsView, view_consents
from legalaid.web.access import desk, person, require_step_up
from legalaid.web.asking import control_for
from legalaid.web.case_page import part_of
from legalaid.web.controls import Day, Hidden, Lines, Picked
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker

door = Blueprint("consents", __name__, url_prefix="/cases/<reference>/told")
ASKED = (
    "purposes", "given_on", "expires_on", "language", "read_aloud", "read_by", "witness",
    "limits",
)  # fmt: skip


@door.get("")
def every(reference: str) -> Page:
    found = view_consents(desk(), person(), reference)
    shown, rest = part_of(found.consents)
    return render_template("consents/consents.html", found=found, shown=shown, further=rest)


@door.route("/further", methods=["GET", "POST"])
def further(reference: str) -> Page:
    found = view_consents(desk(), person(), reference)

    def send(typed: dict[str, Any]) -> Response:
        told = {name: typed[name] for name in ASKED}
        wish = Agreeing(receiver=typed["receiver"], told=told, **about(reference, typed))
        agree(desk(), person(), wish)
        flash(say("Recorded. She may take it back at any time."))
        return redirect(url_for("consents.every", reference=reference))

    return run(
        Plain(
            title=say("She agrees that somebody may be told"),
            intro=say("Ask her alone. Say who will be told, what, why and until when, and that "
                      "help goes on in the same way if she says no."),
            button=say("Record her consent"),
            controls={**to_whom(found), **parts(ASKED), **hidden()},
            known={**known(found), "given_on": desk().today()},
            send=send,
            back=url_for("consents.every", reference=reference),
        )
    )  # fmt: skip


@door.route("/without", methods=["GET", "POST"])
def without(reference: str) -> Page:
    found = view_consents(desk(), person(), reference)
    if not found.may_override:
        raise NotFound

    def send(typed: dict[str, Any]) -> Response:
        require_step_up()
        wish = Overriding(
            receiver=typed["receiver"],
            purposes=tuple(typed["purposes"]),
            expires_on=typed["expires_on"],
            reason=typed["reason"],
            **about(reference, typed),
        )
        override(desk(), person(), wish)
        flash(say("Recorded under your name."))
        return redirect(url_for("consents.every", reference=reference))

    reason = Lines(label=say("Why must it be told without her consent?"))
    return run(
        Plain(
            title=say("Tell somebody without her consent"),
            intro=say("Only where her life or a child's is in danger and she cannot be asked. It "
                      "stands in the record under your name, for 30 days at most."),
            button=say("I answer for it"),
            controls={
                **to_whom(found), **parts(("purposes", "expires_on")), "reason": reason, **hidden(),
            },
            known=known(found),
            send=send,
            back=url_for("consents.every", reference=reference),
        )
    )  # fmt: skip


@door.route("/<uuid:consent>/end", methods=["GET", "POST"])
def end(reference: str, consent: UUID) -> Page:
    found = view_consents(desk(), person(), reference)
    one = next((one for one in found.consents if one.id == consent), None)
    if one is None:
        raise NotFound
    intro = f"{speaker().said(one.receiver)}: {speaker().said(one.purpose)}"
    return run(taking_back(found, consent, intro))


@door.route("/end", methods=["GET", "POST"])
def end_all(reference: str) -> Page:
    found = view_consents(desk(), person(), reference)
    return run(taking_back(found, None, say("Everything she agreed to in this case.")))


def taking_back(found: ConsentsView, consent: UUID | None, intro: str) -> Plain:
    def send(typed: dict[str, Any]) -> Response:
        day = parse_date(typed["happened_on"])
        if day is None:
            raise InputInvalid([InputFault("happened_on", "not_a_date")])
        wish = Withdrawing(consent=consent, happened_on=day, **about(found.reference, typed))
        withdraw(desk(), person(), wish)
        flash(say("Ended. Tell the receivers to stop using what they have."))
        return redirect(url_for("consents.every", reference=found.reference))

    return Plain(
        title=say("She takes it back"),
        intro=intro,
        button=say("End it now"),
        controls={"happened_on": Day(label=say("On which day did she say so?")), **hidden()},
        known={**known(found), "happened_on": desk().today()},
        send=send,
        note=say("Help goes on in the same way. Referrals under way because of it stop."),
        back=url_for("consents.every", reference=found.reference),
    )


def to_whom(found: ConsentsView) -> dict[str, Any]:
    options = [(one.code, speaker().said(one.title)) for one in found.receivers]
    return {"receiver": Picked(label=say("Who may be told?"), options=options)}


def parts(names: tuple[str, ...]) -> dict[str, Any]:
    """The questions that every consent asks, as the fields declare them."""
    catalog = desk().library.catalog
    if not catalog.knows("consent"):
        raise NotFound
    group = catalog.groups["consent"]
    return {name: control_for(desk(), group.parts[name], (), is_optional=False) for name in names}


def hidden() -> dict[str, Any]:
    return {"key": Hidden(), "seen": Hidden()}


def known(found: ConsentsView) -> dict[str, Any]:
    return {"key": uuid4().hex, "seen": str(found.seen)}


def about(reference: str, typed: dict[str, Any]) -> dict[str, Any]:
    seen = int(typed["seen"]) if typed["seen"].isdecimal() else 0
    return {"reference": reference, "key": typed["key"], "seen": seen}
