"""Sentences, numbers and dates for people, in Khmer and English: plain gettext, no framework."""

import datetime
import gettext
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, singledispatchmethod
from io import BytesIO
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from legalaid.domain.errors import (
    BackupFailed,
    Conflict,
    DefinitionFaulty,
    Fault,
    InputFault,
    InputInvalid,
    Missing,
    NotAllowed,
    NotFound,
    Reason,
    StepNotPossible,
    WordsMissing,
)
from legalaid.domain.khmer.dates import civil_line
from legalaid.domain.khmer.numerals import to_khmer
from legalaid.domain.khmer.riel import riel
from legalaid.domain.part import Language, Text
from legalaid.domain.parties import PARTIES
from legalaid.domain.sentences import SENTENCES
from legalaid.paths import PACKAGE

PHNOM_PENH = ZoneInfo("Asia/Phnom_Penh")
TRANSLATIONS = PACKAGE / "translations"


@cache
def read_catalog(language: Language) -> gettext.NullTranslations:
    """The sentences of all `.po` files of the language; English is what the msgids say."""
    if language == "en":
        return gettext.NullTranslations()
    whole = Catalog(locale=language)
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                whole.add(message.id, message.string)
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things to people in their language."""

    language: Language

    def gettext(self, msgid: str, /, **data: object) -> str:
        said = read_catalog(self.language).gettext(msgid)
        return said % self._spoken(data) if data else said

    def ngettext(self, one: str, many: str, n: int, /, **data: object) -> str:
        said = read_catalog(self.language).ngettext(one, many, n)
        return said % self._spoken({"n": n} | data)

    def said(self, text: Text) -> str:
        return text.said(self.language)

    def date(self, day: datetime.date) -> str:
        """Day, month in words, year."""
        return civil_line(day) if self.language == "km" else format_date(day, "d MMMM y", "en")

    def short_date(self, day: datetime.date) -> str:
        """Day, month, year in digits, for tables."""
        return self.number(f"{day:%d/%m/%Y}")

    def moment(self, at: datetime.datetime) -> str:
        """When something was recorded, on the clock of Cambodia."""
        here = at.astimezone(PHNOM_PENH)
        return f"{self.short_date(here)} {self.number(f'{here:%H:%M}')}"

    def number(self, n: int | str) -> str:
        return to_khmer(str(n)) if self.language == "km" else str(n)

    def riel(self, amount: int) -> str:
        return riel(amount) if self.language == "km" else f"{amount:,} riel"

    def party(self, code: str) -> str:
        """A role, a relation or an actor outside."""
        return self.gettext(PARTIES[code])

    def sentences(self, error: Exception) -> tuple[str, ...]:
        """All that an error has to say, one sentence each."""
        if isinstance(error, StepNotPossible):
            return tuple(self.sentence(reason) for reason in error.reasons)
        if isinstance(error, InputInvalid | DefinitionFaulty):
            return tuple(self.sentence(fault) for fault in error.faults)
        return (self.sentence(error),)

    @singledispatchmethod
    def sentence(self, thing: object) -> str:
        """One sentence for a reason, a fault or an error of ours."""
        raise TypeError(f"there is no sentence for {thing!r}")

    @sentence.register
    def _(self, reason: Reason) -> str:
        if reason.text is not None:
            return self.said(reason.text)
        return self._coded(reason.code, reason.data)

    @sentence.register
    def _(self, fault: InputFault) -> str:
        return self._coded(fault.code, fault.data)

    @sentence.register
    def _(self, fault: Fault) -> str:
        return self.said(fault.message)

    @sentence.register(StepNotPossible)
    @sentence.register(InputInvalid)
    @sentence.register(DefinitionFaulty)
    def _(self, error: StepNotPossible | InputInvalid | DefinitionFaulty) -> str:
        return " ".join(self.sentences(error))

    @sentence.register
    def _(self, conflict: Conflict) -> str:
        return self._coded(conflict.code, {})

    @sentence.register
    def _(self, _error: NotFound) -> str:
        return self._coded("not_found", {})

    @sentence.register
    def _(self, _error: NotAllowed) -> str:
        return self._coded("not_allowed", {})

    @sentence.register
    def _(self, error: WordsMissing) -> str:
        return self._coded("words_missing", {"words": ", ".join(error.words)})

    @sentence.register
    def _(self, failed: BackupFailed) -> str:
        return self._coded(failed.code, failed.data)

    @sentence.register
    def _(self, error: Missing) -> str:
        return self._coded(f"missing_{error.what}", {"name": error.name})

    def _named(self, party: str | Text) -> str:
        """A party of the house, or one that a workflow binds by a field of its own."""
        return self.said(party) if isinstance(party, Text) else self.party(party)

    def _coded(self, code: str, data: Mapping[str, object]) -> str:
        """A length of time has one sentence for each unit."""
        unit = data.get("unit")
        return self.gettext(SENTENCES[f"{code}_{unit}" if unit else code], **data)

    def _spoken(self, data: Mapping[str, object]) -> dict[str, object]:
        return dict(self._said_of_each(data))

    def _said_of_each(self, data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        for name, value in data.items():
            if isinstance(value, Text):
                yield name, self.said(value)
            elif isinstance(value, datetime.date):
                yield name, self.date(value)
            elif isinstance(value, int):
                yield name, self.number(value)
            elif isinstance(value, tuple):
                yield name, ", ".join(self._named(one) for one in value)
            else:
                yield name, value
