"""What a browser keeps and how to be rid of it: a page for anybody, before any door."""

from flask import Blueprint, render_template

from legalaid.services.at_once import view_hotlines
from legalaid.web.access import desk

door = Blueprint("computer", __name__)


@door.get("/computer")
def computer() -> str:
    """Neither its address nor its title tells what this desk is for."""
    return render_template("computer/computer.html", hotlines=view_hotlines(desk()))
