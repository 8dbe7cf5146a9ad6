"""Every error becomes a page in the language of the reader, with its status."""

from collections.abc import Mapping, Sequence
from secrets import token_hex

from flask import Flask, current_app, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from legalaid.domain.errors import (
    Conflict,
    DefinitionFaulty,
    InputInvalid,
    LegalAidError,
    Missing,
    NotAllowed,
    NotFound,
    StepNotPossible,
    WordsMissing,
)
from legalaid.language import Speaker
from legalaid.web import tracing
from legalaid.web.speech import language_of_browser, say, speaker

Page = tuple[str, int]
TOO_LARGE = 413
STATUS: Mapping[type[LegalAidError], int] = {
    NotFound: 404,
    NotAllowed: 403,
    StepNotPossible: 409,
    Conflict: 409,
    InputInvalid: 422,
    DefinitionFaulty: 422,
    Missing: 503,
    WordsMissing: 422,
}


def page(status: int, *sentences: str, by: Sequence[Mapping[str, object]] = ()) -> Page:
    return render_template("errors/error.html", sentences=sentences, by=by), status


def tell_error(error: LegalAidError) -> Page:
    if isinstance(error, NotFound | NotAllowed):
        tracing.refuse()
    return tell(error)


def tell(error: LegalAidError) -> Page:
    by = error.by if isinstance(error, Conflict) else ()
    return page(STATUS.get(type(error), 500), *speaker().sentences(error), by=by)


def tell_old_page(_error: CSRFError) -> Page:
    return page(400, say("This page was open too long, or cookies are off. Go back and try again."))


def tell_refusal(error: HTTPException) -> Page:
    """A missing page reads exactly like one out of scope; another host gets no page at all."""
    if isinstance(error, SecurityError):
        return "", SecurityError.code
    if error.code == STATUS[NotFound]:
        return tell(NotFound())
    if error.code == TOO_LARGE:
        return page(
            TOO_LARGE, say("What was sent is too large. Go back: what you typed is still there.")
        )
    return page(error.code or 500, say("The program cannot answer this request."))


def tell_failure(error: InternalServerError) -> Page:
    """What went wrong stays in the log, under a number that can be told by telephone.

    The page asks nothing of the database, which may be what fails.
    """
    ticket = token_hex(4)
    current_app.logger.error("ticket %s", ticket, exc_info=error.original_exception)
    voice = Speaker(language_of_browser())
    template = current_app.jinja_env.get_template("errors/failure.html")
    return template.render(speaker=voice, _=voice.gettext, ticket=ticket), 500


def listen(app: Flask) -> None:
    app.register_error_handler(LegalAidError, tell_error)
    app.register_error_handler(CSRFError, tell_old_page)
    app.register_error_handler(HTTPException, tell_refusal)
    app.register_error_handler(InternalServerError, tell_failure)
