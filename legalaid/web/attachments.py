"""Files of a case: the list of them, and always as a file to save, never shown in the page."""

from uuid import UUID

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from legalaid.services.attachments import download_attachment, list_attachments
from legalaid.web.access import desk, person
from legalaid.web.handing import hand_out

door = Blueprint("attachments", __name__, url_prefix="/cases/<reference>/files")


@door.get("")
def every(reference: str) -> str:
    found = list_attachments(desk(), person(), reference)
    return render_template("cases/files.html", reference=reference, files=found)


@door.get("/<uuid:attachment>")
def view(reference: str, attachment: UUID) -> Response:
    return hand_out(download_attachment(desk(), person(), reference, attachment))


@door.get("/<uuid:attachment>/original")
def original(reference: str, attachment: UUID) -> Response:
    return hand_out(download_attachment(desk(), person(), reference, attachment, is_original=True))
