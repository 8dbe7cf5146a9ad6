"""The one page about papers that is open to anybody, where the settings say so."""

from typing import Any, cast
from urllib.parse import urlsplit

from flask import Blueprint, current_app, render_template, request
from werkzeug.wrappers import Response

from legalaid.domain.errors import NotFound
from legalaid.services.recognising import recognise
from legalaid.web.access import desk
from legalaid.web.controls import File
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker

door = Blueprint("recognising", __name__)


@door.route("/check-file", methods=["GET", "POST"])
def check() -> Page:
    """The same page for a file that is known and for one that is not."""
    require_public()
    return run(
        Plain(
            title=say("Was this file made here?"),
            intro=say("Choose the Word or PDF file as you were given it. It is not kept."),
            button=say("Look"),
            controls={"file": File(label=say("The file"), accept=".docx,.pdf")},
            send=answer,
        )
    )


def require_public() -> None:
    """At the public address alone. Raises NotFound."""
    address = cast(str, current_app.config["PUBLIC_ADDRESS"])
    if not address or request.host != urlsplit(address).netloc:
        raise NotFound


def answer(typed: dict[str, Any]) -> Response:
    day = recognise(desk(), typed["file"], request.remote_addr or "")
    told = (
        say("This very file was made here on %(day)s and is unchanged.", day=speaker().date(day))
        if day
        else say("This file was not made here, or it was changed since.")
    )
    return Response(render_template("papers/recognised.html", told=told), mimetype="text/html")
