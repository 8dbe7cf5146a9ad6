"""In which language the page speaks, and what every template may say."""

from typing import cast

from flask import g, request

from legalaid.domain.part import Language
from legalaid.language import Speaker
from legalaid.web.access import visitor

COOKIE = "language"
LANGUAGES: tuple[Language, ...] = ("km", "en")


def speaker() -> Speaker:
    """Who speaks on this page: Khmer, unless the person or this browser chose English."""
    if "speaker" not in g:
        g.speaker = Speaker(chosen_language())
    return cast(Speaker, g.speaker)


def chosen_language() -> Language:
    signed_in = visitor()
    return signed_in.person.language if signed_in else language_of_browser()


def language_of_browser() -> Language:
    return "en" if request.cookies.get(COOKIE) == "en" else "km"


def say(msgid: str, /, **data: object) -> str:
    """The sentence in the language of the page."""
    return speaker().gettext(msgid, **data)


def voices() -> dict[str, object]:
    """The words every template has at hand."""
    voice = speaker()
    return {
        "speaker": voice,
        "_": voice.gettext,
        "ngettext": voice.ngettext,
        "said": voice.said,
        "sentence": voice.sentence,
        "party": voice.party,
        "date": voice.date,
        "short_date": voice.short_date,
        "moment": voice.moment,
        "number": voice.number,
        "riel": voice.riel,
    }
