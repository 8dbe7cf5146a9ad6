"""Files on their way out: to save, under a name that tells nothing, or here only to print."""

from flask import redirect
from werkzeug.wrappers import Response

from legalaid.services.saved_files import note_saved
from legalaid.services.views import Download
from legalaid.web.access import desk, standing, token

PRINTABLE = "application/pdf"


def hand_out(found: Download) -> Response:
    """Never shown in the page, but for a PDF that a shared computer opens to print."""
    is_printed = is_shared() and found.media_type == PRINTABLE
    if not is_printed:
        note_saved(desk(), token(), found.file_name)
    answer = Response(found.content, mimetype=found.media_type)
    way = "inline" if is_printed else "attachment"
    answer.headers["Content-Disposition"] = f'{way}; filename="{found.file_name}"'
    return answer


def is_shared() -> bool:
    """Whether others use this computer too, as the person said when she signed in."""
    here = standing()
    return here is not None and here.is_shared


def ask_first(address: str) -> Response | None:
    """On a shared computer a file is not saved before the page said what that leaves there."""
    return redirect(address) if is_shared() else None
