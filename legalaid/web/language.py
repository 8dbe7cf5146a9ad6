"""The switch between Khmer and English, kept with the person or in this browser."""

from flask import Blueprint, redirect, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from legalaid.services.users import speak
from legalaid.web.access import desk, visitor
from legalaid.web.speech import COOKIE, LANGUAGES
from legalaid.web.ways import way_back

door = Blueprint("language", __name__)


@door.post("/language")
def switch() -> Response:
    language = next((one for one in LANGUAGES if one == request.form.get("language")), None)
    if language is None:
        raise BadRequest
    signed_in = visitor()
    if signed_in:
        speak(desk(), signed_in.person, language)
    answer = redirect(way_back())
    answer.set_cookie(COOKIE, language, httponly=True, samesite="Lax", secure=request.is_secure)
    return answer
