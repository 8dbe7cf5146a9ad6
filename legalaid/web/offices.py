"""The administrator's door to offices."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from legalaid.services.offices import KINDS, found_office, list_offices
from legalaid.services.staff import NewOffice
from legalaid.web.access import desk, person
from legalaid.web.addresses import name_of
from legalaid.web.controls import Line, Picked
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say
from legalaid.web.titles import office_kind

door = Blueprint("offices", __name__, url_prefix="/offices")


@door.get("/")
def offices() -> Page:
    return render_template("users/offices.html", offices=list_offices(desk(), person()))


@door.route("/new", methods=["GET", "POST"])
def new() -> Page:
    list_offices(desk(), person())
    provinces = [(place.code, name_of(place)) for place in desk().places.provinces]
    rule = say("Two to ten capitals and digits, such as LAC1. It stands in every reference.")
    controls = {
        "code": Line(label=say("Short code"), description=rule),
        "kind": Picked(label=say("Kind"), options=[(kind, office_kind(kind)) for kind in KINDS]),
        "province": Picked(label=say("Province or capital"), options=provinces),
        "name_km": Line(label=say("Name in Khmer")),
        "name_en": Line(label=say("Name in English")),
        "address_km": Line(label=say("Address in Khmer"), is_optional=True),
        "phone": Line(label=say("Telephone number"), is_optional=True),
    }
    title, back = say("Add an office"), url_for("offices.offices")
    return run(Plain(title=title, button=title, controls=controls, send=add, back=back))


def add(typed: dict[str, Any]) -> Response:
    found_office(desk(), person(), NewOffice(**typed))
    return redirect(url_for("offices.offices"))
