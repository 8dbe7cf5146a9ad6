"""What can be wrong with a template, as faults in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from legalaid.domain.errors import Fault
from legalaid.domain.part import Text
from legalaid.language import Speaker

_KM, _EN = Speaker("km"), Speaker("en")
SENTENCES: Mapping[str, str] = {
    "not-a-docx": "This is not a Word file (.docx).",
    "broken-tag": "A tag cannot be read: %(why)s",
    "hidden-space": "There is a zero-width space inside the tag %(tag)s.",
    "not-spoken": "A template may not say “%(said)s”.",
    "unknown-filter": "“%(said)s” is none of the filters digits, date, lunar, riel, riel_in_words.",
    "unknown-word": "There is no word “%(word)s”.",
    "unknown-word-near": "There is no word “%(word)s”. Did you mean “%(nearest)s”?",
    "no-wording": "“%(word)s” cannot be printed like this: it is of the type %(kind)s.",
    "shows-location": "“%(word)s” tells where she is, on a paper that the other party sees.",
    "font": "Khmer is printed wrongly: the font of “%(where)s” is not set for Khmer (%(font)s).",
    "size": "The size of “%(where)s” is not set for Khmer.",
    "theme-font": "“%(where)s” takes its font from a theme, which has none of the fonts for Khmer.",
    "language": "The language of Khmer text is not set to Khmer.",
    "macro": "The file holds macros.",
    "external-link": "The file points outside itself: %(target)s",
    "metadata": "The file tells who made it: %(what)s",
    "revision": "The file holds tracked changes or comments.",
}


@dataclass(frozen=True, slots=True)
class Finder:
    """Makes faults of one template."""

    file: str

    def fault(self, code: str, part: str, **data: object) -> Fault:
        sentence = SENTENCES[code]
        message = Text(km=_KM.gettext(sentence, **data), en=_EN.gettext(sentence, **data))
        return Fault(code.removesuffix("-near"), self.file, 0, part, message)
