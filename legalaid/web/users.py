"""The administrator's door: who may sign in, and with which roles."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.domain.entries import parse_date
from legalaid.domain.errors import InputFault, InputInvalid, NotFound
from legalaid.domain.roles import ROLES
from legalaid.services import users as services
from legalaid.services.offices import list_offices
from legalaid.services.staff import Appointment, Invitation, UserView
from legalaid.web.access import desk, person, require_step_up
from legalaid.web.controls import Day, Line, Picked, Radios, id_of
from legalaid.web.plain import Page, Plain, run
from legalaid.web.sessions import require_typed
from legalaid.web.speech import say, speaker
from legalaid.web.titles import office_name

door = Blueprint("users", __name__, url_prefix="/users")


@door.get("/")
def users() -> Page:
    return render_template("users/users.html", users=services.list_users(desk(), person()))


@door.get("/<uuid:user>")
def user(user: UUID) -> Page:
    return render_template("users/user.html", user=found(user))


def found(user: UUID) -> UserView:
    for one in services.list_users(desk(), person()):
        if one.id == user:
            return one
    raise NotFound


@door.route("/new", methods=["GET", "POST"])
def new() -> Page:
    services.list_users(desk(), person())
    languages = [("km", say("Khmer")), ("en", say("English"))]
    controls = {
        "login": Line(label=say("Sign-in name")),
        "name": Line(label=say("Name in Khmer letters, as papers print it")),
        "name_latin": Line(label=say("Name in Latin letters"), is_optional=True),
        "phone": Line(label=say("Telephone number"), is_optional=True),
        "bar_number": Line(label=say("Number at the Bar, of a lawyer"), is_optional=True),
        "language": Radios(label=say("Language of the pages"), options=languages),
    }
    title = say("Invite somebody")
    known, back = {"language": "km"}, url_for("users.users")
    return run(
        Plain(title=title, button=title, controls=controls, send=invite, known=known, back=back)
    )


def invite(typed: dict[str, Any]) -> Response:
    code = services.invite_user(desk(), person(), Invitation(**typed))
    flash(say("Give this code in person. It is shown only once: %(code)s", code=code))
    return redirect(url_for("users.users"))


@door.post("/<uuid:user>/code")
def renew(user: UUID) -> Response:
    found(user)
    require_step_up()
    code = services.renew_invitation(desk(), person(), user)
    flash(say("Give this code in person. It is shown only once: %(code)s", code=code))
    return redirect(url_for("users.user", user=user))


@door.post("/<uuid:user>/off")
def disable(user: UUID) -> Response:
    services.disable_user(desk(), person(), user)
    return redirect(url_for("users.user", user=user))


@door.post("/<uuid:user>/on")
def enable(user: UUID) -> Response:
    services.enable_user(desk(), person(), user)
    return redirect(url_for("users.user", user=user))


@door.route("/<uuid:user>/roles", methods=["GET", "POST"])
def grant(user: UUID) -> Page:
    offices = [(str(one.id), office_name(one)) for one in list_offices(desk(), person())]
    require_step_up()
    controls = {
        "role": Picked(
            label=say("Role"), options=[(role, speaker().party(role)) for role in ROLES]
        ),
        "office": Picked(label=say("Office"), options=offices),
        "starts_on": Day(label=say("From")),
        "ends_on": Day(label=say("Until"), is_optional=True),
    }
    title, back = f"{say('Give a role')}: {found(user).name}", url_for("users.user", user=user)
    known = {"starts_on": desk().today()}

    def appoint(typed: dict[str, Any]) -> Response:
        services.grant_role(desk(), person(), appointment(user, typed))
        return redirect(back)

    button = say("Give the role")
    return run(
        Plain(title=title, button=button, controls=controls, send=appoint, known=known, back=back)
    )


def appointment(user: UUID, typed: dict[str, Any]) -> Appointment:
    require_typed(typed, "role", "office")
    starts, ends = parse_date(typed["starts_on"]), parse_date(typed["ends_on"])
    if starts is None:
        raise InputInvalid([InputFault("starts_on", "not_a_date")])
    if typed["ends_on"] and ends is None:
        raise InputInvalid([InputFault("ends_on", "not_a_date")])
    office, role = id_of("office", typed["office"]), typed["role"]
    return Appointment(user=user, office=office, role=role, starts_on=starts, ends_on=ends)


@door.post("/<uuid:user>/roles/<uuid:membership>/end")
def end(user: UUID, membership: UUID) -> Response:
    found(user)
    require_step_up()
    services.end_role(desk(), person(), membership)
    return redirect(url_for("users.user", user=user))
