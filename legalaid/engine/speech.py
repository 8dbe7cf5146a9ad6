"""Sentences of the engine in both languages at once: the English is the msgid."""

from legalaid.domain.part import Text
from legalaid.language import Speaker

KM, EN = Speaker("km"), Speaker("en")


def both(sentence: str, /, **data: object) -> Text:
    return Text(km=KM.gettext(sentence, **data), en=EN.gettext(sentence, **data))
