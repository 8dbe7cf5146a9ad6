"""Papers on their way out: always as a file to save, under a name that tells nothing."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from legalaid.services.documents import download, mark_filed
from legalaid.web.access import desk, person

door = Blueprint("papers", __name__)


@door.get("/cases/<reference>/papers/<uuid:paper>")
def paper(reference: str, paper: UUID) -> Response:
    found = download(desk(), person(), reference, paper)
    answer = Response(found.content, mimetype=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
    return answer


@door.post("/cases/<reference>/papers/<uuid:paper>/filed")
def filed(reference: str, paper: UUID) -> Response:
    mark_filed(desk(), person(), reference, paper)
    return redirect(f"{url_for('cases.case', reference=reference)}#papers")
